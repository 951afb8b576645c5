//! Processes: started, waited for within a limit, and what they left.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::figures::{Failure, Figures, Outcome};
use super::find::Found;
use crate::arguments::ENTRY;

/// The file that a document's process leaves its figures in.
pub const FIGURES: &str = "figures.json";

/// How often a process is looked after.
const INTERVAL: Duration = Duration::from_millis(10);

/// The lines of a process's words that are told of a failure.
const LINES: usize = 40;

/// How a process ended.
pub enum Ending {
    /// By itself.
    Exited(ExitStatus),
    /// It was stopped when its time was over.
    TimedOut,
}

/// Generates the client of a document in a process of its own.
pub fn generate(
    document: &Found,
    folder: &Path,
    examples: bool,
    limit: Duration,
) -> Outcome<Figures> {
    let figures = folder.join(FIGURES);
    // The figures of an earlier run are not those of this one.
    let _ = fs::remove_file(&figures);
    let attempt = || {
        fs::create_dir_all(folder)?;
        let mut command = Command::new(env::current_exe()?);
        command
            .arg(ENTRY)
            .args([&document.path, folder])
            .arg(document.crate_name())
            .args(examples.then_some("--examples"));
        let log = File::create(folder.join("generate.log"))?;
        run(&mut command, log.try_clone()?, log, limit)
    };
    let told = || words(&folder.join("generate.log"));
    let failed = |words: &str| Outcome::Failed(Failure::new(words, &told()));
    match attempt() {
        Err(error) => Outcome::Failed(Failure::new("not started", &error.to_string())),
        Ok(Ending::TimedOut) => failed(&format!("generation over {} s", limit.as_secs())),
        Ok(Ending::Exited(status)) if status.success() => {
            let text = fs::read_to_string(&figures).unwrap_or_default();
            match serde_json::from_str(&text) {
                Ok(figures) => Outcome::Done(figures),
                Err(_) => failed("no figures"),
            }
        }
        Ok(Ending::Exited(status)) => failed(match status.code() {
            Some(1) => "generation failed",
            Some(_) => "generation panicked",
            None => "generation crashed or took too much memory",
        }),
    }
}

/// Runs a command, with its output and its words in files.
pub fn run(command: &mut Command, out: File, log: File, limit: Duration) -> io::Result<Ending> {
    let command = command.stdin(Stdio::null()).stdout(out).stderr(log);
    let mut child = command.spawn()?;
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ending::Exited(status));
        }
        if started.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(Ending::TimedOut);
        }
        thread::sleep(INTERVAL);
    }
}

/// Returns the first lines of a process's words, and where there are more of them.
pub fn words(log: &Path) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let first: String = text
        .lines()
        .take(LINES)
        .map(|line| format!("{line}\n"))
        .collect();
    match text.lines().nth(LINES) {
        None => first,
        Some(_) => format!("{first}… the rest is in {}\n", log.display()),
    }
}
