// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! What an operation is, as data: how it is sent and which answers are documented.

use super::decode::{Answer, DecodeError};
use http::StatusCode;

/// The part of an operation that does not depend on its types.
#[derive(Debug)]
pub struct Operation {
    /// The document's operation id.
    pub id: &'static str,
    /// The HTTP method ([RFC 9110, section 9](https://www.rfc-editor.org/rfc/rfc9110#section-9)).
    pub method: &'static str,
    /// The path template, such as `/users/{user_id}`.
    pub path: &'static str,
    /// The media types of the documented answers, as the `Accept` header has them.
    pub accept: &'static str,
    /// Alternatives of combinations of security schemes. No alternative, or an empty one, means
    /// that the operation can be called without a credential.
    pub security: &'static [&'static [&'static str]],
    /// The operation's own server. A base URL that the caller chose takes its place.
    pub base_url: Option<&'static str>,
}

/// An operation with its documented answers: `T` is what it returns, `E` what it fails with.
#[derive(Debug)]
pub struct Endpoint<T: 'static, E: 'static> {
    /// How the operation is sent.
    pub operation: Operation,
    /// The answers that give a value.
    pub success: &'static [Case<T>],
    /// The answers that are documented errors.
    pub failure: &'static [Case<E>],
}

impl<T, E> Endpoint<T, E> {
    /// Returns the redirect statuses that are documented answers and therefore not followed.
    pub(super) fn redirect_answers(&self) -> Vec<StatusPattern> {
        let success = self.success.iter().map(|case| case.status);
        let failure = self.failure.iter().map(|case| case.status);
        success
            .chain(failure)
            .filter(|pattern| pattern.is_redirect())
            .collect()
    }
}

/// How answers of one status, or of several, are decoded.
#[derive(Debug)]
pub struct Case<T> {
    status: StatusPattern,
    decode: fn(&Answer) -> Result<T, DecodeError>,
}

impl<T> Case<T> {
    /// Describes the answers of exactly one status.
    pub const fn code(code: u16, decode: fn(&Answer) -> Result<T, DecodeError>) -> Self {
        Self {
            status: StatusPattern::Code(code),
            decode,
        }
    }

    /// Describes the answers of a hundred statuses: 4 stands for 400 to 499.
    pub const fn range(hundreds: u8, decode: fn(&Answer) -> Result<T, DecodeError>) -> Self {
        Self {
            status: StatusPattern::Range(hundreds),
            decode,
        }
    }

    /// Describes the answers of every status that no other case names.
    pub const fn any(decode: fn(&Answer) -> Result<T, DecodeError>) -> Self {
        Self {
            status: StatusPattern::Any,
            decode,
        }
    }

    /// Decodes an answer that [`best`] gave to this case.
    pub(super) fn decode(&self, answer: &Answer) -> Result<T, DecodeError> {
        (self.decode)(answer)
    }

    /// Returns how precisely the case names the status.
    pub(super) fn precision(&self, status: StatusCode) -> Option<Precision> {
        self.status.precision(status)
    }
}

/// Returns the case that names the status most precisely.
pub(super) fn best<T>(cases: &[Case<T>], status: StatusCode) -> Option<(Precision, &Case<T>)> {
    cases
        .iter()
        .filter_map(|case| Some((case.precision(status)?, case)))
        .max_by_key(|(precision, _)| *precision)
}

/// A key of a document's table of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatusPattern {
    /// `404`
    Code(u16),
    /// `4XX`
    Range(u8),
    /// `default`
    Any,
}

/// How precisely a pattern names a status; the greater one decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    /// By `default`.
    Any,
    /// By its hundred.
    Range,
    /// By its number.
    Code,
}

impl StatusPattern {
    /// Returns how precisely the pattern names the status, or `None` where it does not.
    pub(super) fn precision(self, status: StatusCode) -> Option<Precision> {
        match self {
            Self::Code(code) => (status.as_u16() == code).then_some(Precision::Code),
            Self::Range(hundreds) => {
                (status.as_u16() / 100 == u16::from(hundreds)).then_some(Precision::Range)
            }
            Self::Any => Some(Precision::Any),
        }
    }

    /// Whether the pattern names redirects in particular.
    fn is_redirect(self) -> bool {
        match self {
            Self::Code(code) => code / 100 == 3,
            Self::Range(hundreds) => hundreds == 3,
            Self::Any => false,
        }
    }
}
