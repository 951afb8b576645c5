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
mod site;
#[cfg(test)]
mod tests;

use crate::config::ConfigError;
use crate::source::{LoadError, Origin, ReadError, ReferenceError};

pub use description::Description;
pub use list::{Diagnostics, Located, Repeated};
pub use problem::Problem;
pub use setting::Setting;
pub use site::Site;

/// How much a problem matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Precision is lost: the client is right, but says less than the document.
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
