//! `cargo xtask bench`: this generator and its peers, side by side.
//!
//! All generators take turns with a document, so that what else the machine does harms all of them. A client
//! stands alone in a workspace, and what it depends on is built before.

mod call;
mod compile;
mod consumer;
mod figures;
mod generator;
mod generators {
    pub mod oas3_gen;
    pub mod openapi_to_rust;
    pub mod ours;
    pub mod ploidy;
    pub mod progenitor;
}
mod machine;
mod measure;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::Outcome;
use xtask::console::{Console, Style, harmless};
use xtask::progress::Progress;

use crate::arguments::Bench;
use crate::documents::{DocumentFile, documents};
use crate::failure::Failure;
use crate::scratch::scratch;
use compile::{Dependencies, Workspace};
use figures::{Figure, Measured};
use generator::{Installed, Job};
use generators::ours;
use table::Comparison;

pub use measure::run as run_measured;

/// Measures the generators with each of the documents.
pub fn run(options: &Bench, console: &mut Console) -> Outcome {
    attempt(options, console).unwrap_or_else(|problem| {
        let error = console.err_palette.paint(Style::Error, "error");
        console.err(&format!("{error}: {}", harmless(&problem)));
        Outcome::Refused
    })
}

fn attempt(options: &Bench, console: &mut Console) -> Result<Outcome, String> {
    let found = options
        .paths
        .iter()
        .map(|path| documents(path, &options.filters));
    let found: Vec<DocumentFile> = found.collect::<Result<Vec<_>, _>>()?.concat();
    let peers = Installed::peers(options.peers.as_deref())?;
    let scratch = scratch(options.scratch.as_deref(), "bench")?;
    let progress = Progress::standard();
    progress.show("building this generator with --release");
    let mut generators = vec![Installed::ours(ours::build()?)];
    generators.extend(peers);
    let mut run = Run {
        options,
        generators,
        scratch,
        progress,
        dependencies: Dependencies::default(),
    };
    console.out(&machine::describe());
    let (mut outcome, mut values) = (Outcome::Done, Vec::new());
    for document in &found {
        let comparison = run.compare(document)?;
        run.progress.clear();
        console.out(&format!("\n{}", comparison.markdown()));
        tell(&comparison, console);
        if !comparison.measured.first().is_some_and(Measured::is_sound) {
            outcome = Outcome::Refused;
        }
        values.push(comparison.json());
        // Kept after each document: a run takes hours.
        if let Some(path) = &options.json {
            write(path, &values)?;
        }
    }
    generator::sweep(&run.scratch)
        .map_err(|error| format!("{} cannot be emptied: {error}", run.scratch.display()))?;
    Ok(outcome)
}

fn write(path: &Path, values: &[Value]) -> Result<(), String> {
    let text = format!("{:#}\n", Value::from(values));
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Prints why something failed.
fn tell(comparison: &Comparison, console: &mut Console) {
    let measured = comparison.generators.iter().zip(&comparison.measured);
    for (name, measured) in measured {
        for (figure, failure) in measured.failures() {
            let name = console.err_palette.paint(Style::Strong, name);
            let details: String = failure
                .details
                .lines()
                .map(|line| harmless(line) + "\n")
                .collect();
            console.err(&format!("\n{name}: {}\n{details}", figure.title()));
        }
    }
}

/// A run over documents.
struct Run<'r> {
    options: &'r Bench,
    generators: Vec<Installed>,
    scratch: PathBuf,
    progress: Progress,
    dependencies: Dependencies,
}

impl Run<'_> {
    /// Measures all generators with a document.
    fn compare(&mut self, document: &DocumentFile) -> Result<Comparison, String> {
        let jobs = self.generators.iter();
        let jobs = jobs.map(|it| Job::new(document, it.generator, &self.scratch));
        let jobs: Vec<Job> = jobs
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{}: {error}", document.path.display()))?;
        let mut measured: Vec<Measured> = jobs.iter().map(|_| Measured::default()).collect();
        for _ in 0..self.options.runs.get() {
            for ((generator, job), measured) in self.generators.iter().zip(&jobs).zip(&mut measured)
            {
                self.show(document, generator, "generating");
                if let Err(failure) = generate(generator, job, measured) {
                    measured.fail(Figure::Generation, failure);
                }
            }
        }
        if self.options.compile_runs > 0 {
            self.compile(document, &jobs, &mut measured);
        }
        Ok(Comparison {
            document: document.name.clone(),
            generators: self.generators.iter().map(|it| it.title.clone()).collect(),
            measured,
        })
    }

    fn compile(&mut self, document: &DocumentFile, jobs: &[Job], measured: &mut [Measured]) {
        let mut workspaces: Vec<Option<Workspace>> = Vec::new();
        for ((generator, job), measured) in self.generators.iter().zip(jobs).zip(&mut *measured) {
            self.show(document, generator, "building dependencies");
            let prepared = measured.is_sound().then(|| {
                self.dependencies
                    .prepare(job, generator.generator, &self.scratch, measured)
            });
            workspaces.push(prepared.flatten());
        }
        for _ in 0..self.options.compile_runs {
            for (what, step) in STEPS {
                let each = self.generators.iter().zip(&workspaces).zip(&mut *measured);
                for ((generator, workspace), measured) in each {
                    if let Some(workspace) = workspace.as_ref().filter(|_| measured.is_sound()) {
                        self.show(document, generator, what);
                        step(workspace, measured);
                    }
                }
            }
        }
    }

    fn show(&self, document: &DocumentFile, generator: &Installed, what: &str) {
        let text = format!("{}: {}: {what}", document.name, generator.generator.name);
        self.progress.show(&text);
    }
}

/// A step of compiling.
type Step = fn(&Workspace, &mut Measured);

const STEPS: [(&str, Step); 3] = [
    ("checking", Workspace::check),
    ("building", Workspace::build),
    ("building a consumer again", Workspace::rebuild),
];

/// Generates a client from nothing.
fn generate(generator: &Installed, job: &Job, measured: &mut Measured) -> Result<(), Failure> {
    let unwritten = |error: std::io::Error| Failure::new("not written", &error.to_string());
    job.clear().map_err(unwritten)?;
    let command = generator.command(job).map_err(unwritten)?;
    let cost = measure::cost(&command, &job.folder.join("generate.log"));
    let has_failed = cost.is_err();
    measured.add_cost(Figure::Generation, Figure::GenerationMemory, cost);
    if has_failed {
        return Ok(());
    }
    generator.wrap(job).map_err(unwritten)?;
    measured.add(Figure::Lines, job.lines().map_err(unwritten)? as f64);
    Ok(())
}
