//! The command line of this workspace: `cargo xtask`.

mod arguments;
mod bench;
mod console;
mod corpus;
mod diff;
mod disk;
mod generate;
mod progress;
mod report;
mod trial;

use std::process::ExitCode;

use arguments::Command;
use console::Console;

fn main() -> ExitCode {
    let mut console = Console::standard();
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help(text)) => {
            console.out(text);
            ExitCode::SUCCESS
        }
        Ok(Command::Generate(options)) => generate::run(&options, &mut console).into(),
        Ok(Command::Corpus(options)) => corpus::run(&options, &mut console).into(),
        Ok(Command::Entry(entry)) => corpus::run_entry(&entry, &mut console).into(),
        Ok(Command::Bench(options)) => bench::run(&options, &mut console).into(),
        Ok(Command::Measure(measure)) => bench::run_measured(&measure, &mut console).into(),
        Err(misuse) => {
            console.err(&misuse.to_string());
            generate::Outcome::Misused.into()
        }
    }
}
