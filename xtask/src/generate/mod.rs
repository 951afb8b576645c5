//! `cargo xtask generate`

mod check;
mod paths;

use std::path::Path;
use std::time::{Duration, Instant};

use codegen::output::Plan;
use codegen::{Config, Diagnostics, Document, Generation, Normalized};

use crate::Outcome;
use crate::arguments::{Generate, Misuse, nameless};
use crate::console::{Console, Palette, Style};
use crate::disk::{DiskError, Folder, end_by};
use crate::progress::Progress;
use crate::report::{Report, Strictness, count};
use paths::Paths;

/// Why a run stopped before its end.
enum Stop {
    /// The settings are at fault, or the document cannot be read; the report says all.
    Input,
    /// The document has faults; the report says all.
    Faults,
    Disk(DiskError),
    Generator(String),
    Misuse(Misuse),
}

impl From<DiskError> for Stop {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// Turns a document into a crate, or compares what is there with what would be.
pub fn run(options: &Generate, console: &mut Console) -> Outcome {
    match attempt(options, console) {
        Ok(outcome) => outcome,
        Err(stop) => {
            console.err(&stop.describe(console.err_palette));
            if let Stop::Disk(error) = &stop
                && let Some(signal) = error.signal()
            {
                end_by(signal);
            }
            match stop {
                Stop::Misuse(_) => Outcome::Misused,
                _ => Outcome::Refused,
            }
        }
    }
}

fn attempt(options: &Generate, console: &mut Console) -> Result<Outcome, Stop> {
    let started = Instant::now();
    let paths = Paths::of(options);
    let folder = Folder::new(&paths.out);
    if !options.check && folder.mend()? {
        console.err(&format!(
            "{} was restored: an earlier run was killed while it wrote",
            paths.out.display()
        ));
    }
    let mut config = settings(options, &paths, console)?;
    config.overlays.extend_from_slice(&options.overlays);
    if let Some(folder) = &options.references_below {
        config.references_below = Some(folder.clone());
    }
    let progress = Progress::standard();
    progress.show("loading");
    let document = load(&paths.spec, &config, options, console, &progress)?;
    progress.show("reading the schemas");
    let generated = codegen::generate_watched(&document, &config, &|done, all| {
        progress.show(&format!("rendering {done}/{all}"));
    });
    progress.clear();
    let generation = generated.map_err(|failure| Stop::Generator(failure.to_string()))?;
    let report = tell(
        &generation.diagnostics,
        Some(document.document()),
        options,
        console,
    );
    if report.errors > 0 && !options.keep_going {
        return Err(Stop::Faults);
    }
    codegen::drop_aside(document);
    let run = Run {
        generation,
        warnings: report.warnings,
        started,
    };
    let done = match report.errors {
        0 => Outcome::Done,
        _ => Outcome::Incomplete,
    };
    if options.check {
        let comparison = folder.compare(&run.generation.files)?;
        return Ok(match check::check(&run, &comparison, &paths.out, console) {
            Outcome::Done => done,
            stale => stale,
        });
    }
    let plan = folder.write(&run.generation.files)?;
    console.out(&run.summary(&changes(&plan)));
    Ok(done)
}

/// Returns how many files were written, left alone and removed.
fn changes(plan: &Plan) -> String {
    let written = plan.create.len() + plan.update.len();
    let (unchanged, removed) = (plan.unchanged.len(), plan.remove.len());
    format!(
        "{} written, {unchanged} unchanged, {removed} removed",
        count(written, "file")
    )
}

/// What is known once the files are generated.
struct Run {
    generation: Generation,
    warnings: usize,
    started: Instant,
}

impl Run {
    /// Returns the last line of a run.
    fn summary(&self, changes: &str) -> String {
        let operations = count(self.generation.operations, "operation");
        let models = count(self.generation.models, "model");
        let warnings = count(self.warnings, "warning");
        let seconds = seconds(self.started.elapsed());
        format!("{operations}, {models}: {changes}, {warnings}, {seconds}")
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.2} s", duration.as_secs_f64())
}

/// Reads the settings; what the arguments say wins.
fn settings(options: &Generate, paths: &Paths, console: &mut Console) -> Result<Config, Stop> {
    let config = paths
        .config
        .as_deref()
        .map_or_else(|| Ok(Config::default()), Config::load);
    let mut config = config.map_err(|error| {
        tell(&Diagnostics::from(error), None, options, console);
        Stop::Input
    })?;
    if let Some(name) = &options.crate_name {
        config.rename(name);
    }
    match config.package.name {
        Some(_) => Ok(config),
        None => Err(Stop::Misuse(nameless())),
    }
}

fn load(
    spec: &Path,
    config: &Config,
    options: &Generate,
    console: &mut Console,
    progress: &Progress,
) -> Result<Normalized, Stop> {
    codegen::load_with(spec, config).map_err(|failure| {
        progress.clear();
        tell(
            &failure.diagnostics,
            failure.document.as_deref(),
            options,
            console,
        );
        Stop::Input
    })
}

/// Prints what is wrong.
fn tell(
    diagnostics: &Diagnostics,
    document: Option<&Document>,
    options: &Generate,
    console: &mut Console,
) -> Report {
    let strictness = match options.strict {
        true => Strictness::Strict,
        false => Strictness::Lenient,
    };
    let report = Report::new(diagnostics, document, strictness, console.err_palette);
    if !report.text.is_empty() {
        console.err(&report.text);
    }
    report
}

impl Stop {
    /// Says why nothing was written.
    fn describe(&self, palette: Palette) -> String {
        let error = palette.paint(Style::Error, "error");
        match self {
            Self::Input => "nothing was written".into(),
            Self::Faults => {
                "nothing was written; `--keep-going` generates what can be in spite of errors"
                    .into()
            }
            Self::Disk(cause) => format!("{error}: {cause}"),
            Self::Generator(fault) => format!("{error}: {fault}; nothing was written"),
            Self::Misuse(misuse) => misuse.to_string(),
        }
    }
}
