//! The process of one document, as the run starts it.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::figures::Figures;
use crate::arguments::{Corpus, ENTRY};
use crate::documents::DocumentFile;
use crate::failure::Failure;
use crate::process::{self, Ending};

/// The file that a document's process leaves its figures in.
pub const FIGURES: &str = "figures.json";

/// Generates the client of a document in a process of its own.
pub fn run(
    document: &DocumentFile,
    folder: &Path,
    options: &Corpus,
    limit: Duration,
) -> Result<Figures, Failure> {
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
            .args(options.judges.options())
            .args(["--seed".to_owned(), options.chance.seed.to_string()])
            .args(["--count".to_owned(), options.chance.count.to_string()]);
        let log = File::create(folder.join("generate.log"))?;
        process::run(&mut command, log.try_clone()?, log, limit)
    };
    let output = || process::excerpt(&folder.join("generate.log"));
    let failed = |summary: &str| Err(Failure::new(summary, &output()));
    match attempt() {
        Err(error) => Err(Failure::new("not started", &error.to_string())),
        Ok(Ending::TimedOut) => failed(&format!("generation over {} s", limit.as_secs())),
        Ok(Ending::Exited(status)) if status.success() => {
            let text = fs::read_to_string(&figures).unwrap_or_default();
            match serde_json::from_str(&text) {
                Ok(figures) => Ok(figures),
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
