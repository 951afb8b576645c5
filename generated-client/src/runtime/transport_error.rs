// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Why a transport gives no response, or not the whole of it.

use std::error::Error as StdError;
use std::fmt;

/// Why there is no response, or not the whole of it.
///
/// It keeps the texts of its cause and of the cause's sources, not the values, so that nothing of a
/// request can be in it unseen.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    text: String,
}

/// What a [`TransportError`] means for the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was established, so that nothing was sent.
    Connect,
    /// No connection was established within the time limit.
    ConnectTimeout,
    /// The server may have received the request, but did not respond in time.
    Timeout,
    /// The server may have received the request, but its response did not arrive completely.
    Interrupted,
    /// This transport cannot send such a request, now or later.
    Unsendable,
}

impl TransportError {
    /// Creates an error from its cause.
    pub fn new(
        kind: TransportErrorKind,
        cause: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let cause = cause.into();
        Self {
            kind,
            text: chain(&*cause),
        }
    }

    /// Returns what the error means for the request.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for TransportError {}

/// Joins the texts of an error and its sources, leaving out one that the text before contains.
pub(super) fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let next = error.to_string();
        if !text.contains(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        source = error.source();
    }
    text
}
