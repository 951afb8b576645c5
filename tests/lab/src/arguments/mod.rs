//! The arguments of the laboratory's commands.

mod bench;
mod corpus;

use std::ffi::OsString;

use lexopt::Arg::{Long, Short, Value};
use lexopt::Parser;
use xtask::arguments::Misuse;

pub use bench::{Bench, MEASURE, Measure};
pub use corpus::{Chance, Compile, Corpus, ENTRY, Entry};

const USAGE: &str = "\
Usage: cargo xtask corpus DIR [OPTIONS]
       cargo xtask bench DIR_OR_FILE… [OPTIONS]";

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// A text to print.
    Help(&'static str),
    /// `corpus`
    Corpus(Corpus),
    /// One document of `corpus`, in a process of its own.
    Entry(Entry),
    /// `bench`
    Bench(Bench),
    /// One command of `bench`, in a process of its own.
    Measure(Measure),
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(arguments.into_iter().collect::<Vec<_>>());
    let misuse = |message| Misuse::new(message, USAGE);
    match parser.next().map_err(|error| misuse(error.to_string()))? {
        None => Err(misuse("a command is missing".to_owned())),
        Some(Short('h') | Long("help")) => Ok(Command::Help(USAGE)),
        Some(Value(command)) if command == "corpus" => corpus::parse(&mut parser),
        Some(Value(command)) if command == ENTRY => corpus::parse_entry(&mut parser),
        Some(Value(command)) if command == "bench" => bench::parse(&mut parser),
        Some(Value(command)) if command == MEASURE => bench::parse_measure(&mut parser),
        Some(Value(command)) => {
            let command = command.to_string_lossy();
            Err(Misuse::unknown_command(
                &command,
                &["corpus", "bench"],
                USAGE,
            ))
        }
        Some(option) => Err(Misuse::unknown_argument(&option, &["help"], USAGE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_makes_no_sense() {
        let misuse = |line: &str| {
            let arguments = line.split_whitespace().map(OsString::from);
            parse(arguments).unwrap_err().to_string()
        };
        assert!(misuse("").contains("a command is missing"));
        assert!(misuse("corps").contains("did you mean `corpus`?"));
        assert!(misuse("--hlp").contains("did you mean `--help`?"));
    }
}
