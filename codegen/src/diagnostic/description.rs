//! What is said of a problem.

use super::Severity;

/// A problem in words.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Description {
    /// How much the problem matters.
    pub severity: Severity,
    /// Its name for machines and search engines, in kebab case.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Describes an error.
pub(super) fn error(
    code: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Description {
    Description {
        severity: Severity::Error,
        code,
        message: message.into(),
        help: help.into(),
    }
}

/// Describes a warning.
pub(super) fn warning(
    code: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Description {
    Description {
        severity: Severity::Warning,
        ..error(code, message, help)
    }
}
