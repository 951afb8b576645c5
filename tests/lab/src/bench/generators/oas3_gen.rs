//! oas3-gen: <https://crates.io/crates/oas3-gen>.

use std::io;
use std::process::Command;

use crate::bench::generator::{Calling, Generator, Job};

/// A crate of its own is named after its folder.
pub const GENERATOR: Generator =
    Generator::new("oas3-gen", "oas3-gen", Calling::Method, arguments, |_| {
        Ok(())
    });

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .args([
            "generate",
            "client-mod",
            "--workspace",
            "--quiet",
            "--input",
        ])
        .arg(&job.document)
        .arg("--output")
        .arg(job.client());
    Ok(())
}
