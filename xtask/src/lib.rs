//! The command line of this workspace, as a library: what prints, writes crates to folders and reads
//! arguments here does so for the laboratory too, which is a workspace of its own.

pub mod arguments;
pub mod console;
mod diff;
pub mod disk;
mod generate;
mod laboratory;
mod outcome;
pub mod progress;
pub mod report;

use std::ffi::OsString;
use std::process::ExitCode;

pub use outcome::Outcome;

use arguments::Command;
use console::Console;

/// Runs the command that the arguments after the program's name ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut console = Console::standard();
    match arguments::parse(arguments) {
        Ok(Command::Help(text)) => {
            console.out(text);
            ExitCode::SUCCESS
        }
        Ok(Command::Generate(options)) => generate::run(&options, &mut console).into(),
        Ok(Command::Laboratory(arguments)) => laboratory::run(&arguments, &mut console),
        Err(misuse) => {
            console.err(&misuse.to_string());
            Outcome::Misused.into()
        }
    }
}
