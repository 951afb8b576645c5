//! What can be wrong with a document, as data. How it is shown is elsewhere.

mod jargon;
mod list;
mod setting;
#[cfg(test)]
mod tests;
mod wording;

use crate::config::ConfigError;
use crate::source::{Document, LoadError, Location, Origin, ReadError};
use crate::source::{ReferenceError, ReferenceProblem};

pub use list::{Diagnostics, Place, Placed};
pub use setting::Setting;

/// How much a problem matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Precision is lost: the result is right, but says less than the document.
    Warning,
    /// The document is at fault, and a part of it is left out.
    Error,
}

/// A problem, and the node that has it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// The node.
    pub origin: Origin,
}

/// What is wrong.
#[derive(Clone, Debug)]
pub enum Problem {
    /// A file of the document cannot be read as it is.
    Load(Box<LoadError>),
    /// The settings are not what they have to be.
    Config(Box<ConfigError>),
    /// A node is not what its place asks for: what was found and what was expected.
    Read(String),
    /// A `$ref` cannot be followed.
    Reference {
        /// The text of the `$ref`.
        target: String,
        /// Why it cannot be followed.
        problem: ReferenceProblem,
    },
    /// The document is of a version that is not read.
    UnsupportedVersion {
        /// The version as the document has it.
        version: String,
    },
    /// A part that every document has is not there.
    Missing {
        /// The part.
        what: &'static str,
    },
    /// A schema that Rust's types cannot say.
    Untyped {
        /// What cannot be said.
        reason: &'static str,
    },
    /// A schema composed by a keyword that the model has no words for.
    Composed {
        /// The keyword.
        keyword: &'static str,
    },
    /// A list under `items` of a schema that says nothing of an array.
    LooseItems,
    /// A `type` that JSON does not have.
    UnknownType {
        /// What the document has in its place.
        found: String,
    },
    /// A part of OpenAPI that the client does nothing with.
    Unsupported {
        /// The part.
        what: &'static str,
    },
    /// A body whose media type says nothing of its values.
    UntypedBody {
        /// The media type.
        media_type: String,
    },
    /// A security requirement that names no scheme.
    UnknownSecurityScheme {
        /// The name.
        name: String,
    },
    /// A name that no header or cookie can have.
    InvalidHeaderName {
        /// The name.
        found: String,
    },
    /// A name that no authentication scheme of HTTP can have.
    InvalidHttpScheme {
        /// The name.
        found: String,
    },
    /// An authentication scheme whose credentials depend on each request.
    ComputedCredentials {
        /// The scheme.
        scheme: String,
    },
    /// A header parameter that the specification says to pass over.
    IgnoredHeader {
        /// The header's name.
        name: String,
    },
    /// A key of the responses that is no status.
    InvalidStatus {
        /// The key.
        found: String,
    },
    /// The name of a method that HTTP does not let be one.
    NotAMethod {
        /// The name.
        name: String,
    },
    /// A name in the braces of a path for which there is no parameter.
    UndeclaredPathParameter {
        /// The name.
        name: String,
    },
    /// A path parameter that the path has no braces for.
    UnusedPathParameter {
        /// The parameter's name.
        name: String,
    },
    /// A setting for something that the document does not have.
    UnusedSetting {
        /// The setting.
        setting: Box<Setting>,
        /// What the document would have to have.
        missing: &'static str,
    },
    /// A name of the settings that something else has already.
    NameTaken {
        /// The setting.
        setting: Box<Setting>,
        /// The name, as Rust would write it.
        wish: String,
        /// The name that was given.
        name: String,
    },
}

impl Diagnostic {
    /// Returns how much the problem matters.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// Returns the problem's name for machines and search engines, in kebab case.
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// Returns what is wrong, in one sentence without a full stop.
    pub fn message(&self) -> String {
        self.problem.message()
    }

    /// Returns what to do about it.
    pub fn help(&self) -> String {
        self.problem.help()
    }

    /// Returns the JSON pointer to the node as it was written, which `document` knows; none where
    /// the problem is not in a node.
    fn pointer(&self, document: Option<&Document>) -> Option<String> {
        let pointer = match &self.problem {
            Problem::Load(error) => error.pointer.clone()?,
            Problem::Config(_) | Problem::UnusedSetting { .. } | Problem::NameTaken { .. } => {
                return None;
            }
            _ => match document {
                Some(document) => document.written(&self.origin),
                None => self.origin.pointer.clone(),
            },
        };
        Some(pointer.to_string())
    }

    /// Returns the place of the problem. Problems of loading know theirs; `document` knows those of
    /// its nodes.
    pub fn place(&self, document: Option<&Document>) -> Place {
        match &self.problem {
            Problem::Load(error) => match &error.location {
                Some(location) => Place::Line(Location::clone(location)),
                None => Place::File(error.path.clone()),
            },
            Problem::Config(error) => settings_place(error),
            Problem::UnusedSetting { setting, .. } | Problem::NameTaken { setting, .. } => {
                let location = setting.location.as_deref().cloned();
                location.map_or_else(|| self.own_place(document), Place::Line)
            }
            _ => self.own_place(document),
        }
    }

    /// Returns the place of the node.
    fn own_place(&self, document: Option<&Document>) -> Place {
        let location = document.and_then(|it| it.locate(&self.origin));
        location.map_or(Place::Unknown, Place::Line)
    }
}

fn settings_place(error: &ConfigError) -> Place {
    let path = error.path.clone();
    match error.position {
        Some((line, column)) => Place::Line(Location::at(path, &error.text, line, column)),
        None => Place::File(path),
    }
}

impl From<LoadError> for Diagnostic {
    fn from(error: LoadError) -> Self {
        Self {
            problem: Problem::Load(Box::new(error)),
            origin: Origin::root(),
        }
    }
}

impl From<ConfigError> for Diagnostic {
    fn from(error: ConfigError) -> Self {
        Self {
            problem: Problem::Config(Box::new(error)),
            origin: Origin::root(),
        }
    }
}

impl From<ReadError> for Diagnostic {
    fn from(error: ReadError) -> Self {
        Self {
            problem: Problem::Read(error.message),
            origin: error.origin,
        }
    }
}

impl From<ReferenceError> for Diagnostic {
    fn from(error: ReferenceError) -> Self {
        let ReferenceError {
            origin,
            target,
            problem,
        } = error;
        let problem = Problem::Reference { target, problem };
        Self { problem, origin }
    }
}
