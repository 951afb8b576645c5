//! What can be wrong with a document, as data. How it is shown is elsewhere.
//!
//! A problem is a variant of [`Problem`], and one arm of [`Problem::describe`] says all of it: severity, code,
//! message and help. Files, references and settings have problems of their own, each described in its module.

mod config;
mod description;
mod list;
mod load;
mod problem;
mod reference;
mod serde_message;
mod setting;
#[cfg(test)]
mod tests;

use crate::config::ConfigError;
use crate::source::ReferenceError;
use crate::source::{Document, LoadError, Location, Origin, ReadError};

pub use description::Description;
pub use list::{Diagnostics, Place, Placed};
pub use problem::Problem;
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

impl Diagnostic {
    /// Returns how much the problem matters.
    pub fn severity(&self) -> Severity {
        self.problem.describe().severity
    }

    /// Returns the problem's name for machines and search engines, in kebab case.
    pub fn code(&self) -> &'static str {
        self.problem.describe().code
    }

    /// Returns what is wrong, in one sentence without a full stop.
    pub fn message(&self) -> String {
        self.problem.describe().message
    }

    /// Returns what to do about it.
    pub fn help(&self) -> String {
        self.problem.describe().help
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
