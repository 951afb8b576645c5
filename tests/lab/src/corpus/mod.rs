//! `cargo xtask corpus`: what comes of a folder of documents.
//!
//! Each document is generated in a process of its own, which hands its figures to the run in a file: a
//! document that takes too long or too much memory costs its own figures alone.

mod cargo;
mod coverage;
mod declared;
mod entry;
mod examples;
mod figures;
mod generation;
mod table;

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
use crate::scratch::scratch;
use cargo::Cargo;
use figures::Row;

pub use entry::run as run_entry;

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
    let scratch = scratch(options.scratch.as_deref(), "corpus")?;
    let progress = Progress::standard();
    let cargo = match (options.compile, options.examples) {
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
    let rows = run.all(&documents, options.jobs.get());
    progress.clear();
    console.out(&table::markdown(&rows));
    explain(&rows, console);
    if let Some(path) = &options.json {
        fs::write(path, table::json(&rows))
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
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
        step("generating");
        let mut row = Row::new(&document.name);
        match generation::run(document, &folder, self.options.examples, GENERATION) {
            Ok(figures) => row.figures = Some(figures),
            Err(failure) => return row.fail(failure),
        }
        if let Some(failure) = row.figures.as_ref().and_then(|figures| figures.failure()) {
            row = row.fail(failure);
        }
        let Some(cargo) = &self.cargo else {
            return row;
        };
        let cargo = cargo.lock().unwrap_or_else(PoisonError::into_inner);
        step("compiling");
        let compiled = cargo.compile(&folder, &document.crate_name());
        row.compile_seconds = Some(compiled.seconds);
        if let Some(failure) = compiled.failure {
            row = row.fail(failure);
        }
        if self.options.examples {
            step("decoding examples");
            match examples::run(&folder, &document.crate_name(), &cargo.target) {
                Ok(found) => {
                    row = examples::failure(&found).into_iter().fold(row, Row::fail);
                    row.examples = Some(found);
                }
                Err(failure) => row = row.fail(failure),
            }
        }
        row
    }
}
