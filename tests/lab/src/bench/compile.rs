//! Compiling a client and a program that uses it, in a workspace of their own.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::call::{self, Call};
use super::consumer;
use super::figures::{Figure, Measured};
use super::generator::{CRATE, Generator, Job};
use super::measure::{Cost, cost};
use crate::failure::Failure;
use crate::process;

const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"client\", \"consumer\"]
";

/// What clients depend on, built once for all that depend on the same.
#[derive(Default)]
pub struct Dependencies {
    /// The cost of each set of dependencies, by what `cargo tree` says of it.
    built: BTreeMap<String, (PathBuf, Result<Cost, Failure>)>,
}

/// A client that is ready to be compiled.
pub struct Workspace {
    job: Job,
    /// The target folder, in which the dependencies are.
    target: PathBuf,
    call: Option<Call>,
}

impl Dependencies {
    /// Puts a workspace around a client, counts what it depends on and builds that.
    ///
    /// # Errors
    ///
    /// When there is no client to compile; that is among the figures then.
    pub fn prepare(
        &mut self,
        job: &Job,
        generator: &Generator,
        scratch: &Path,
        measured: &mut Measured,
    ) -> Option<Workspace> {
        let mut attempt = || {
            let call = call::find(&job.client(), CRATE, generator.calling)
                .map_err(|error| unwritten(&error))?;
            surround(job, call.as_ref()).map_err(|error| unwritten(&error))?;
            let tree = tree(job)?;
            measured.add(Figure::Dependencies, packages(&tree) as f64);
            let (target, cold) = self.build(job, &tree, &scratch.join("targets"));
            measured.add(Figure::ColdBuild, cold?.seconds);
            Ok(Workspace {
                job: job.clone(),
                target,
                call,
            })
        };
        attempt()
            .map_err(|failure| measured.fail(Figure::ColdBuild, failure))
            .ok()
    }

    /// Returns the target folder that has the dependencies of a client, and what they cost.
    fn build(&mut self, job: &Job, tree: &str, targets: &Path) -> (PathBuf, Result<Cost, Failure>) {
        if let Some(built) = self.built.get(tree) {
            return built.clone();
        }
        let target = targets.join(self.built.len().to_string());
        let cost = cold(job, &target);
        let built = (target, cost);
        self.built.insert(tree.to_owned(), built.clone());
        built
    }
}

impl Workspace {
    /// Checks the client alone.
    pub fn check(&self, measured: &mut Measured) {
        let cost = self.alone("check");
        measured.add_cost(Figure::Check, Figure::CheckMemory, cost);
    }

    /// Builds the client alone.
    pub fn build(&self, measured: &mut Measured) {
        let cost = self.alone("build");
        measured.add_cost(Figure::Build, Figure::BuildMemory, cost);
    }

    fn alone(&self, subcommand: &str) -> Result<Cost, Failure> {
        let library = library(&self.job);
        let touched = fs::File::options()
            .append(true)
            .open(library)
            .and_then(|library| library.set_modified(SystemTime::now()));
        touched.map_err(|error| unwritten(&error))?;
        let mut command = cargo(&self.job, &self.target, subcommand);
        command.args(["--package", CRATE]);
        cost(&command, &self.log(subcommand))
    }

    /// Builds the program that uses the client again after a change of the call in it.
    pub fn rebuild(&self, measured: &mut Measured) {
        match self.rebuilt() {
            Ok(cost) => measured.add(Figure::Rebuild, cost.seconds),
            Err(failure) => measured.fail(Figure::Rebuild, failure),
        }
    }

    fn rebuilt(&self) -> Result<Cost, Failure> {
        let call = self.call.as_ref();
        let call = call.ok_or_else(|| Failure::new("no call was found in the client", ""))?;
        let folder = self.job.folder.join("consumer");
        let incremental = self.job.folder.join("incremental");
        let mut command = cargo(&self.job, &self.target, "rustc");
        // As by default in a workspace, but without building the client in another way than before.
        command
            .args(["--package", consumer::NAME, "--", "-C"])
            .arg(format!("incremental={}", incremental.display()));
        cost(&command, &self.log("consumer"))?;
        consumer::touch(&folder, call, 1).map_err(|error| unwritten(&error))?;
        let cost = cost(&command, &self.log("consumer"));
        consumer::touch(&folder, call, 0).map_err(|error| unwritten(&error))?;
        cost
    }

    fn log(&self, name: &str) -> PathBuf {
        self.job.folder.join(format!("{name}.log"))
    }
}

fn unwritten(error: &io::Error) -> Failure {
    Failure::new("the workspace was not written", &error.to_string())
}

fn library(job: &Job) -> PathBuf {
    job.client().join("src/lib.rs")
}

fn surround(job: &Job, call: Option<&Call>) -> io::Result<()> {
    let members = match call {
        Some(_) => WORKSPACE.to_owned(),
        None => WORKSPACE.replace(", \"consumer\"", ""),
    };
    fs::write(job.folder.join("Cargo.toml"), members)?;
    call.map_or(Ok(()), |call| {
        consumer::write(&job.folder.join("consumer"), call)
    })
}

fn cargo(job: &Job, target: &Path, subcommand: &str) -> Command {
    let mut command = process::cargo();
    command
        .args([subcommand, "--quiet"])
        .current_dir(&job.folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0");
    command
}

/// Returns the packages that a client depends on, each with its features.
fn tree(job: &Job) -> Result<String, Failure> {
    let mut command = cargo(job, &job.folder, "tree");
    command
        .args(["--package", CRATE, "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p} {f}"]);
    let failed = |details: &str| Failure::new("the dependencies are not to be had", details);
    let output = command
        .output()
        .map_err(|error| failed(&error.to_string()))?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let own = format!("{CRATE} ");
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)"));
    let mut lines: Vec<&str> = lines.filter(|line| !line.starts_with(&own)).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.join("\n"))
}

/// Counts the packages among what [`tree`] has returned: one can be there with several features.
fn packages(tree: &str) -> usize {
    let package = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let mut packages: Vec<String> = tree.lines().map(package).collect();
    packages.dedup();
    packages.len()
}

/// Builds what a client depends on from nothing, by way of an empty client; checks it as well, which is not
/// counted.
fn cold(job: &Job, target: &Path) -> Result<Cost, Failure> {
    if target.exists() {
        fs::remove_dir_all(target).map_err(|error| unwritten(&error))?;
    }
    let library = library(job);
    let text = fs::read_to_string(&library).map_err(|error| unwritten(&error))?;
    fs::write(&library, "").map_err(|error| unwritten(&error))?;
    let run = |subcommand: &str| {
        let mut command = cargo(job, target, subcommand);
        command.args(["--package", CRATE]);
        cost(&command, &job.folder.join("dependencies.log"))
    };
    let cost = run("build").and_then(|cost| run("check").map(|_| cost));
    fs::write(&library, text).map_err(|error| unwritten(&error))?;
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_count_once() {
        let tree = "a v1.0.0 \na v1.0.0 std\na v2.0.0 std\nb v1.0.0 (proc-macro) ";
        assert_eq!(packages(tree), 3);
    }
}
