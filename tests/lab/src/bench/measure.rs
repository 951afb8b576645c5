//! The cost of a command.
//!
//! A system tells the peak memory of processes that one has waited for, the largest of all: so each command is
//! waited for by a process that does nothing else.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use xtask::Outcome;
use xtask::console::Console;

use crate::arguments::{MEASURE, Measure};
use crate::failure::Failure;
use crate::memory::{Whose, peak_memory};
use crate::process::{self, Ending};

/// How long a command may take.
const LIMIT: Duration = Duration::from_secs(3600);

/// What a command took.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// The time until it ended.
    pub seconds: f64,
    /// The most memory of any of its processes, in MiB, where the system tells.
    pub peak_memory: Option<f64>,
}

/// Runs a command, as the process that does nothing else.
pub fn run(measure: &Measure, console: &mut Console) -> Outcome {
    let started = Instant::now();
    let status = Command::new(&measure.program)
        .args(&measure.arguments)
        .status();
    let cost = Cost {
        seconds: started.elapsed().as_secs_f64(),
        peak_memory: peak_memory(Whose::Descendants),
    };
    let text = serde_json::to_string(&cost).unwrap_or_default();
    let problem = match (status, fs::write(&measure.cost, text)) {
        (Ok(status), Ok(())) if status.success() => return Outcome::Done,
        (Ok(status), Ok(())) => status.to_string(),
        (Err(error), _) | (_, Err(error)) => error.to_string(),
    };
    console.err(&problem);
    Outcome::Refused
}

/// Returns what a command takes. Its output and its errors are kept in the log.
pub fn cost(command: &Command, log: &Path) -> Result<Cost, Failure> {
    let path = log.with_extension("json");
    let attempt = || {
        let output = File::create(log)?;
        let mut wrapper = wrapper(command, &path)?;
        process::run(&mut wrapper, output.try_clone()?, output, LIMIT)
    };
    let failed = |summary: &str| Failure::new(summary, &process::excerpt(log));
    match attempt() {
        Err(error) => Err(Failure::new("not started", &error.to_string())),
        Ok(Ending::TimedOut) => Err(failed(&format!("over {} s", LIMIT.as_secs()))),
        Ok(Ending::Exited(status)) if status.success() => {
            let text = fs::read_to_string(&path).unwrap_or_default();
            serde_json::from_str(&text).map_err(|_| failed("no figures"))
        }
        Ok(Ending::Exited(_)) => Err(failed("fails")),
    }
}

fn wrapper(command: &Command, cost: &Path) -> std::io::Result<Command> {
    let mut wrapper = Command::new(env::current_exe()?);
    wrapper
        .arg(MEASURE)
        .arg(cost)
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapper.env(name, value),
            None => wrapper.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        wrapper.current_dir(folder);
    }
    Ok(wrapper)
}
