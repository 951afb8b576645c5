//! The arguments of `corpus`.

use std::error::Error;
use std::num::NonZero;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::Arg::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use xtask::arguments::{Misuse, non_empty, path};

use super::Command;

const USAGE: &str = "\
Usage: cargo xtask corpus DIR [OPTIONS]";

const HELP: &str = "\
Tries the generator on a folder of documents, and prints a table of what came of each.

Usage: cargo xtask corpus DIR [OPTIONS]

Each JSON or YAML file of the folder is a document, and so is each folder in it that has a file
`openapi` or `swagger` of these. A client is generated of each as with `generate --keep-going`, in a
process of its own. A document passes when its client has every operation, but for those that are
broken in the document itself, and when that client passes what the options ask for.

Options:
      --check             Compiles the clients; what they depend on is built once
      --clippy            Compiles the clients with Clippy, with warnings as errors
      --account           Counts the facts of the documents that are not in the clients, and of which nothing
                          is said
      --examples          Decodes and encodes the examples of the documents, which have to come out equal
      --calls             Calls each operation, and judges the requests by the documents
      --values            Decodes and encodes random values of the models, which have to come out equal
      --seed N            Makes other values [default: 1]
      --count N           Makes this many valid values of each model [default: 50]
      --save-hashes FILE  Writes the SHA-256 of each file of the clients to this file, as sha256sum does
      --compare FILE      Lets a document fail whose client is not the same to the byte as it was when
                          --save-hashes wrote this file, and tells which files are not
      --filter NAME       Takes the documents that have this in their name; can be given more than once
      --jobs N            Generates this many clients at a time [default: 1]
      --json FILE         Writes the figures to this file too
      --scratch DIR       Writes the clients to this folder [default: target/corpus]
  -h, --help              Prints this help

Exit codes:
  0  every document passes
  1  some do not
  2  wrong usage
";

const OPTIONS: &[&str] = &[
    "check",
    "clippy",
    "account",
    "examples",
    "calls",
    "values",
    "seed",
    "count",
    "save-hashes",
    "compare",
    "filter",
    "jobs",
    "json",
    "scratch",
    "help",
];

/// The command that the process of one document is started with. It is not for people.
pub const ENTRY: &str = "corpus-entry";

/// The options of `corpus`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Corpus {
    /// The folder of documents, or one document.
    pub folder: PathBuf,
    /// How many clients are generated at a time.
    pub jobs: NonZero<usize>,
    /// What is asked of the compiler.
    pub compile: Compile,
    /// Who judges the clients.
    pub judges: Judges,
    /// How random values are made.
    pub chance: Chance,
    /// Where the hashes of the clients are written.
    pub save_hashes: Option<PathBuf>,
    /// The hashes that the clients are compared with.
    pub compare: Option<PathBuf>,
    /// Parts of the names of the documents that are taken; all documents without one.
    pub filters: Vec<String>,
    /// Where the figures are written.
    pub json: Option<PathBuf>,
    /// Where the clients are written.
    pub scratch: Option<PathBuf>,
}

impl Corpus {
    /// Tells whether the clients are hashed.
    pub fn needs_hashes(&self) -> bool {
        self.save_hashes.is_some() || self.compare.is_some()
    }
}

/// What is asked of the compiler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compile {
    /// Nothing.
    No,
    /// That it takes the client.
    Check,
    /// That it and its lints have nothing to say.
    Clippy,
}

/// Those who judge a client beside the compiler.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Judges {
    /// Whether the facts of documents are counted.
    pub account: bool,
    /// Whether examples are decoded and encoded.
    pub examples: bool,
    /// Whether operations are called.
    pub calls: bool,
    /// Whether random values are decoded and encoded.
    pub values: bool,
}

impl Judges {
    /// Adds the judge that an option calls; returns false where it calls none.
    fn call(&mut self, option: &str) -> bool {
        let judge = match option {
            "account" => &mut self.account,
            "examples" => &mut self.examples,
            "calls" => &mut self.calls,
            "values" => &mut self.values,
            _ => return false,
        };
        *judge = true;
        true
    }

    /// Returns the options that call them.
    pub fn options(self) -> impl Iterator<Item = &'static str> {
        let judges = [
            (self.account, "--account"),
            (self.examples, "--examples"),
            (self.calls, "--calls"),
            (self.values, "--values"),
        ];
        judges
            .into_iter()
            .filter_map(|(judges, option)| judges.then_some(option))
    }

    /// Tells whether programs that use the clients are compiled and run.
    pub fn run_programs(self) -> bool {
        self.examples || self.calls || self.values
    }
}

/// How random values are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chance {
    /// The number that all chance begins with.
    pub seed: u64,
    /// How many valid values each model gets.
    pub count: usize,
}

impl Default for Chance {
    fn default() -> Self {
        Self { seed: 1, count: 50 }
    }
}

/// One document of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The document.
    pub document: PathBuf,
    /// The folder that its client and what is told of it are written to.
    pub out: PathBuf,
    /// The name of its crate.
    pub crate_name: String,
    /// Who judges its client.
    pub judges: Judges,
    /// How random values are made.
    pub chance: Chance,
}

/// Reads what follows the command.
pub(super) fn parse(parser: &mut Parser) -> Result<Command, Misuse> {
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), USAGE);
    let mut folder = None;
    let mut options = Corpus {
        folder: PathBuf::new(),
        jobs: NonZero::<usize>::MIN,
        compile: Compile::No,
        judges: Judges::default(),
        chance: Chance::default(),
        save_hashes: None,
        compare: None,
        filters: Vec::new(),
        json: None,
        scratch: None,
    };
    while let Some(argument) = parser.next().map_err(misuse)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(HELP)),
            Long("check") if options.compile == Compile::Clippy => {}
            Long("check") => options.compile = Compile::Check,
            Long("clippy") => options.compile = Compile::Clippy,
            Long(name) if options.judges.call(name) => {}
            Long("seed") => options.chance.seed = number(parser)?,
            Long("count") => options.chance.count = number(parser)?,
            Long("save-hashes") => options.save_hashes = Some(path(parser, USAGE)?),
            Long("compare") => options.compare = Some(path(parser, USAGE)?),
            Long("filter") => {
                let name = parser.value().and_then(|value| value.string());
                options.filters.push(name.map_err(misuse)?);
            }
            Long("jobs") => {
                let jobs = parser.value().and_then(|value| value.parse());
                options.jobs = jobs.map_err(misuse)?;
            }
            Long("json") => options.json = Some(path(parser, USAGE)?),
            Long("scratch") => options.scratch = Some(path(parser, USAGE)?),
            Value(value) if folder.is_none() => folder = Some(non_empty(value, USAGE)?),
            other => return Err(Misuse::unknown_argument(&other, OPTIONS, USAGE)),
        }
    }
    options.folder =
        folder.ok_or_else(|| Misuse::new("the folder of documents is missing", USAGE))?;
    Ok(Command::Corpus(options))
}

/// Reads what follows the command of one document.
pub(super) fn parse_entry(parser: &mut Parser) -> Result<Command, Misuse> {
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), USAGE);
    let document = path(parser, USAGE)?;
    let out = path(parser, USAGE)?;
    let name = parser.value().and_then(|value| value.string());
    let mut entry = Entry {
        document,
        out,
        crate_name: name.map_err(misuse)?,
        judges: Judges::default(),
        chance: Chance::default(),
    };
    while let Some(argument) = parser.next().map_err(misuse)? {
        match argument {
            Long(name) if entry.judges.call(name) => {}
            Long("seed") => entry.chance.seed = number(parser)?,
            Long("count") => entry.chance.count = number(parser)?,
            other => return Err(Misuse::unknown_argument(&other, OPTIONS, USAGE)),
        }
    }
    Ok(Command::Entry(entry))
}

/// Reads the number that an option has.
fn number<T: FromStr<Err: Error + Send + Sync + 'static>>(
    parser: &mut Parser,
) -> Result<T, Misuse> {
    let number = parser.value().and_then(|value| value.parse());
    number.map_err(|error| Misuse::new(error.to_string(), USAGE))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn parse(line: &str) -> Result<Command, Misuse> {
        super::super::parse(line.split_whitespace().map(OsString::from))
    }

    fn corpus(line: &str) -> Corpus {
        match parse(line) {
            Ok(Command::Corpus(options)) => options,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn reads_every_option() {
        let options = corpus(
            "corpus d --jobs 3 --clippy --check --examples --account --calls --values --seed 7 --count 8 --save-hashes h --compare i --filter a \
             --filter=b --json f --scratch s",
        );
        let expected = Corpus {
            folder: "d".into(),
            jobs: NonZero::new(3).unwrap(),
            compile: Compile::Clippy,
            judges: Judges {
                account: true,
                examples: true,
                calls: true,
                values: true,
            },
            chance: Chance { seed: 7, count: 8 },
            save_hashes: Some("h".into()),
            compare: Some("i".into()),
            filters: vec!["a".into(), "b".into()],
            json: Some("f".into()),
            scratch: Some("s".into()),
        };
        assert_eq!(options, expected);
        assert_eq!(corpus("corpus --check d").compile, Compile::Check);
        assert_eq!(corpus("corpus d").compile, Compile::No);
    }

    #[test]
    fn hashes_on_request() {
        assert!(corpus("corpus d --save-hashes a").needs_hashes());
        assert!(corpus("corpus d --compare a").needs_hashes());
        assert!(!corpus("corpus d").needs_hashes());
    }

    #[test]
    fn helps() {
        assert_eq!(parse("corpus -h"), Ok(Command::Help(HELP)));
        for option in OPTIONS {
            assert!(HELP.contains(&format!("--{option}")), "{option}");
        }
    }

    #[test]
    fn tells_what_makes_no_sense() {
        let misuse = |line| parse(line).unwrap_err().to_string();
        assert!(misuse("corpus").contains("folder of documents is missing"));
        assert!(misuse("corpus a b").contains("no use for `b`"));
        assert!(misuse("corpus a --job 1").contains("did you mean `--jobs`?"));
        assert!(misuse("corpus a --jobs 0").contains("0"));
        assert!(misuse("corpus a --jobs x").contains("Usage: cargo xtask corpus"));
    }
}
