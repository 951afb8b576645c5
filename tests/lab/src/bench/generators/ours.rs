//! This generator.

use std::env::consts::EXE_SUFFIX;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use crate::bench::generator::{CRATE, Calling, Generator, Job};
use crate::{paths, process};

/// The package of the command line, and its program.
const PACKAGE: &str = "xtask";

pub const GENERATOR: Generator =
    Generator::new("ours", PACKAGE, Calling::Builder, arguments, |_| Ok(()));

/// Builds the program with optimisation, which the peers have too. Returns its path.
pub fn build() -> Result<PathBuf, String> {
    let target = paths::target()?;
    let mut build = process::cargo();
    build
        .args(["build", "--quiet", "--release", "--package", PACKAGE])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(paths::generator());
    let status = build.status().map_err(|error| error.to_string())?;
    match status.success() {
        true => Ok(target.join(format!("release/{PACKAGE}{EXE_SUFFIX}"))),
        false => Err("this generator does not build with --release".into()),
    }
}

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .args(["generate", "--keep-going", "--crate-name", CRATE])
        .arg("--spec")
        .arg(&job.document)
        .arg("--out")
        .arg(job.client());
    Ok(())
}
