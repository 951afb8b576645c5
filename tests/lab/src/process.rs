//! Processes: started, waited for within a time limit, and what they printed.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often a process is asked whether it has ended.
const INTERVAL: Duration = Duration::from_millis(10);

/// The lines of a log that a failure shows.
const LINES: usize = 40;

/// How a process ended.
pub enum Ending {
    /// By itself.
    Exited(ExitStatus),
    /// It was stopped when its time was over.
    TimedOut,
}

/// Returns a command of cargo: of the cargo that started this program, where one did.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command, with its output and its errors in files.
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

/// Returns the first lines of a log, and where the others are if there are more.
pub fn excerpt(log: &Path) -> String {
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
