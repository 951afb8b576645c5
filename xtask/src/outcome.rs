//! How commands end.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The command did all that was asked.
    Done,
    /// The output is stale, or the input was refused and nothing was written.
    Refused,
    /// The arguments make no sense.
    Misused,
    /// The command did what it could in spite of errors in the document, as it was asked to.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Refused => Self::FAILURE,
            Outcome::Misused => Self::from(2),
            Outcome::Incomplete => Self::from(3),
        }
    }
}
