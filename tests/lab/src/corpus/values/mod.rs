//! Random values of a document's schemas: decoded into the client's models, encoded again, and compared.

mod compare;
mod prepare;
mod report;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Lines};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use values::{Sample, Tally};

use crate::failure::Failure;
use crate::paths;
use crate::process::{self, Ending};

pub use prepare::write;
pub use report::Values;

/// The files that hand the values from one process to the next.
const JOB: &str = "values.job.json";
const MODELS: &str = "values.models.json";
const SAMPLES: &str = "values.samples.jsonl";
const ALONE: &str = "values.tsv";
const ENCODED: &str = "values.encoded.tsv";

/// The file with all that did not come out as it went in.
const FAULTS: &str = "values.faults.jsonl";

/// How long making, compiling and decoding may take.
const LIMIT: Duration = Duration::from_secs(3600);

/// A model as faults name it.
#[derive(Serialize, Deserialize)]
struct ModelName {
    /// Its name in Rust.
    name: String,
    /// Where its schema stands, for people.
    place: String,
    /// Whether requests send it.
    is_sent: bool,
    /// The names of a union's variants.
    variants: Vec<String>,
}

/// Makes, decodes, encodes and compares the values of the models that [`write()`] has left in a folder.
pub fn run(folder: &Path, crate_name: &str, target: &Path) -> Result<Values, Failure> {
    let failed = |details: String| Failure::new("values: failed", &details);
    let text = fs::read_to_string(folder.join(MODELS)).unwrap_or_default();
    let models: Vec<ModelName> = serde_json::from_str(&text).unwrap_or_default();
    if models.is_empty() {
        return Ok(Values::default());
    }
    let own_target = paths::target().map_err(failed)?;
    let mut make = cargo_run(folder, &own_target);
    make.arg("--manifest-path")
        .arg(paths::laboratory().join("Cargo.toml"))
        .args(["--package", "values", "--", JOB, SAMPLES, ALONE]);
    let tally = folder.join("values.tally.json");
    run_into(&mut make, folder, &tally, "make")?;
    let text = fs::read_to_string(&tally).unwrap_or_default();
    let tally: Tally = serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
    let package = format!("{crate_name}-values");
    let mut decode = cargo_run(folder, target);
    decode.args(["--package", &package, "--", ALONE]);
    run_into(&mut decode, folder, &folder.join(ENCODED), "decode")?;
    judge(folder, &models, tally).map_err(|error| failed(error.to_string()))
}

fn cargo_run(folder: &Path, target: &Path) -> Command {
    let mut command = process::cargo();
    command
        .current_dir(folder)
        .args(["run", "--quiet", "--target-dir"])
        .arg(target);
    command
}

/// Runs a program with its output in a file.
fn run_into(command: &mut Command, folder: &Path, out: &Path, name: &str) -> Result<(), Failure> {
    let log = folder.join(format!("values.{name}.log"));
    let failed = |details: &str| Failure::new(&format!("values: {name} failed"), details);
    let run = || -> io::Result<Ending> {
        process::run(command, File::create(out)?, File::create(&log)?, LIMIT)
    };
    match { run }() {
        Err(error) => Err(failed(&error.to_string())),
        Ok(Ending::Exited(status)) if status.success() => Ok(()),
        Ok(Ending::Exited(_)) => Err(failed(&process::excerpt(&log))),
        Ok(Ending::TimedOut) => Err(failed("it took too long")),
    }
}

/// Compares what was made with what came back.
fn judge(folder: &Path, models: &[ModelName], tally: Tally) -> io::Result<Values> {
    let mut values = Values::of(models.len(), tally);
    let mut encoded = lines(&folder.join(ENCODED))?;
    for sample in lines(&folder.join(SAMPLES))? {
        let sample: Sample = serde_json::from_str(&sample?)?;
        let encoded = encoded.next().transpose()?.unwrap_or_default();
        let Some(model) = models.get(sample.model) else {
            continue;
        };
        let outcome = compare::outcome(&sample, &encoded, model.is_sent);
        values.add(model, &sample, outcome);
    }
    values.save(&folder.join(FAULTS))?;
    Ok(values)
}

fn lines(path: &Path) -> io::Result<Lines<BufReader<File>>> {
    Ok(BufReader::new(File::open(path)?).lines())
}
