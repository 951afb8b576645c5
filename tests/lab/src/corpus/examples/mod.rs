//! The examples of a document: decoded into the client's types and encoded again, and validated by their own
//! schemas.

mod prepare;
mod references;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use codegen::source::Value;
use serde::{Deserialize, Serialize};
use validate::Validation;

use super::figures::Examples;
use crate::failure::Failure;
use crate::paths;
use crate::process::{self, Ending};

pub use prepare::write;

/// The files that hand the examples from one process to the next.
const EXAMPLES: &str = "examples.json";
const JOB: &str = "validate.json";

/// How long compiling and decoding may take, and validating.
const LIMIT: Duration = Duration::from_secs(1800);

/// The most examples of a document that a failure shows.
const SHOWN: usize = 20;

/// An example as the decoding program takes it.
#[derive(Serialize, Deserialize)]
struct Encoded {
    /// The number of the decoder of its type.
    decoder: usize,
    value: Value,
    /// Where it stands in the document, for people.
    place: String,
}

/// How an example differs when it was decoded and encoded again.
#[derive(Deserialize)]
struct Difference {
    /// Whether the example could be decoded.
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

impl Difference {
    /// Tells whether the document allows all of it: the members that are gone are not declared, or are
    /// `readOnly`, which a request does not send; and the rounded numbers have the format `float`.
    fn is_allowed(&self, validation: &Validation) -> bool {
        let annotations = &validation.annotations;
        let may_be_gone =
            |place| annotations.undeclared.contains(place) || annotations.read_only.contains(place);
        self.decoded
            && self.others == 0
            && self.gone.iter().all(may_be_gone)
            && self
                .rounded
                .iter()
                .all(|it| annotations.floats.contains(it))
    }
}

/// Decodes, encodes and validates what [`write()`] has left in a folder.
pub fn run(folder: &Path, crate_name: &str, target: &Path) -> Result<Examples, Failure> {
    let text = fs::read_to_string(folder.join(EXAMPLES)).unwrap_or_default();
    let examples: Vec<Encoded> = serde_json::from_str(&text).unwrap_or_default();
    if examples.is_empty() {
        return Ok(Examples::default());
    }
    let package = format!("{crate_name}-examples");
    let mut decode = cargo_run(folder, target);
    decode.args(["--package", &package, "--", EXAMPLES]);
    let differences: Vec<Option<Difference>> = output(&mut decode, folder, "decode")?;
    let failed = |details: String| Failure::new("examples: validate failed", &details);
    let mut validate = cargo_run(folder, &paths::target().map_err(failed)?);
    validate
        .arg("--manifest-path")
        .arg(paths::laboratory().join("Cargo.toml"))
        .args(["--package", "validate", "--", JOB]);
    let validations: Vec<Validation> = output(&mut validate, folder, "validate")?;
    Ok(count(&examples, &differences, &validations))
}

fn cargo_run(folder: &Path, target: &Path) -> Command {
    let mut command = process::cargo();
    command
        .current_dir(folder)
        .args(["run", "--quiet", "--target-dir"])
        .arg(target);
    command
}

/// Runs a program and reads the list that it prints.
fn output<T: for<'de> Deserialize<'de>>(
    command: &mut Command,
    folder: &Path,
    name: &str,
) -> Result<Vec<T>, Failure> {
    let out = folder.join(format!("{name}.out"));
    let log = folder.join(format!("{name}.log"));
    let failed = |details: &str| Failure::new(&format!("examples: {name} failed"), details);
    let run = || -> io::Result<Ending> {
        process::run(command, File::create(&out)?, File::create(&log)?, LIMIT)
    };
    match { run }() {
        Err(error) => Err(failed(&error.to_string())),
        Ok(Ending::Exited(status)) if status.success() => {
            let text = fs::read_to_string(&out).unwrap_or_default();
            serde_json::from_str(&text).map_err(|error| failed(&error.to_string()))
        }
        Ok(_) => Err(failed(&process::excerpt(&log))),
    }
}

fn count(
    examples: &[Encoded],
    differences: &[Option<Difference>],
    validations: &[Validation],
) -> Examples {
    let mut counts = Examples {
        examples: examples.len(),
        ..Examples::default()
    };
    for ((example, difference), validation) in examples.iter().zip(differences).zip(validations) {
        if validation.error.is_some() {
            counts.at_fault += 1;
            continue;
        }
        counts.decoded += usize::from(difference.as_ref().is_none_or(|it| it.decoded));
        match difference {
            None => counts.equal += 1,
            Some(difference) if difference.is_allowed(validation) => {
                counts.equal += 1;
                counts.undeclared += usize::from(!difference.gone.is_empty());
            }
            Some(difference) => {
                let unequal = format!("{}: {}", example.place, difference.problem);
                counts.unequal.push(unequal);
            }
        }
    }
    counts
}

/// Describes the examples that did not come out as they went in, if there are any.
pub fn failure(examples: &Examples) -> Option<Failure> {
    let unequal = &examples.unequal;
    let mut details: String = unequal
        .iter()
        .take(SHOWN)
        .map(|it| format!("{it}\n"))
        .collect();
    if unequal.len() > SHOWN {
        details += &format!("and {} more\n", unequal.len() - SHOWN);
    }
    let summary = format!("{} examples not equal", unequal.len());
    (!unequal.is_empty()).then(|| Failure::new(&summary, &details))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use validate::Annotations;

    use super::*;

    fn difference(gone: &[&str], rounded: &[&str]) -> Difference {
        let owned = |places: &[&str]| places.iter().map(|it| (*it).to_owned()).collect();
        Difference {
            decoded: true,
            problem: "it differs".to_owned(),
            gone: owned(gone),
            rounded: owned(rounded),
            others: 0,
        }
    }

    fn validation() -> Validation {
        let annotations = Annotations {
            undeclared: BTreeSet::from(["/a".to_owned()]),
            read_only: BTreeSet::from(["/b/c".to_owned()]),
            floats: BTreeSet::from(["/d".to_owned()]),
        };
        Validation {
            error: None,
            annotations,
        }
    }

    #[test]
    fn may_differ_as_the_document_allows() {
        let is_allowed = |difference: Difference| difference.is_allowed(&validation());
        assert!(is_allowed(difference(&["/a", "/b/c"], &["/d"])));
        assert!(!is_allowed(difference(&["/a", "/b"], &[])));
        assert!(!is_allowed(difference(&[], &["/a"])));
        assert!(!is_allowed(Difference {
            others: 1,
            ..difference(&["/a"], &[])
        }));
        assert!(!is_allowed(Difference {
            decoded: false,
            ..difference(&[], &[])
        }));
    }

    #[test]
    fn count_once() {
        let example = |place: &str| Encoded {
            decoder: 0,
            value: Value::Null,
            place: place.to_owned(),
        };
        let examples = ["a", "b", "c", "d"].map(example);
        let differences = [
            None,
            Some(difference(&["/a"], &[])),
            Some(difference(&["/x"], &[])),
            Some(difference(&["/x"], &[])),
        ];
        let mut validations = [const { None }; 4].map(|it| it.unwrap_or_else(validation));
        validations[3].error = Some("it is invalid".to_owned());
        let expected = Examples {
            examples: 4,
            at_fault: 1,
            decoded: 3,
            equal: 2,
            undeclared: 1,
            unequal: vec!["c: it differs".to_owned()],
        };
        assert_eq!(count(&examples, &differences, &validations), expected);
    }
}
