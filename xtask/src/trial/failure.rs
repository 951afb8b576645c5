//! What is said of a trial that fails.

/// Why a step came to nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// A few words.
    pub words: String,
    /// What more there is to say, in lines.
    pub details: String,
}

impl Failure {
    /// Describes a failure.
    pub fn new(words: &str, details: &str) -> Self {
        Self {
            words: words.to_owned(),
            details: details.to_owned(),
        }
    }
}
