//! Ploidy: <https://github.com/linabutler/ploidy>.

use std::io;
use std::process::Command;

use crate::bench::generator::{CRATE, Calling, Generator, Job};

pub const GENERATOR: Generator =
    Generator::new("ploidy", "ploidy", Calling::Method, arguments, |_| Ok(()));

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .args(["generate", "rust"])
        .arg(&job.document)
        .arg("--output")
        .arg(job.client())
        .args(["--name", CRATE]);
    Ok(())
}
