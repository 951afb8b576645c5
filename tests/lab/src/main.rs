//! What tries the generator on real documents, and what measures it: `cargo xtask corpus` and
//! `cargo xtask bench` start this program with their arguments.

mod arguments;
mod bench;
mod corpus;
mod documents;
mod failure;
mod memory;
mod paths;
mod process;

mod scratch;
mod table;

use std::process::ExitCode;

use arguments::Command;
use xtask::Outcome;
use xtask::console::Console;

fn main() -> ExitCode {
    let mut console = Console::standard();
    let outcome = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(command) => run(&command, &mut console),
        Err(misuse) => {
            console.err(&misuse.to_string());
            Outcome::Misused
        }
    };
    outcome.into()
}

fn run(command: &Command, console: &mut Console) -> Outcome {
    match command {
        Command::Help(text) => {
            console.out(text);
            Outcome::Done
        }
        Command::Corpus(options) => corpus::run(options, console),
        Command::Entry(entry) => corpus::run_entry(entry, console),
        Command::Bench(options) => bench::run(options, console),
        Command::Measure(measure) => bench::run_measured(measure, console),
    }
}
