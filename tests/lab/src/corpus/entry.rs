//! One document, in a process of its own.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use codegen::diagnostic::{Diagnostics, Severity};
use codegen::source::Limits;
use codegen::{Config, Document, Generation};
use xtask::Outcome;
use xtask::console::{Console, Palette};
use xtask::disk::Folder;
use xtask::report::{Report, Strictness};

use super::figures::Figures;
use super::generation::FIGURES;
use super::{CLIENT, account, calls, coverage, declared, examples, values};
use crate::arguments::Entry;
use crate::memory::{Whose, peak_memory};

/// The most address space that a document may take, in bytes: some ten times what large ones do.
const MEMORY: u64 = 16 << 30;

/// Generates the client of a document, and writes its files and its figures.
pub fn run(entry: &Entry, console: &mut Console) -> Outcome {
    limit_memory();
    match attempt(entry) {
        Ok(()) => Outcome::Done,
        Err(problem) => {
            console.err(&problem);
            Outcome::Refused
        }
    }
}

fn attempt(entry: &Entry) -> Result<(), String> {
    let settings = entry.document.with_extension("settings.yaml");
    let mut config = match settings.exists() {
        true => {
            Config::load(&settings).map_err(|it| faults(&Diagnostics::from(it), None).join("\n"))?
        }
        false => Config::default(),
    };
    config.rename(&entry.crate_name);
    let started = Instant::now();
    let normalized = match codegen::load_with(&entry.document, &config) {
        Ok(normalized) => normalized,
        Err(failure) => {
            let figures = Figures {
                faults: faults(&failure.diagnostics, failure.document.as_deref()),
                refused: true,
                ..measured(started.elapsed(), peak_memory(Whose::Own))
            };
            return write(&figures, &entry.out);
        }
    };
    let generation =
        codegen::generate(&normalized, &config).map_err(|failure| failure.to_string())?;
    let figures = measured(started.elapsed(), peak_memory(Whose::Own));
    let raw = Document::load(&entry.document, Limits::default())
        .map_err(|error| faults(&Diagnostics::from(error), None).join("\n"))?;
    let document = normalized.document();
    let mut figures = count(figures, &raw, document, &generation);
    if !figures.missing.is_empty() {
        let omitted = account::omitted(&entry.document)?;
        figures.missing.retain(|it| !omitted.contains(it));
    }
    if entry.judges.account {
        figures.account = account::of(&entry.document, document, &generation)?;
    }
    write(&figures, &entry.out)?;
    if entry.judges.examples {
        examples::write(&raw, document, &generation, &entry.out)?;
    }
    if entry.judges.calls {
        calls::write(&entry.document, document, &generation, &entry.out)?;
    }
    if entry.judges.values {
        values::write(
            &entry.document,
            document,
            &generation,
            entry.chance,
            &entry.out,
        )?;
    }
    let folder = Folder::new(&entry.out.join(CLIENT));
    let written = folder.write(&generation.files);
    written.map(drop).map_err(|it| it.to_string())
}

fn measured(elapsed: Duration, peak_memory: Option<f64>) -> Figures {
    Figures {
        seconds: elapsed.as_secs_f64(),
        peak_memory,
        ..Figures::default()
    }
}

/// Adds what is counted in the document and in the client.
fn count(
    figures: Figures,
    raw: &Document,
    document: &Document,
    generation: &Generation,
) -> Figures {
    let declared = declared::operations(raw);
    let coverage = coverage::of(&declared, document, generation);
    let code = generation.files.iter();
    let code = code.filter(|(path, _)| path.ends_with(".rs"));
    Figures {
        version: declared::version(raw),
        declared: declared.len(),
        operations: coverage.covered,
        missing: coverage.missing,
        models: generation.models,
        fields: generation.fields,
        untyped: generation.untyped,
        warnings: generation.diagnostics.warnings(),
        faults: faults(&generation.diagnostics, Some(document)),
        lines: code.map(|(_, text)| text.lines().count()).sum(),
        ..figures
    }
}

/// Describes the errors among problems, each with its line.
fn faults(diagnostics: &Diagnostics, document: Option<&Document>) -> Vec<String> {
    let located = diagnostics.located(document);
    let errors = located
        .into_iter()
        .filter(|it| it.diagnostic.severity() == Severity::Error);
    let texts = errors.map(|it| {
        let alone = Diagnostics::from(it.diagnostic.clone());
        Report::new(&alone, document, Strictness::Lenient, Palette::Plain).problems()
    });
    texts.collect()
}

fn write(figures: &Figures, out: &Path) -> Result<(), String> {
    let text = serde_json::to_string(figures).map_err(|error| error.to_string())?;
    fs::create_dir_all(out)
        .and_then(|()| fs::write(out.join(FIGURES), text))
        .map_err(|error| format!("{} cannot be written: {error}", out.display()))
}

/// Lets an allocation fail rather than take all memory of the machine.
#[cfg(unix)]
fn limit_memory() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let hard = getrlimit(Resource::RLIMIT_AS).map_or(MEMORY, |(_, hard)| hard);
    // Where the system knows no such limit the run goes on without.
    let _ = setrlimit(Resource::RLIMIT_AS, MEMORY.min(hard), hard);
}

#[cfg(not(unix))]
fn limit_memory() {}
