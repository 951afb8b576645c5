//! The laboratory as people meet it: arguments in; files, text and an exit code out.

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

/// A folder with a folder of documents in it.
struct Workplace(TempDir);

/// How the program ended.
#[derive(Debug)]
struct Ending {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Workplace {
    /// Makes a folder of documents: `ponds.yaml`.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
        let place = Self(folder);
        place.write("corpus/ponds.yaml", DOCUMENT);
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// Runs `corpus` on the folder of documents.
    fn corpus(&self, options: &[&str]) -> Ending {
        self.run(&[&["corpus", "corpus", "--scratch", "scratch"], options].concat())
    }

    fn run(&self, arguments: &[&str]) -> Ending {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        let command = command.current_dir(self.0.path()).args(arguments);
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().unwrap();
        Ending {
            code: status.code(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }
}

impl Ending {
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
    let place = Workplace::new();
    for command in ["corpus", "bench"] {
        let help = place.run(&[command, "--help"]);
        help.expect(0, &[]);
        let usage = format!("Usage: cargo xtask {command}");
        assert!(help.out.contains(&usage), "{help:?}");
        place.run(&[command]).expect(2, &[&usage]);
    }
    place.run(&[]).expect(2, &["Usage: cargo xtask corpus"]);
    place
        .corpus(&["--clipy"])
        .expect(2, &["no option `--clipy`", "did you mean `--clippy`?"]);
}

#[test]
fn tries_a_folder_of_documents() {
    let place = Workplace::new();
    let broken = DOCUMENT.replace("schemas/Pond'", "schemas/Pnd'");
    place.write("corpus/broken.yaml", &broken);
    let run = place.corpus(&["--json", "figures.json"]);
    run.expect(
        0,
        &[
            "broken: passes, document broken",
            "--> corpus/broken.yaml:14:24\n",
            "2 of 2 documents pass",
        ],
    );
    assert!(run.out.starts_with("| document "), "{run:?}");
    assert!(place.path("scratch/ponds/client/src/lib.rs").exists());
    let figures = fs::read_to_string(place.path("figures.json")).unwrap();
    assert!(figures.contains("\"declared\": 1,"), "{figures}");

    place.write("corpus/none.json", "[]");
    place
        .corpus(&["--filter", "none"])
        .expect(1, &["none: FAILS: refused", "0 of 1 document pass"]);
}

#[test]
fn counts_the_facts_of_documents() {
    let place = Workplace::new();
    let run = place.corpus(&["--account"]);
    run.expect(0, &["1 of 1 document pass"]);
    // The operation, its status, the media type and a property.
    assert!(run.out.contains("facts | kept | told | lost |"), "{run:?}");
    assert!(run.out.contains(" 4 |    4 |    0 |    0 |"), "{run:?}");
}

#[test]
fn compares_clients_with_those_of_an_earlier_run() {
    let place = Workplace::new();
    place.write("corpus/lakes.yaml", DOCUMENT);
    let before = ["--compare", "before"];
    let missing = "before cannot be read";
    place.corpus(&before).expect(1, &[missing]);
    place.corpus(&["--save-hashes", "before"]).expect(0, &[]);
    place
        .corpus(&before)
        .expect(0, &["2 of 2 clients the same to the byte as in before"]);

    let deeper = DOCUMENT.replace("depth", "deepness");
    place.write("corpus/lakes.yaml", &deeper);
    let run = place.corpus(&["--compare", "before", "--save-hashes", "after"]);
    run.expect(
        1,
        &[
            "changed: src/models/pond.rs\n",
            "1 of 2 clients the same to the byte as in before",
            "1 of 2 documents pass",
        ],
    );
    place.corpus(&["--compare", "after"]).expect(0, &[]);

    place.write("corpus/lakes.yaml", "[]");
    place
        .corpus(&["--compare", "after"])
        .expect(1, &["removed: Cargo.toml\n", "1 of 2 clients"]);
}
