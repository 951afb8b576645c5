//! Commands of the laboratory, which is a workspace of its own: who only generates does not compile it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Outcome;
use crate::console::{Console, Style};

/// The manifest of the laboratory, from the root of this workspace.
const MANIFEST: &str = "tests/lab/Cargo.toml";

/// Builds the laboratory and runs it with arguments; ends as it ends.
pub fn run(arguments: &[OsString], console: &mut Console) -> ExitCode {
    match command(arguments).status() {
        Ok(status) => {
            // A signal has no code.
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            let name = console.err_palette.paint(Style::Error, "error");
            console.err(&format!("{name}: cargo could not be started: {error}"));
            Outcome::Refused.into()
        }
    }
}

/// Returns the command that builds and runs the laboratory, in the current folder.
fn command(arguments: &[OsString]) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", "lab", "--manifest-path"])
        .arg(manifest());
    // What both workspaces depend on is built once where they share the target folder.
    if let Some(target) = target() {
        command.arg("--target-dir").arg(target);
    }
    command.arg("--").args(arguments);
    command
}

fn manifest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(MANIFEST)
}

/// Returns the target folder that this program was built in.
fn target() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    program.ancestors().nth(2).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_where_it_is_started() {
        assert!(manifest().is_file());
    }

    #[test]
    fn gets_the_arguments_as_they_are() {
        let arguments = ["corpus", "a b", "--check", "--", "-x"].map(OsString::from);
        let command = command(&arguments);
        let passed: Vec<_> = command.get_args().skip_while(|it| *it != "--").collect();
        assert_eq!(passed[1..], arguments);
        assert_eq!(command.get_current_dir(), None);
    }
}
