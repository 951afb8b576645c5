//! The arguments of `generate`.

use std::path::PathBuf;

use codegen::config::is_crate_name;
use lexopt::Arg::{Long, Short};
use lexopt::{Parser, ValueExt};

use super::{Command, Misuse, path};

const USAGE: &str = "\
Usage: cargo xtask generate [--check] [OPTIONS]
       cargo xtask generate --spec PATH --out DIR [--crate-name NAME] [OPTIONS]";

const HELP: &str = "\
Turns an OpenAPI document into a Rust SDK.

Usage: cargo xtask generate [--check] [OPTIONS]
       cargo xtask generate --spec PATH --out DIR [--crate-name NAME] [OPTIONS]

Without --spec and --out, spec/users.yaml is turned into generated-client/, wherever in the workspace
the command is run. Files of the folder that were not generated are left alone. A run that was killed
while it wrote is mended by the next one.

Options:
      --check            Writes nothing; prints what would change as a unified diff, and fails if
                         anything would
      --spec PATH        Reads this document, YAML or JSON
      --out DIR          Writes the crate to this folder
      --crate-name NAME  Names the crate; wins over the settings
      --config PATH      Reads these settings [default: NAME.settings.yaml beside the document
                         NAME.yaml, when there are any]
      --references-below DIR
                         Lets references read files below this folder, besides the document's; wins
                         over the settings
      --overlay PATH     Applies this OpenAPI Overlay to the document, after those of the settings; may
                         be given several times
      --strict           Takes warnings for errors
      --keep-going       Generates what can be, in spite of errors in the document; ends with exit code 3
                         if there are any
  -h, --help             Prints this help

Exit codes:
  0  done
  1  stale, or the input was refused and nothing was written
  2  wrong usage
  3  generated in spite of errors in the document, with --keep-going
";

const OPTIONS: &[&str] = &[
    "check",
    "spec",
    "out",
    "crate-name",
    "config",
    "references-below",
    "overlay",
    "strict",
    "keep-going",
    "help",
];

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
    /// The folder below which references may read; the settings' without one.
    pub references_below: Option<PathBuf>,
    /// The overlays, in their order.
    pub overlays: Vec<PathBuf>,
    /// Whether to compare only.
    pub check: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether to go on in spite of errors.
    pub keep_going: bool,
}

/// Reads what follows the command.
pub(super) fn parse(parser: &mut Parser) -> Result<Command, Misuse> {
    let mut options = Generate::default();
    let misuse = |error: lexopt::Error| Misuse::new(error.to_string(), USAGE);
    while let Some(argument) = parser.next().map_err(misuse)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(HELP)),
            Long("check") => options.check = true,
            Long("strict") => options.strict = true,
            Long("keep-going") => options.keep_going = true,
            Long("spec") => options.spec = Some(path(parser, USAGE)?),
            Long("out") => options.out = Some(path(parser, USAGE)?),
            Long("config") => options.config = Some(path(parser, USAGE)?),
            Long("references-below") => options.references_below = Some(path(parser, USAGE)?),
            Long("overlay") => options.overlays.push(path(parser, USAGE)?),
            Long("crate-name") => options.crate_name = Some(crate_name(parser)?),
            other => return Err(Misuse::unknown_argument(&other, OPTIONS, USAGE)),
        }
    }
    if options.spec.is_some() && options.out.is_none() {
        let message = "--spec needs --out: the folder to write the crate to";
        return Err(Misuse::new(message, USAGE));
    }
    Ok(Command::Generate(options))
}

fn crate_name(parser: &mut Parser) -> Result<String, Misuse> {
    let value = parser.value().and_then(|value| value.string());
    let name = value.map_err(|error| Misuse::new(error.to_string(), USAGE))?;
    match is_crate_name(&name) {
        true => Ok(name),
        false => {
            let rule = "letters, digits, `-` and `_`, a letter first, and no word of Rust's own";
            let message = format!("`{name}` cannot be the name of a crate: {rule}");
            Err(Misuse::new(message, USAGE))
        }
    }
}

/// Describes a run that nothing names the crate for.
pub fn nameless() -> Misuse {
    let message = "the crate has no name: give --crate-name, or `crate: {name: …}` in the settings";
    Misuse::new(message, USAGE)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn parse(line: &str) -> Result<Command, Misuse> {
        super::super::parse(line.split_whitespace().map(OsString::from))
    }

    fn generate(line: &str) -> Generate {
        match parse(line) {
            Ok(Command::Generate(options)) => options,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn reads_every_option() {
        assert_eq!(generate("generate"), Generate::default());
        let options = generate(
            "generate --spec a.yaml --out=b --crate-name c --config d --check --strict --keep-going \
             --overlay e --overlay f --references-below g",
        );
        let expected = Generate {
            spec: Some("a.yaml".into()),
            out: Some("b".into()),
            crate_name: Some("c".into()),
            config: Some("d".into()),
            references_below: Some("g".into()),
            overlays: vec!["e".into(), "f".into()],
            check: true,
            strict: true,
            keep_going: true,
        };
        assert_eq!(options, expected);
    }

    #[test]
    fn helps() {
        assert_eq!(parse("generate --check -h"), Ok(Command::Help(HELP)));
        for option in OPTIONS {
            assert!(HELP.contains(&format!("--{option}")), "{option}");
        }
    }

    #[test]
    fn tells_what_makes_no_sense() {
        let misuse = |line| parse(line).unwrap_err().to_string();
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
