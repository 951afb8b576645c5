//! The arguments of the command line.

mod bench;
mod corpus;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

pub use bench::{Bench, MEASURE, Measure};
pub use corpus::{Compile, Corpus, ENTRY, Entry};

use crate::console::harmless;
use codegen::config::is_crate_name;
use codegen::source::similar_name;
use lexopt::Arg::{Long, Short, Value};
use lexopt::{Arg, Parser, ValueExt};

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
";

const GENERATE_USAGE: &str = "\
Usage: cargo xtask generate [--check] [OPTIONS]
       cargo xtask generate --spec PATH --out DIR [--crate-name NAME] [OPTIONS]";

const GENERATE_HELP: &str = "\
Turns an OpenAPI document into a Rust SDK.

Usage: cargo xtask generate [--check] [OPTIONS]
       cargo xtask generate --spec PATH --out DIR [--crate-name NAME] [OPTIONS]

Without --spec and --out, spec/users.yaml is turned into generated-client/, wherever in the workspace
the command is run. Files of the folder that were not generated are left alone.

Options:
      --check            Writes nothing; prints what would change as a unified diff, and fails if
                         anything would
      --spec PATH        Reads this document, YAML or JSON
      --out DIR          Writes the crate to this folder
      --crate-name NAME  Names the crate; wins over the settings
      --config PATH      Reads these settings [default: NAME.settings.yaml beside the document
                         NAME.yaml, when there are any]
      --overlay PATH     Applies this OpenAPI Overlay to the document, after those of the settings; may
                         be given several times
      --strict           Takes warnings for errors
      --keep-going       Generates what can be, in spite of errors in the document
  -h, --help             Prints this help
";

const GENERATE_OPTIONS: &[&str] = &[
    "check",
    "spec",
    "out",
    "crate-name",
    "config",
    "overlay",
    "strict",
    "keep-going",
    "help",
];

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// A text to print.
    Help(&'static str),
    /// `generate`
    Generate(Generate),
    /// `corpus`
    Corpus(Corpus),
    /// One document of `corpus`, in a process of its own.
    Entry(Entry),
    /// `bench`
    Bench(Bench),
    /// One command of `bench`, in a process of its own.
    Measure(Measure),
}

/// The options of `generate`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Generate {
    /// The document; the workspace's own without one.
    pub spec: Option<PathBuf>,
    /// The folder; the workspace's own without one.
    pub out: Option<PathBuf>,
    /// The crate's name; the settings' without one.
    pub crate_name: Option<String>,
    /// The settings; those beside the document without any.
    pub config: Option<PathBuf>,
    /// The overlays, in their order.
    pub overlays: Vec<PathBuf>,
    /// Whether to compare only.
    pub check: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether to go on in spite of errors.
    pub keep_going: bool,
}

/// Arguments that make no sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misuse {
    message: String,
    suggestion: Option<String>,
    usage: &'static str,
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(arguments.into_iter().collect::<Vec<_>>());
    let misuse = |message| Misuse::new(message, USAGE);
    match parser.next().map_err(|error| misuse(error.to_string()))? {
        None => Err(misuse("a command is missing".into())),
        Some(Short('h') | Long("help")) => Ok(Command::Help(HELP)),
        Some(Value(command)) if command == "generate" => generate(&mut parser),
        Some(Value(command)) if command == "corpus" => corpus::parse(&mut parser),
        Some(Value(command)) if command == ENTRY => corpus::parse_entry(&mut parser),
        Some(Value(command)) if command == "bench" => bench::parse(&mut parser),
        Some(Value(command)) if command == MEASURE => bench::parse_measure(&mut parser),
        Some(Value(command)) if command == "help" => Ok(Command::Help(HELP)),
        Some(Value(command)) => {
            let command = command.to_string_lossy();
            let known = ["generate", "corpus", "bench", "help"];
            let suggestion = similar_name(&command, known).map(str::to_owned);
            let misuse = misuse(format!("there is no command `{command}`"));
            Err(Misuse {
                suggestion,
                ..misuse
            })
        }
        Some(option) => Err(unknown(&option, &["help"], USAGE)),
    }
}

fn generate(parser: &mut Parser) -> Result<Command, Misuse> {
    let mut options = Generate::default();
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), GENERATE_USAGE);
    while let Some(argument) = parser.next().map_err(misuse)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(GENERATE_HELP)),
            Long("check") => options.check = true,
            Long("strict") => options.strict = true,
            Long("keep-going") => options.keep_going = true,
            Long("spec") => options.spec = Some(path(parser, GENERATE_USAGE)?),
            Long("out") => options.out = Some(path(parser, GENERATE_USAGE)?),
            Long("config") => options.config = Some(path(parser, GENERATE_USAGE)?),
            Long("overlay") => options.overlays.push(path(parser, GENERATE_USAGE)?),
            Long("crate-name") => options.crate_name = Some(crate_name(parser)?),
            other => return Err(unknown(&other, GENERATE_OPTIONS, GENERATE_USAGE)),
        }
    }
    if options.spec.is_some() && options.out.is_none() {
        let message = "--spec needs --out: the folder to write the crate to";
        return Err(Misuse::new(message, GENERATE_USAGE));
    }
    Ok(Command::Generate(options))
}

/// Reads an option's value as a path.
fn path(parser: &mut Parser, usage: &'static str) -> Result<PathBuf, Misuse> {
    let value = parser.value();
    let value = value.map_err(|error| Misuse::new(error.to_string(), usage))?;
    filled(value, usage)
}

/// Refuses an empty path.
fn filled(value: OsString, usage: &'static str) -> Result<PathBuf, Misuse> {
    match value.is_empty() {
        true => Err(Misuse::new("a path is empty", usage)),
        false => Ok(value.into()),
    }
}

fn crate_name(parser: &mut Parser) -> Result<String, Misuse> {
    let value = parser.value().and_then(|value| value.string());
    let name = value.map_err(|error| Misuse::new(error.to_string(), GENERATE_USAGE))?;
    match is_crate_name(&name) {
        true => Ok(name),
        false => {
            let rule = "letters, digits, `-` and `_`, a letter first, and no word of Rust's own";
            let message = format!("`{name}` cannot be the name of a crate: {rule}");
            Err(Misuse::new(message, GENERATE_USAGE))
        }
    }
}

/// Describes an argument that there is no use for, with what may have been meant among `known`.
fn unknown(argument: &Arg<'_>, known: &[&str], usage: &'static str) -> Misuse {
    match argument {
        Long(name) => Misuse {
            suggestion: similar_name(name, known.iter().copied()).map(|it| format!("--{it}")),
            ..Misuse::new(format!("there is no option `--{name}`"), usage)
        },
        Short(letter) => Misuse::new(format!("there is no option `-{letter}`"), usage),
        Value(value) => {
            let value = value.to_string_lossy();
            Misuse::new(format!("there is no use for `{value}`"), usage)
        }
    }
}

impl Misuse {
    /// Describes a misuse of the command that `usage` is of.
    fn new(message: impl Into<String>, usage: &'static str) -> Self {
        Self {
            message: message.into(),
            suggestion: None,
            usage,
        }
    }

    /// Describes a run of `generate` that nothing names the crate for.
    pub fn nameless() -> Self {
        let message =
            "the crate has no name: give --crate-name, or `crate: {name: …}` in the settings";
        Self::new(message, GENERATE_USAGE)
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "error: {}", harmless(&self.message))?;
        if let Some(suggestion) = &self.suggestion {
            writeln!(formatter, "  = help: did you mean `{suggestion}`?")?;
        }
        write!(
            formatter,
            "\n{}\n\nFor more information, try `--help`.",
            self.usage
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, Misuse> {
        super::parse(line.split_whitespace().map(OsString::from))
    }

    fn generate(line: &str) -> Generate {
        match parse(line) {
            Ok(Command::Generate(options)) => options,
            other => panic!("{line}: {other:?}"),
        }
    }

    fn misuse(line: &str) -> String {
        parse(line).unwrap_err().to_string()
    }

    #[test]
    fn reads_every_option() {
        assert_eq!(generate("generate"), Generate::default());
        let options = generate(
            "generate --spec a.yaml --out=b --crate-name c --config d --check --strict --keep-going \
             --overlay e --overlay f",
        );
        let expected = Generate {
            spec: Some("a.yaml".into()),
            out: Some("b".into()),
            crate_name: Some("c".into()),
            config: Some("d".into()),
            overlays: vec!["e".into(), "f".into()],
            check: true,
            strict: true,
            keep_going: true,
        };
        assert_eq!(options, expected);
    }

    #[test]
    fn helps_everywhere() {
        assert_eq!(parse("--help"), Ok(Command::Help(HELP)));
        assert_eq!(parse("-h"), Ok(Command::Help(HELP)));
        assert_eq!(
            parse("generate --check -h"),
            Ok(Command::Help(GENERATE_HELP))
        );
        for option in GENERATE_OPTIONS {
            assert!(GENERATE_HELP.contains(&format!("--{option}")), "{option}");
        }
    }

    #[test]
    fn tells_what_makes_no_sense() {
        assert!(misuse("").contains("a command is missing"));
        assert!(misuse("genrate").contains("did you mean `generate`?"));
        assert!(misuse("generate --chek").contains("did you mean `--check`?"));
        assert!(misuse("generate --chek").contains("Usage: cargo xtask generate"));
        assert!(misuse("generate extra").contains("no use for `extra`"));
        assert!(misuse("generate -x").contains("no option `-x`"));
        assert!(misuse("generate --spec").contains("--spec"));
        assert!(misuse("generate --spec a.yaml").contains("--spec needs --out"));
        assert!(misuse("generate --crate-name 1a").contains("cannot be the name of a crate"));
        assert!(misuse("generate --check=yes").contains("check"));
    }
}
