//! The arguments of `bench`.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use xtask::arguments::{Misuse, non_empty, path};

use super::Command;

const USAGE: &str = "\
Usage: cargo xtask bench DIR_OR_FILE… [OPTIONS]";

const HELP: &str = "\
Measures this generator and its peers side by side, and prints a table for each document.

Usage: cargo xtask bench DIR_OR_FILE… [OPTIONS]

For each document the generators take turns. What is measured: generating, checking and building the
client alone with what it depends on built before, building a program again that uses the client after
one call in it changed, and building what the client depends on from nothing. This generator is built with
--release first. Peers are the ones on the path of: cargo-progenitor, oas3-gen, openapi-to-rust and
ploidy.

Options:
      --peers NAMES       Measures these peers only, separated by commas; an empty name for none
      --filter NAME       Takes the documents that have this in their name; can be given more than once
      --runs N            Generates this many times, and takes the medians [default: 3]
      --compile-runs N    Compiles this many times, likewise; 0 for not at all [default: 1]
      --json FILE         Writes the figures to this file too
      --scratch DIR       Writes the clients to this folder [default: target/bench]
  -h, --help              Prints this help

Exit codes:
  0  everything was measured that could be; the table says what failed in peers
  1  this generator or its client failed
  2  wrong usage
";

const OPTIONS: &[&str] = &[
    "peers",
    "filter",
    "runs",
    "compile-runs",
    "json",
    "scratch",
    "help",
];

/// The command that measures another one. It is not for people.
pub const MEASURE: &str = "bench-measure";

/// The options of `bench`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bench {
    /// The folders of documents, and documents.
    pub paths: Vec<PathBuf>,
    /// The names of the peers that are measured; all that there are without.
    pub peers: Option<Vec<String>>,
    /// Parts of the names of the documents that are taken; all documents without one.
    pub filters: Vec<String>,
    /// How often each client is generated.
    pub runs: NonZero<usize>,
    /// How often each client is compiled.
    pub compile_runs: usize,
    /// Where the figures are written.
    pub json: Option<PathBuf>,
    /// Where the clients are written.
    pub scratch: Option<PathBuf>,
}

/// A command that is measured in a process of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// The file that its cost is written to.
    pub cost: PathBuf,
    /// The command's program.
    pub program: OsString,
    /// The command's arguments.
    pub arguments: Vec<OsString>,
}

/// Reads what follows the command.
pub(super) fn parse(parser: &mut Parser) -> Result<Command, Misuse> {
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), USAGE);
    let mut options = Bench {
        paths: Vec::new(),
        peers: None,
        filters: Vec::new(),
        runs: NonZero::<usize>::MIN.saturating_add(2),
        compile_runs: 1,
        json: None,
        scratch: None,
    };
    while let Some(argument) = parser.next().map_err(misuse)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(HELP)),
            Long("peers") => {
                let names = parser.value().and_then(|value| value.string());
                options.peers = Some(names.map(|names| listed(&names)).map_err(misuse)?);
            }
            Long("filter") => {
                let name = parser.value().and_then(|value| value.string());
                options.filters.push(name.map_err(misuse)?);
            }
            Long("runs") => {
                let runs = parser.value().and_then(|value| value.parse());
                options.runs = runs.map_err(misuse)?;
            }
            Long("compile-runs") => {
                let runs = parser.value().and_then(|value| value.parse());
                options.compile_runs = runs.map_err(misuse)?;
            }
            Long("json") => options.json = Some(path(parser, USAGE)?),
            Long("scratch") => options.scratch = Some(path(parser, USAGE)?),
            Value(value) => options.paths.push(non_empty(value, USAGE)?),
            other => return Err(Misuse::unknown_argument(&other, OPTIONS, USAGE)),
        }
    }
    match options.paths.is_empty() {
        true => Err(Misuse::new("there is no document to measure with", USAGE)),
        false => Ok(Command::Bench(options)),
    }
}

fn listed(names: &str) -> Vec<String> {
    let names = names.split(',').filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// Reads what follows the command that measures.
pub(super) fn parse_measure(parser: &mut Parser) -> Result<Command, Misuse> {
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), USAGE);
    let cost = path(parser, USAGE)?;
    let program = parser.value().map_err(misuse)?;
    let arguments = parser.raw_args().map_err(misuse)?.collect();
    Ok(Command::Measure(Measure {
        cost,
        program,
        arguments,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, Misuse> {
        super::super::parse(line.split_whitespace().map(OsString::from))
    }

    fn bench(line: &str) -> Bench {
        match parse(line) {
            Ok(Command::Bench(options)) => options,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn reads_every_option() {
        let options = bench(
            "bench d e --peers a,b --filter c --runs 5 --compile-runs 2 --json f --scratch s",
        );
        let expected = Bench {
            paths: vec!["d".into(), "e".into()],
            peers: Some(vec!["a".into(), "b".into()]),
            filters: vec!["c".into()],
            runs: NonZero::new(5).unwrap(),
            compile_runs: 2,
            json: Some("f".into()),
            scratch: Some("s".into()),
        };
        assert_eq!(options, expected);
        assert_eq!(bench("bench d").peers, None);
        assert_eq!(bench("bench d --peers=").peers, Some(Vec::new()));
    }

    #[test]
    fn helps() {
        assert_eq!(parse("bench -h"), Ok(Command::Help(HELP)));
        for option in OPTIONS {
            assert!(HELP.contains(&format!("--{option}")), "{option}");
        }
    }

    #[test]
    fn tells_what_makes_no_sense() {
        let misuse = |line| parse(line).unwrap_err().to_string();
        assert!(misuse("bench").contains("no document"));
        assert!(misuse("bench a --peer b").contains("did you mean `--peers`?"));
        assert!(misuse("bench a --runs 0").contains("0"));
    }

    #[test]
    fn leaves_the_measured_command_alone() {
        let expected = Measure {
            cost: "cost".into(),
            program: "cargo".into(),
            arguments: vec!["check".into(), "--quiet".into(), "-x".into()],
        };
        let parsed = parse("bench-measure cost cargo check --quiet -x");
        assert_eq!(parsed, Ok(Command::Measure(expected)));
    }
}
