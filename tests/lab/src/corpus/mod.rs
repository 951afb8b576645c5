//! `cargo xtask corpus`: what comes of a folder of documents.
//!
//! Each document is generated in a process of its own, which hands its figures to the run in a file: a
//! document that takes too long or too much memory costs its own figures alone.

mod account;
mod calls;
mod cargo;
mod coverage;
mod declared;
mod entry;
mod examples;
mod figures;
mod generated;
mod generation;
mod hashes;
mod table;
mod values;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use xtask::Outcome;
use xtask::console::{Console, Style, harmless};
use xtask::progress::Progress;
use xtask::report::count;

use crate::arguments::{Compile, Corpus};
use crate::documents::{DocumentFile, documents};
use crate::failure::Failure;
use crate::scratch::scratch;
use account::Account;
use cargo::Cargo;
use figures::{Figures, Row};
use hashes::{ClientHashes, Hashes};

pub use entry::run as run_entry;

/// The folder of a client in that of its document.
const CLIENT: &str = "client";

/// How long a document may take to generate.
const GENERATION: Duration = Duration::from_secs(600);

/// How many faults of a document are printed.
const FAULTS: usize = 5;

/// Generates, and as asked compiles, the documents of a folder.
pub fn run(options: &Corpus, console: &mut Console) -> Outcome {
    match attempt(options, console) {
        Ok(outcome) => outcome,
        Err(problem) => {
            let error = console.err_palette.paint(Style::Error, "error");
            console.err(&format!("{error}: {}", harmless(&problem)));
            Outcome::Refused
        }
    }
}

fn attempt(options: &Corpus, console: &mut Console) -> Result<Outcome, String> {
    let documents = documents(&options.folder, &options.filters)?;
    // Read before a run that takes long, so that it does not fail at its end.
    let earlier = options.compare.as_deref().map(Hashes::load).transpose()?;
    let scratch = scratch(options.scratch.as_deref(), "corpus")?;
    let progress = Progress::standard();
    let cargo = match (options.compile, options.judges.run_programs()) {
        (Compile::No, false) => None,
        (lints, _) => {
            progress.show("dependencies");
            Some(Mutex::new(Cargo::prepare(&scratch, lints)?))
        }
    };
    let run = Run {
        options,
        scratch: &scratch,
        cargo,
        progress: &progress,
    };
    let mut rows = run.all(&documents, options.jobs.get());
    progress.clear();
    let same = earlier.map(|earlier| earlier.compare(&mut rows));
    console.out(&table::markdown(&rows));
    explain(&rows, console);
    if let Some(path) = &options.json {
        fs::write(path, table::json(&rows))
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    if let Some(path) = &options.save_hashes {
        Hashes::of_rows(&rows).save(path)?;
    }
    if let (Some(same), Some(path)) = (same, &options.compare) {
        let clients = count(rows.len(), "client");
        let path = harmless(&path.display().to_string());
        console.err(&format!(
            "{same} of {clients} the same to the byte as in {path}"
        ));
    }
    let passed = rows.iter().filter(|row| row.passes()).count();
    console.err(&format!(
        "{passed} of {} pass",
        count(rows.len(), "document")
    ));
    match passed == rows.len() {
        true => Ok(Outcome::Done),
        false => Ok(Outcome::Refused),
    }
}

/// Prints the first faults of broken documents, and why documents fail.
fn explain(rows: &[Row], console: &mut Console) {
    for row in rows {
        let faults = row.figures.as_ref().map_or(&[][..], |it| &it.faults);
        let mut text: String = faults
            .iter()
            .take(FAULTS)
            .map(|it| format!("{it}\n"))
            .collect();
        if faults.len() > FAULTS {
            let rest = count(faults.len() - FAULTS, "more error");
            text += &format!("and {rest}: `cargo xtask generate --spec` tells them\n");
        }
        let details = row
            .failure
            .iter()
            .flat_map(|failure| failure.details.lines());
        text.extend(details.map(|line| harmless(line) + "\n"));
        if !text.is_empty() || !row.passes() {
            let name = console.err_palette.paint(Style::Strong, &row.name);
            console.err(&format!("\n{name}: {}\n{text}", row.verdict()));
        }
    }
}

/// A run over many documents.
struct Run<'r> {
    options: &'r Corpus,
    scratch: &'r Path,
    /// The compiler, for one at a time: cargo would wait for itself otherwise, and count that in.
    cargo: Option<Mutex<Cargo>>,
    progress: &'r Progress,
}

impl Run<'_> {
    /// Takes on all documents; returns what came of them in their order.
    fn all(&self, documents: &[DocumentFile], jobs: usize) -> Vec<Row> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut rows = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(document) = documents.get(index) else {
                    return rows;
                };
                let step = |what: &str| {
                    let done = done.load(Ordering::Relaxed);
                    let text = format!("[{done}/{}] {}: {what}", documents.len(), document.name);
                    self.progress.show(&text);
                };
                rows.push((index, self.one(document, step)));
                done.fetch_add(1, Ordering::Relaxed);
            }
        };
        let mut rows: Vec<(usize, Row)> = thread::scope(|scope| {
            let workers = (0..jobs.min(documents.len())).map(|_| scope.spawn(work));
            let workers: Vec<_> = workers.collect();
            let rows = workers
                .into_iter()
                .flat_map(|it| it.join().unwrap_or_default());
            rows.collect()
        });
        rows.sort_by_key(|(index, _)| *index);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn one(&self, document: &DocumentFile, step: impl Fn(&str)) -> Row {
        let folder = self.scratch.join(&document.name);
        let mut row = Row::new(&document.name);
        step("generating");
        if let Err(failure) = self.generate(document, &folder, &mut row) {
            row.fail(failure);
            return row;
        }
        if let Some(cargo) = &self.cargo {
            let cargo = cargo.lock().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = cargo.surround(&folder) {
                row.fail(Failure::new("not compiled", &error.to_string()));
                return row;
            }
            if self.options.compile != Compile::No {
                step("compiling");
                let compiled = cargo.compile(&folder, &document.crate_name());
                row.compile_seconds = Some(compiled.seconds);
                if let Some(failure) = compiled.failure {
                    row.fail(failure);
                }
            }
            if self.options.judges.examples {
                step("decoding examples");
                decode_examples(document, &folder, &cargo, &mut row);
            }
            if self.options.judges.calls {
                step("calling");
                call(document, &folder, &cargo, &mut row);
            }
            if self.options.judges.values {
                step("decoding values");
                decode_values(document, &folder, &cargo, &mut row);
            }
        }
        row
    }

    /// Generates a client; the row gets its figures and, where they are asked for, its hashes.
    fn generate(
        &self,
        document: &DocumentFile,
        folder: &Path,
        row: &mut Row,
    ) -> Result<(), Failure> {
        let figures = generation::run(document, folder, self.options, GENERATION)?;
        if self.options.needs_hashes() {
            row.hashes = Some(hashes(folder, &figures)?);
        }
        if let Some(failure) = figures.failure() {
            row.fail(failure);
        }
        if let Some(failure) = figures.account.as_ref().and_then(Account::failure) {
            row.fail(failure);
        }
        row.figures = Some(figures);
        Ok(())
    }
}

/// Hashes the client in a folder. A client that is there although this run has refused the document is an
/// earlier run's.
fn hashes(folder: &Path, figures: &Figures) -> Result<ClientHashes, Failure> {
    if figures.refused {
        return Ok(ClientHashes::default());
    }
    ClientHashes::of_folder(&folder.join(CLIENT))
        .map_err(|error| Failure::new("the client cannot be read", &error.to_string()))
}

fn decode_examples(document: &DocumentFile, folder: &Path, cargo: &Cargo, row: &mut Row) {
    match examples::run(folder, &document.crate_name(), &cargo.target) {
        Ok(found) => {
            if let Some(failure) = examples::failure(&found) {
                row.fail(failure);
            }
            row.examples = Some(found);
        }
        Err(failure) => row.fail(failure),
    }
}

fn call(document: &DocumentFile, folder: &Path, cargo: &Cargo, row: &mut Row) {
    match calls::run(
        &document.path,
        folder,
        &document.crate_name(),
        &cargo.target,
    ) {
        Ok(found) => {
            if let Some(failure) = calls::failure(&found) {
                row.fail(failure);
            }
            row.calls = Some(found);
        }
        Err(failure) => row.fail(failure),
    }
}

fn decode_values(document: &DocumentFile, folder: &Path, cargo: &Cargo, row: &mut Row) {
    match values::run(folder, &document.crate_name(), &cargo.target) {
        Ok(found) => {
            if let Some(failure) = found.failure() {
                row.fail(failure);
            }
            row.values = Some(found);
        }
        Err(failure) => row.fail(failure),
    }
}
