//! The examples of a document: decoded into the client's types and encoded again, and judged by their
//! own schemas.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use codegen::output::{examples_crate, plan};
use codegen::source::{FileId, Node, Origin, Value};
use codegen::{Document, Generation};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::figures::Examples;
use crate::disk::Folder;
use crate::trial::{Ending, Failure, process};

/// The files that hand the examples from one process to the next.
const SAMPLES: &str = "samples.json";
const JOB: &str = "judge.json";

/// How long compiling and decoding may take, and judging.
const LIMIT: Duration = Duration::from_secs(1800);

/// The most examples that are told of a document.
const TOLD: usize = 20;

/// An example as the decoding program takes it.
#[derive(Serialize, Deserialize)]
struct Sample<'s> {
    decoder: usize,
    value: Value,
    #[serde(borrow)]
    place: std::borrow::Cow<'s, str>,
}

/// What came of decoding and encoding an example.
#[derive(Deserialize)]
struct Problem {
    decoded: bool,
    problem: String,
    /// The members that did not come out, as JSON Pointers.
    #[serde(default)]
    gone: Vec<String>,
    /// The numbers that came out equal in single precision only.
    #[serde(default)]
    rounded: Vec<String>,
    /// How many differences of other kinds there are.
    #[serde(default)]
    others: usize,
}

/// What the judge says of an example.
#[derive(Default, Deserialize)]
struct Judgement {
    /// How it breaks its schema.
    fault: Option<String>,
    /// Its members that no schema declares, as JSON Pointers.
    undeclared: Vec<String>,
    /// Its members that a schema calls `readOnly`.
    read_only: Vec<String>,
    /// Its numbers that a schema gives the format `float`.
    floats: Vec<String>,
}

impl Judgement {
    /// Tells whether all that is wrong with an example is that members are gone that models do not have, those
    /// that the document does not declare and those that a request does not send, and that numbers have the
    /// precision that the document gives them.
    fn excuses(&self, problem: &Problem) -> bool {
        let is_known = |place: &String| {
            let known = self.undeclared.iter().chain(&self.read_only);
            known.into_iter().any(|it| it == place)
        };
        problem.decoded
            && problem.others == 0
            && problem.gone.iter().all(is_known)
            && problem.rounded.iter().all(|it| self.floats.contains(it))
    }
}

/// Writes the examples of a document, the crate that decodes them and the question to the judge.
pub fn write(
    raw: &Document,
    document: &Document,
    generation: &Generation,
    out: &Path,
) -> Result<(), String> {
    let samples = &generation.examples;
    let made =
        examples_crate(&generation.files, samples, "../client").map_err(|it| it.to_string())?;
    let folder = Folder::new(&out.join("samples"));
    let disk = folder.snapshot(&made.files).map_err(|it| it.to_string())?;
    folder
        .apply(&plan(&made.files, &disk), &made.files)
        .map_err(|it| it.to_string())?;
    let found = samples.list.iter().zip(&made.decoders);
    let found = found.filter_map(|(sample, decoder)| {
        let value = document.find(&sample.origin)?.value().clone();
        Some((sample, *decoder, value))
    });
    let (mut list, mut judged) = (Vec::new(), Vec::new());
    for (sample, decoder, value) in found {
        let schema = document.written(&sample.schema);
        let schema = format!(
            "doc:/{}#{}",
            sample.schema.file.index(),
            fragment(schema.as_str())
        );
        judged.push(json!({ "schema": schema, "value": value }));
        list.push(Sample {
            decoder,
            value,
            place: place(document, &sample.origin).into(),
        });
    }
    let version = super::declared::version(raw);
    let is_modern = ["3.1", "3.2"].iter().any(|it| version.starts_with(it));
    let job = json!({
        "modern": is_modern,
        "files": files(raw),
        "samples": judged,
    });
    let write = |name: &str, text: String| fs::write(out.join(name), text);
    let list = serde_json::to_string(&list).map_err(|error| error.to_string())?;
    write(SAMPLES, list)
        .and_then(|()| write(JOB, job.to_string()))
        .map_err(|error| format!("{} cannot be written: {error}", out.display()))
}

/// Returns a pointer as the fragment of a URI (RFC 6901, section 6).
fn fragment(pointer: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@?".contains(&byte);
    let encode = |byte: u8| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    pointer.bytes().map(encode).collect()
}

fn place(document: &Document, origin: &Origin) -> String {
    let pointer = document.written(origin);
    match document.locate(origin) {
        Some(location) => format!("{}:{} #{pointer}", location.path.display(), location.line),
        None => format!("#{pointer}"),
    }
}

/// Returns the trees of a document's files, with all references in one form.
fn files(raw: &Document) -> Vec<Value> {
    let mut open = vec![FileId::ROOT];
    let mut trees: BTreeMap<usize, Value> = BTreeMap::new();
    while let Some(file) = open.pop() {
        let origin = Origin {
            file,
            ..Origin::root()
        };
        let Some(root) = raw.find(&origin) else {
            continue;
        };
        let mut tree = root.value().clone();
        lead(&mut tree, &root, raw, &mut open);
        trees.insert(file.index(), tree);
        open.retain(|file| !trees.contains_key(&file.index()));
    }
    let count = trees.keys().last().map_or(0, |last| last + 1);
    (0..count)
        .map(|index| trees.remove(&index).unwrap_or_default())
        .collect()
}

/// Lets the references of a tree begin with the number of a file.
fn lead(tree: &mut Value, root: &Node<'_>, raw: &Document, open: &mut Vec<FileId>) {
    match tree {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(target) if key == "$ref" => {
                        let Some(file) = raw.referenced_file(root.origin().file, target) else {
                            continue;
                        };
                        open.push(file);
                        let fragment = target.split_once('#').map_or("", |(_, it)| it);
                        *target = format!("doc:/{}#{fragment}", file.index());
                    }
                    value => lead(value, root, raw, open),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| lead(it, root, raw, open)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Decodes, encodes and judges what [`write()`] has left in a folder.
pub fn run(folder: &Path, crate_name: &str, target: &Path) -> Result<Examples, Failure> {
    let text = fs::read_to_string(folder.join(SAMPLES)).unwrap_or_default();
    let samples: Vec<Sample<'_>> = serde_json::from_str(&text).unwrap_or_default();
    if samples.is_empty() {
        return Ok(Examples::default());
    }
    let package = format!("{crate_name}-examples");
    let mut decode = cargo(target);
    decode
        .current_dir(folder)
        .args(["--package", &package, "--", SAMPLES]);
    let mut judge = cargo(target);
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("judge/Cargo.toml");
    judge
        .current_dir(folder)
        .arg("--manifest-path")
        .arg(manifest)
        .args(["--", JOB]);
    let results: Vec<Option<Problem>> = answer(&mut decode, folder, "decode")?;
    let judgements: Vec<Judgement> = answer(&mut judge, folder, "judge")?;
    Ok(count(&samples, &results, &judgements))
}

fn cargo(target: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["run", "--quiet"])
        .env("CARGO_TARGET_DIR", target);
    command
}

/// Runs a program and reads the list that it prints.
fn answer<T: for<'de> Deserialize<'de>>(
    command: &mut Command,
    folder: &Path,
    name: &str,
) -> Result<Vec<T>, Failure> {
    let (out, log): (PathBuf, PathBuf) = (
        folder.join(format!("{name}.out")),
        folder.join(format!("{name}.log")),
    );
    let failed = |details: &str| Failure::new(&format!("examples: {name} failed"), details);
    let run = || -> io::Result<Ending> {
        process::run(
            command,
            fs::File::create(&out)?,
            fs::File::create(&log)?,
            LIMIT,
        )
    };
    match { run }() {
        Err(error) => Err(failed(&error.to_string())),
        Ok(Ending::Exited(status)) if status.success() => {
            let text = fs::read_to_string(&out).unwrap_or_default();
            serde_json::from_str(&text).map_err(|error| failed(&error.to_string()))
        }
        Ok(_) => Err(failed(&process::words(&log))),
    }
}

fn count(
    samples: &[Sample<'_>],
    results: &[Option<Problem>],
    judgements: &[Judgement],
) -> Examples {
    let mut examples = Examples {
        examples: samples.len(),
        ..Examples::default()
    };
    for ((sample, result), judgement) in samples.iter().zip(results).zip(judgements) {
        let decoded = result.as_ref().is_none_or(|it| it.decoded);
        match result {
            _ if judgement.fault.is_some() => examples.at_fault += 1,
            None => examples.equal += 1,
            Some(problem) if judgement.excuses(problem) => {
                examples.equal += 1;
                examples.undeclared += usize::from(!problem.gone.is_empty());
            }
            Some(problem) => {
                examples
                    .unequal
                    .push(format!("{}: {}", sample.place, problem.problem));
            }
        }
        examples.decoded += usize::from(decoded && judgement.fault.is_none());
    }
    examples
}

/// Tells of the examples that did not come out as they went in.
pub fn shortfall(examples: &Examples) -> Option<Failure> {
    let unequal = &examples.unequal;
    let mut details: String = unequal
        .iter()
        .take(TOLD)
        .map(|it| format!("{it}\n"))
        .collect();
    if unequal.len() > TOLD {
        details += &format!("and {} more\n", unequal.len() - TOLD);
    }
    let words = format!("{} examples not equal", unequal.len());
    (!unequal.is_empty()).then(|| Failure::new(&words, &details))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_document_allows_is_excused() {
        let judgement = Judgement {
            undeclared: vec!["/a".to_owned()],
            read_only: vec!["/b/c".to_owned()],
            floats: vec!["/d".to_owned()],
            ..Judgement::default()
        };
        let problem = |gone: &[&str], others| Problem {
            decoded: true,
            problem: String::new(),
            gone: gone.iter().map(|it| (*it).to_owned()).collect(),
            rounded: Vec::new(),
            others,
        };
        let rounded = |place: &str| Problem {
            rounded: vec![place.to_owned()],
            ..problem(&[], 0)
        };
        assert!(judgement.excuses(&problem(&["/a", "/b/c"], 0)));
        assert!(!judgement.excuses(&problem(&["/a"], 1)));
        assert!(!judgement.excuses(&problem(&["/a", "/b"], 0)));
        assert!(judgement.excuses(&rounded("/d")));
        assert!(!judgement.excuses(&rounded("/a")));
        let refused = Problem {
            decoded: false,
            ..problem(&[], 0)
        };
        assert!(!judgement.excuses(&refused));
    }
}
