//! Progenitor, of documents of OpenAPI 3.0: <https://github.com/oxidecomputer/progenitor>.

use std::io;
use std::process::Command;

use crate::bench::generator::{CRATE, Calling, Generator, Job};

pub const GENERATOR: Generator = Generator::new(
    "progenitor",
    "cargo-progenitor",
    Calling::Method,
    arguments,
    |_| Ok(()),
);

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .args(["progenitor", "--interface", "positional"])
        .args(["--name", CRATE, "--version", "0.0.0"])
        .arg("--input")
        .arg(&job.document)
        .arg("--output")
        .arg(job.client());
    Ok(())
}
