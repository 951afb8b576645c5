//! The command line as people meet it: arguments in; files, text and an exit code out.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Ponds, version: 1.0.0}
servers: [{url: 'https://example.com'}]
paths:
  /ponds:
    get:
      operationId: list-ponds
      tags: [Ponds]
      responses:
        '200':
          description: All ponds.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pond'}
components:
  schemas:
    Pond: {type: object, properties: {depth: {type: integer}}}
";

/// A folder with a document, and a place for the crate.
struct Workplace(TempDir);

/// What came of a command.
#[derive(Debug)]
struct Answer {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Workplace {
    fn new(document: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ponds.yaml"), document).unwrap();
        Self(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn generate(&self, options: &[&str]) -> Answer {
        let fixed = ["generate", "--spec", "ponds.yaml", "--out", "out"];
        self.run(&[&fixed, options].concat())
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let command = command.current_dir(self.0.path()).args(arguments);
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        Answer {
            code: status.code(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }
}

impl Answer {
    /// Checks the exit code, and that the error stream says certain things.
    #[track_caller]
    fn expect(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in:\n{}", self.err);
        }
    }
}

#[test]
fn helps_and_tells_wrong_usage() {
    let place = Workplace::new(DOCUMENT);
    for arguments in [&["--help"][..], &["generate", "--help"]] {
        let answer = place.run(arguments);
        answer.expect(0, &[]);
        assert!(answer.out.contains("Usage: cargo xtask"), "{answer:?}");
    }
    place.run(&[]).expect(2, &["Usage: cargo xtask"]);
    place
        .generate(&["--strct"])
        .expect(2, &["no option `--strct`", "did you mean `--strict`?"]);
    place
        .generate(&[])
        .expect(2, &["the crate has no name", "Usage: cargo xtask generate"]);
    assert!(!place.path("out").exists());
}

#[test]
fn writes_once_and_then_nothing() {
    let place = Workplace::new(DOCUMENT);
    let first = place.generate(&["--crate-name", "ponds"]);
    first.expect(0, &[]);
    assert!(first.out.starts_with("1 operation, 1 model: "), "{first:?}");
    assert!(place.path("out/Cargo.toml").exists());
    let time = || {
        fs::metadata(place.path("out/Cargo.toml"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = time();
    let second = place.generate(&["--crate-name", "ponds"]);
    assert!(second.out.contains(": 0 files written, "), "{second:?}");
    assert_eq!(time(), before);
    let check = place.generate(&["--crate-name", "ponds", "--check"]);
    check.expect(0, &[]);
    assert!(check.out.contains("up to date"), "{check:?}");
}

#[test]
fn shows_what_is_stale_and_writes_nothing() {
    let place = Workplace::new(DOCUMENT);
    place.generate(&["--crate-name", "ponds"]).expect(0, &[]);
    let library = place.path("out/src/lib.rs");
    let text = fs::read_to_string(&library).unwrap();
    fs::write(&library, format!("{text}// mine\n")).unwrap();
    fs::remove_file(place.path("out/Cargo.toml")).unwrap();
    let check = place.generate(&["--crate-name", "ponds", "--check"]);
    check.expect(
        1,
        &[
            "to be changed: out/src/lib.rs",
            "to be created: out/Cargo.toml",
            "is stale",
        ],
    );
    for line in [
        "--- out/src/lib.rs\n",
        "+++ out/src/lib.rs\n",
        "\n-// mine\n",
        "--- /dev/null\n",
    ] {
        assert!(
            check.out.contains(line),
            "{line:?} is not in:\n{}",
            check.out
        );
    }
    assert!(!place.path("out/Cargo.toml").exists());
    assert!(fs::read_to_string(&library).unwrap().ends_with("// mine\n"));
}

#[test]
fn refuses_to_overwrite_strangers() {
    let place = Workplace::new(DOCUMENT);
    fs::create_dir(place.path("out")).unwrap();
    fs::write(place.path("out/Cargo.toml"), "mine").unwrap();
    place
        .generate(&["--crate-name", "ponds"])
        .expect(1, &["in the way", "  Cargo.toml\n"]);
    assert_eq!(
        fs::read_to_string(place.path("out/Cargo.toml")).unwrap(),
        "mine"
    );
    assert_eq!(fs::read_dir(place.path("out")).unwrap().count(), 1);
}

#[test]
fn tells_all_faults_of_a_document_and_writes_nothing() {
    let broken = DOCUMENT
        .replace("schemas/Pond'", "schemas/Pnd'")
        .replace("type: integer", "type: 3")
        .replace("tags: [Ponds]", "operationId: again");
    let place = Workplace::new(&broken);
    let answer = place.generate(&["--crate-name", "ponds"]);
    answer.expect(
        1,
        &[
            "error[duplicate-key]: ",
            "  --> ponds.yaml:14:24\n",
            "14 |               schema: {$ref: '#/components/schemas/Pnd'}\n",
            "   |                        ^^^^\n",
            "= at: #/paths/~1ponds/get/responses/200/content/application~1json/schema/$ref\n",
            "= help: did you mean `#/components/schemas/Pond`?\n",
            "nothing was written; `--keep-going` generates what can be in spite of errors",
        ],
    );
    assert!(!answer.err.contains('\x1b'));
    assert!(!place.path("out").exists());
    place
        .generate(&["--crate-name", "ponds", "--keep-going"])
        .expect(3, &["dangling-reference"]);
    assert!(place.path("out/Cargo.toml").exists());
    place
        .generate(&["--crate-name", "ponds", "--keep-going", "--check"])
        .expect(3, &["dangling-reference"]);
}

#[test]
fn tells_where_the_text_is_wrong() {
    let place = Workplace::new("openapi: 3.0.3\ninfo: [\n");
    place
        .generate(&["--crate-name", "ponds"])
        .expect(1, &["error[syntax]: ", "--> ponds.yaml:2:"]);
    fs::remove_file(place.path("ponds.yaml")).unwrap();
    place
        .generate(&["--crate-name", "ponds"])
        .expect(1, &["cannot be read", " --> ponds.yaml\n"]);
}

#[test]
fn reads_the_settings_beside_the_document() {
    let place = Workplace::new(DOCUMENT);
    let settings = place.path("ponds.settings.yaml");
    fs::write(&settings, "crate:\n  name: ponds\n").unwrap();
    place.generate(&[]).expect(0, &[]);
    fs::write(&settings, "crate:\n  naem: ponds\n").unwrap();
    let words = ["--> ponds.settings.yaml:2:3\n", "did you mean `name`?"];
    place.generate(&[]).expect(1, &words);
    let other = ["--config", "other.yaml"];
    place
        .generate(&other)
        .expect(1, &["other.yaml cannot be read"]);
}
