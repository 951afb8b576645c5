//! The arguments of the command line.

mod generate;
mod misuse;
mod value;

use std::ffi::OsString;

use lexopt::Arg::{Long, Short, Value};
use lexopt::Parser;

pub use generate::Generate;
pub(crate) use generate::nameless;
pub use misuse::Misuse;
pub use value::{non_empty, path};

const USAGE: &str = "Usage: cargo xtask <COMMAND>";

const HELP: &str = "\
The command line of this workspace.

Usage: cargo xtask <COMMAND>

Commands:
  generate  Turns an OpenAPI document into a Rust SDK
  corpus    Tries the generator on a folder of documents
  bench     Measures the generator and its peers side by side

Options:
  -h, --help  Prints this help; after a command, the command's

Exit codes:
  0  done
  1  stale, or the input was refused
  2  wrong usage
  3  generated in spite of errors in the document, with --keep-going
";

/// The commands of the laboratory.
const LABORATORY: &[&str] = &["corpus", "bench"];

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// A text to print.
    Help(&'static str),
    /// `generate`
    Generate(Generate),
    /// A command of the laboratory, with all that follows it.
    Laboratory(Vec<OsString>),
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(arguments.into_iter().collect::<Vec<_>>());
    let misuse = |message| Misuse::new(message, USAGE);
    match parser.next().map_err(|error| misuse(error.to_string()))? {
        None => Err(misuse("a command is missing".to_owned())),
        Some(Short('h') | Long("help")) => Ok(Command::Help(HELP)),
        Some(Value(command)) if command == "generate" => generate::parse(&mut parser),
        Some(Value(command)) if LABORATORY.iter().any(|it| command == *it) => {
            laboratory(command, &mut parser)
        }
        Some(Value(command)) if command == "help" => Ok(Command::Help(HELP)),
        Some(Value(command)) => {
            let known = [&["generate", "help"], LABORATORY].concat();
            let command = command.to_string_lossy();
            Err(Misuse::unknown_command(&command, &known, USAGE))
        }
        Some(option) => Err(Misuse::unknown_argument(&option, &["help"], USAGE)),
    }
}

/// Takes all that follows a command of the laboratory, which reads it itself.
fn laboratory(command: OsString, parser: &mut Parser) -> Result<Command, Misuse> {
    let rest = parser.raw_args();
    let rest = rest.map_err(|error| Misuse::new(error.to_string(), USAGE))?;
    Ok(Command::Laboratory(
        [command].into_iter().chain(rest).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, Misuse> {
        super::parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn helps() {
        assert_eq!(parse("--help"), Ok(Command::Help(HELP)));
        assert_eq!(parse("-h"), Ok(Command::Help(HELP)));
        assert_eq!(parse("help"), Ok(Command::Help(HELP)));
    }

    #[test]
    fn leaves_the_arguments_of_the_laboratory_alone() {
        let line = "corpus --help d --filter=a -- -x";
        let arguments = line.split_whitespace().map(OsString::from).collect();
        assert_eq!(parse(line), Ok(Command::Laboratory(arguments)));
        let bench = Command::Laboratory(vec!["bench".into()]);
        assert_eq!(parse("bench"), Ok(bench));
    }

    #[test]
    fn tells_what_makes_no_sense() {
        let misuse = |line| parse(line).unwrap_err().to_string();
        assert!(misuse("").contains("a command is missing"));
        assert!(misuse("genrate").contains("did you mean `generate`?"));
        assert!(misuse("--hlp").contains("did you mean `--help`?"));
    }
}
