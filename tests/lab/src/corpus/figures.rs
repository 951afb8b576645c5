//! What is measured of a document.

use ::calls::Calls;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::hashes::ClientHashes;
use super::values::Values;
use crate::failure::Failure;

/// The figures of a generation.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// The version that the document declares.
    pub version: String,
    /// The operations in the document.
    pub declared: usize,
    /// The operations of these whose method is in the client.
    pub operations: usize,
    /// The operations that are not in the client although nothing in the document is at fault.
    pub missing: Vec<String>,
    /// The named types.
    pub models: usize,
    /// The fields of the named types.
    pub fields: usize,
    /// The fields that became JSON values although the document says more of them.
    pub untyped: usize,
    /// The warnings.
    pub warnings: usize,
    /// The faults of the document, as they are told to people.
    pub faults: Vec<String>,
    /// Whether nothing could be generated because of the faults.
    pub refused: bool,
    /// What became of the facts of the document, where they are counted.
    pub account: Option<Account>,
    /// The lines of the client's code.
    pub lines: usize,
    /// How long loading and generating took.
    pub seconds: f64,
    /// The most memory that the process had, in MiB, where the system tells.
    pub peak_memory: Option<f64>,
}

/// What came of a document's examples.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Examples {
    /// All of them.
    pub examples: usize,
    /// Those that break their schema, and count nowhere else.
    pub at_fault: usize,
    /// Those that the client's types take.
    pub decoded: usize,
    /// Those that came out as they went in, but for members that no schema declares.
    pub equal: usize,
    /// Those of the equal ones that have such members, or `readOnly` ones in a request.
    pub undeclared: usize,
    /// Those that did not: their places, and how they differ.
    pub unequal: Vec<String>,
}

/// A line of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The document's name.
    pub name: String,
    /// What was measured, where generation came to its end.
    pub figures: Option<Figures>,
    /// How long the compiler took.
    pub compile_seconds: Option<f64>,
    /// What came of the examples.
    pub examples: Option<Examples>,
    /// What came of the calls.
    pub calls: Option<Calls>,
    /// What came of random values.
    pub values: Option<Values>,
    /// The hashes of the client's files, where they are asked for.
    pub hashes: Option<ClientHashes>,
    /// Why the document does not pass.
    pub failure: Option<Failure>,
}

impl Figures {
    /// Describes what is missing in the client, if anything is.
    pub fn failure(&self) -> Option<Failure> {
        if self.refused {
            return Some(Failure::new("refused", ""));
        }
        let missing = self.missing.len();
        let details: String = self.missing.iter().map(|it| format!("{it}\n")).collect();
        (missing > 0).then(|| Failure::new(&format!("{missing} operations missing"), &details))
    }
}

impl Row {
    /// Returns a row without figures.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            figures: None,
            compile_seconds: None,
            examples: None,
            calls: None,
            values: None,
            hashes: None,
            failure: None,
        }
    }

    /// Adds a failure to those that there are.
    pub fn fail(&mut self, failure: Failure) {
        self.failure = Some(match self.failure.take() {
            None => failure,
            Some(earlier) => Failure {
                summary: format!("{}, {}", earlier.summary, failure.summary),
                details: format!("{}\n{}", earlier.details.trim_end(), failure.details),
            },
        });
    }

    /// Tells whether the document passes.
    pub fn passes(&self) -> bool {
        self.failure.is_none()
    }

    /// Returns the last word on the document.
    pub fn verdict(&self) -> String {
        let faults = self.figures.as_ref().map_or(0, |it| it.faults.len());
        match (&self.failure, faults) {
            (Some(failure), _) => format!("FAILS: {}", failure.summary),
            (None, 0) => "passes".into(),
            (None, _) => "passes, document broken".into(),
        }
    }
}
