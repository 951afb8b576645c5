//! openapi-to-rust: <https://github.com/gpu-cli/openapi-to-rust>.
//!
//! It emits the modules of a crate and the dependencies for a manifest.

use std::fs;
use std::io;
use std::process::Command;

use crate::bench::generator::{CRATE, Calling, Generator, Job};

pub const GENERATOR: Generator = Generator::new(
    "openapi-to-rust",
    "openapi-to-rust",
    Calling::Method,
    arguments,
    wrap,
);

fn arguments(job: &Job, command: &mut Command) -> io::Result<()> {
    command
        .arg("generate")
        .arg(&job.document)
        .arg("--output-dir")
        .arg(job.client().join("src"))
        .args(["--module-name", CRATE, "--quiet"]);
    Ok(())
}

fn wrap(job: &Job) -> io::Result<()> {
    let source = job.client().join("src");
    fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
    let dependencies = fs::read_to_string(source.join("REQUIRED_DEPS.toml"))?;
    let package =
        format!("[package]\nname = \"{CRATE}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    fs::write(
        job.client().join("Cargo.toml"),
        format!("{package}\n{dependencies}"),
    )
}
