//! This generator.

use std::io;
use std::process::Command;

use crate::bench::generator::{CRATE, Calling, Generator, Job};

pub const GENERATOR: Generator =
    Generator::new("ours", "xtask", Calling::Builder, arguments, |_| Ok(()));

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .args(["generate", "--keep-going", "--crate-name", CRATE])
        .arg("--spec")
        .arg(&job.document)
        .arg("--out")
        .arg(job.client());
    Ok(())
}
