//! Each operation of a document, called against a server that knows the document by a reader of its own.

mod program;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ::calls::Calls;
use codegen::{Document, Generation};

use crate::failure::Failure;
use crate::paths;
use crate::process::{self, Ending};

/// The files that hand the calls from one process to the next.
const INVENTORY: &str = "calls-inventory.json";
const PLAN: &str = "calls-plan.json";
const OUTCOMES: &str = "call.out";

/// The folder of the program that calls the client.
pub const PROGRAM: &str = "calls";

/// How long planning, compiling and calling, and judging may each take.
const LIMIT: Duration = Duration::from_secs(1800);

/// The most faults of a document that a failure shows.
const SHOWN: usize = 20;

/// Writes the program that calls a client, and the names that it knows.
pub fn write(
    path: &Path,
    document: &Document,
    generation: &Generation,
    out: &Path,
) -> Result<(), String> {
    let reader = reader::Document::load(path).map_err(|error| error.to_string())?;
    let inventory = program::write(document, &reader, generation, &out.join(PROGRAM))?;
    let text = serde_json::to_string(&inventory).map_err(|error| error.to_string())?;
    let path = out.join(INVENTORY);
    fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Plans, makes and judges the calls of what [`write()`] has left in a folder.
pub fn run(
    document: &Path,
    folder: &Path,
    crate_name: &str,
    target: &Path,
) -> Result<Calls, Failure> {
    let document = fs::canonicalize(document)
        .map_err(|error| Failure::new("calls: no document", &error.to_string()))?;
    let judge = |name: &str, files: [&str; 2]| {
        let mut command = process::cargo();
        let failed = |details: String| Failure::new("calls: judge failed", &details);
        command
            .current_dir(folder)
            .args(["run", "--quiet", "--target-dir"])
            .arg(paths::target().map_err(failed)?)
            .arg("--manifest-path")
            .arg(paths::laboratory().join("Cargo.toml"))
            .args(["--package", "calls", "--", name])
            .arg(&document)
            .args(files);
        output(&mut command, folder, name)
    };
    judge("plan", [INVENTORY, PLAN])?;
    let mut call = process::cargo();
    call.current_dir(folder)
        .args(["run", "--quiet", "--target-dir"])
        .arg(target)
        .args(["--package", &format!("{crate_name}-calls"), "--", PLAN]);
    output(&mut call, folder, "call")?;
    let judged = judge("judge", [PLAN, OUTCOMES])?;
    let text = fs::read_to_string(judged).unwrap_or_default();
    serde_json::from_str(&text)
        .map_err(|error| Failure::new("calls: no verdict", &error.to_string()))
}

/// Runs a command; returns the file with what it prints.
fn output(command: &mut Command, folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let (out, log) = (
        folder.join(format!("{name}.out")),
        folder.join(format!("{name}.log")),
    );
    let failed = |details: &str| Failure::new(&format!("calls: {name} failed"), details);
    let files = File::create(&out).and_then(|out| Ok((out, File::create(&log)?)));
    let ending = files.and_then(|(out, log)| process::run(command, out, log, LIMIT));
    match ending {
        Err(error) => Err(failed(&error.to_string())),
        Ok(Ending::Exited(status)) if status.success() => Ok(out),
        Ok(_) => Err(failed(&process::excerpt(&log))),
    }
}

/// Describes the calls that are wrong, if there are any.
pub fn failure(calls: &Calls) -> Option<Failure> {
    let wrong = &calls.wrong;
    let mut details: String = wrong
        .iter()
        .take(SHOWN)
        .map(|it| format!("{it}\n"))
        .collect();
    if wrong.len() > SHOWN {
        details += &format!("and {} more\n", wrong.len() - SHOWN);
    }
    let summary = format!("{} calls wrong", calls.calls - calls.right);
    (!wrong.is_empty()).then(|| Failure::new(&summary, &details))
}
