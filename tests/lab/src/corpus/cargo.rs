//! Compiling clients. Each is a workspace of its own, so that one that is broken harms no other; they
//! share a target folder, so that what they depend on is built once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use codegen::Config;
use codegen::output::features;
use xtask::disk::Folder;

use super::CLIENT;
use super::calls::PROGRAM;
use crate::arguments::Compile;
use crate::failure::Failure;
use crate::paths;
use crate::process::{self, Ending};

/// How long a client may take to compile.
const LIMIT: Duration = Duration::from_secs(1800);

/// The client of an API without operations has what all clients depend on.
const EMPTY: &str = "{openapi: 3.0.3, info: {title: Empty, version: '1'}, paths: {}}";

/// The workspace around a client.
const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [MEMBERS]

[profile.dev]
debug = false
incremental = false
";

/// A compiler for clients.
#[derive(Debug)]
pub struct Cargo {
    /// The target folder that all clients share.
    pub target: PathBuf,
    lock_file: PathBuf,
    lints: Compile,
}

/// What came of compiling a client.
pub struct Compiled {
    pub seconds: f64,
    pub failure: Option<Failure>,
}

impl Cargo {
    /// Compiles what all clients depend on, so that it counts for none of them, where they are compiled alone.
    pub fn prepare(scratch: &Path, lints: Compile) -> Result<Self, String> {
        let cargo = Self {
            target: scratch.join("target"),
            lock_file: paths::generator().join("Cargo.lock"),
            lints,
        };
        if lints == Compile::No {
            return Ok(cargo);
        }
        let folder = scratch.join(".empty");
        let document =
            codegen::load_text("empty.yaml", EMPTY).map_err(|failure| format!("{failure:?}"))?;
        let mut config = Config::default();
        config.rename("corpus-empty");
        let generation =
            codegen::generate(&document, &config).map_err(|error| error.to_string())?;
        let client = Folder::new(&folder.join(CLIENT));
        let written = client.write(&generation.files);
        written.map_err(|error| error.to_string())?;
        match cargo.compile(&folder, "corpus-empty").failure {
            None => Ok(cargo),
            Some(failure) => Err(format!(
                "the empty client: {}\n{}",
                failure.summary, failure.details
            )),
        }
    }

    /// Compiles the client in a folder.
    pub fn compile(&self, folder: &Path, name: &str) -> Compiled {
        let log = folder.join("compile.log");
        let started = Instant::now();
        let ending = self.surround(folder).and_then(|features| {
            // A client that did not change since the last run is compiled all the same: the time is asked for.
            let library = folder.join(CLIENT).join("src/lib.rs");
            let library = fs::File::options().append(true).open(library)?;
            library.set_modified(SystemTime::now())?;
            let started = Instant::now();
            let output = fs::File::create(&log)?;
            let mut command = self.command(folder, name, &features);
            let ending = process::run(&mut command, output.try_clone()?, output, LIMIT)?;
            Ok((ending, started.elapsed()))
        });
        let failed = |summary: &str| Some(Failure::new(summary, &process::excerpt(&log)));
        let (seconds, failure) = match ending {
            Err(error) => (
                started.elapsed(),
                Some(Failure::new("not compiled", &error.to_string())),
            ),
            Ok((Ending::TimedOut, elapsed)) => (
                elapsed,
                failed(&format!("compiling over {} s", LIMIT.as_secs())),
            ),
            Ok((Ending::Exited(status), elapsed)) if status.success() => (elapsed, None),
            Ok((Ending::Exited(_), elapsed)) => (elapsed, failed("does not compile")),
        };
        Compiled {
            seconds: seconds.as_secs_f64(),
            failure,
        }
    }

    fn command(&self, folder: &Path, name: &str, features: &str) -> Command {
        let mut command = process::cargo();
        let subcommand = match self.lints {
            Compile::No | Compile::Check => "check",
            Compile::Clippy => "clippy",
        };
        command
            .arg(subcommand)
            .args(["--quiet", "--package", name, "--all-targets"])
            .args(["--no-default-features", "--features", features])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", &self.target);
        if self.lints == Compile::Clippy {
            command.args(["--", "--deny", "warnings"]);
        }
        command
    }

    /// Puts a workspace around a client, with the versions of this workspace. Returns the client's
    /// features.
    pub fn surround(&self, folder: &Path) -> io::Result<String> {
        let programs = ["examples", "values", PROGRAM].into_iter();
        let programs = programs.filter(|it| folder.join(it).exists());
        let members = [CLIENT].into_iter().chain(programs);
        let members: Vec<String> = members.map(|it| format!("{it:?}")).collect();
        let manifest = WORKSPACE.replace("MEMBERS", &members.join(", "));
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(&self.lock_file, folder.join("Cargo.lock"))?;
        let manifest = fs::read_to_string(folder.join(CLIENT).join("Cargo.toml"))?;
        Ok(features(&manifest).join(","))
    }
}
