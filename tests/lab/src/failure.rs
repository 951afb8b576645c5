//! Steps that fail.

/// Why a step failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// A few words.
    pub summary: String,
    /// What more there is to say, in lines.
    pub details: String,
}

impl Failure {
    /// Describes a failure.
    pub fn new(summary: &str, details: &str) -> Self {
        Self {
            summary: summary.to_owned(),
            details: details.to_owned(),
        }
    }
}
