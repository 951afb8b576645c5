// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! What an operation is, as data: how it is sent and which responses are documented.

use super::decode::{DecodeError, RawResponse};
use super::incoming::Incoming;
use super::media_type::likeness;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use std::fmt;

/// The part of an operation that does not depend on its types.
#[derive(Debug)]
pub struct Operation {
    /// The document's operation id.
    pub id: &'static str,
    /// The HTTP method ([RFC 9110, section 9](https://www.rfc-editor.org/rfc/rfc9110#section-9)).
    pub method: &'static str,
    /// The path template, such as `/users/{user_id}`.
    pub path: &'static str,
    /// The media types of the documented responses, as the `Accept` header has them.
    pub accept: &'static str,
    /// Alternatives of combinations of security schemes (OpenAPI's Security Requirement Objects). No
    /// alternative, or an empty one, means that the operation can be called without a credential.
    pub security: &'static [&'static [&'static str]],
    /// The operation's own servers, one for each environment or one for all: each a path on the host of
    /// the client's base URL, or a URL, which is not used where the caller chose the base URL.
    pub base_url: Option<&'static [&'static str]>,
}

/// An operation with its documented responses: `T` is what it returns, `E` what it fails with.
#[derive(Debug)]
pub struct Endpoint<T: 'static, E: 'static> {
    /// How the operation is sent.
    pub operation: Operation,
    /// The responses that give a value.
    pub success: &'static [Case<T>],
    /// The responses that are documented errors.
    pub failure: &'static [Case<E>],
}

/// The documented responses of an operation, whatever its types are.
pub(super) trait Documented: Sync {
    /// Returns the key of the case of this index; the cases that give a value come first.
    fn key(&self, index: usize) -> Option<Key>;
}

/// It is compiled for each operation, so it does without the adapters of iterators, which would be
/// compiled for each as well.
impl<T, E> Documented for Endpoint<T, E> {
    fn key(&self, index: usize) -> Option<Key> {
        if let Some(case) = self.success.get(index) {
            return Some(case.key);
        }
        let case = self.failure.get(index - self.success.len())?;
        Some(case.key)
    }
}

/// Returns the keys of the documented responses.
pub(super) fn keys(documented: &dyn Documented) -> impl Iterator<Item = Key> {
    (0..).map_while(|index| documented.key(index))
}

/// How responses of one status, or of several, are decoded.
#[derive(Debug)]
pub struct Case<T> {
    key: Key,
    decode: Decode<T>,
}

/// Which responses a case is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) status: StatusPattern,
    /// The media types that distinguish it from other cases of the status.
    pub(super) media_types: &'static [&'static str],
    /// Whether the value reads the body as it arrives.
    pub(super) is_stream: bool,
}

/// How a response becomes a value.
pub(super) enum Decode<T> {
    /// It is read from the whole body.
    Body(fn(&RawResponse) -> Result<T, DecodeError>),
    /// It reads the body as that arrives.
    Stream(fn(Incoming) -> T),
}

impl<T> Case<T> {
    /// Describes the responses of exactly one status.
    pub const fn code(code: u16, decode: fn(&RawResponse) -> Result<T, DecodeError>) -> Self {
        Self::new(StatusPattern::Code(code), Decode::Body(decode))
    }

    /// Describes the responses of a hundred statuses: 4 stands for 400 to 499.
    pub const fn range(hundreds: u8, decode: fn(&RawResponse) -> Result<T, DecodeError>) -> Self {
        Self::new(StatusPattern::Range(hundreds), Decode::Body(decode))
    }

    /// Describes the responses of every status that no other case names.
    pub const fn any(decode: fn(&RawResponse) -> Result<T, DecodeError>) -> Self {
        Self::new(StatusPattern::Any, Decode::Body(decode))
    }

    /// Describes the responses of exactly one status whose bodies are read as they arrive.
    pub const fn code_stream(code: u16, open: fn(Incoming) -> T) -> Self {
        Self::new(StatusPattern::Code(code), Decode::Stream(open))
    }

    /// Describes the responses of a hundred statuses whose bodies are read as they arrive.
    pub const fn range_stream(hundreds: u8, open: fn(Incoming) -> T) -> Self {
        Self::new(StatusPattern::Range(hundreds), Decode::Stream(open))
    }

    const fn new(status: StatusPattern, decode: Decode<T>) -> Self {
        Self {
            key: Key {
                status,
                media_types: &[],
                is_stream: matches!(decode, Decode::Stream(_)),
            },
            decode,
        }
    }

    /// Sets the media types that distinguish the responses from others of their status. Where no case
    /// has the received media type, the first one is taken.
    pub const fn of(mut self, media_types: &'static [&'static str]) -> Self {
        self.key.media_types = media_types;
        self
    }

    /// Returns how a response of this case becomes a value.
    pub(super) fn decode(&self) -> &Decode<T> {
        &self.decode
    }
}

impl<T> fmt::Debug for Decode<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body(_) => "Body",
            Self::Stream(_) => "Stream",
        })
    }
}

/// Returns the index and the key of the case that a response belongs to: the one that names its status most
/// precisely, then the one of its content type, then the first.
pub(super) fn choose(
    documented: &dyn Documented,
    status: StatusCode,
    headers: &HeaderMap,
) -> Option<(usize, Key)> {
    let received = headers.get(CONTENT_TYPE);
    let received = received.and_then(|value| value.to_str().ok());
    let mut best = None;
    for (index, key) in keys(documented).enumerate() {
        let Some(precision) = key.status.precision(status) else {
            continue;
        };
        let fit = (precision, likeness(key.media_types, received));
        if best.is_none_or(|(best, _)| fit > best) {
            best = Some((fit, (index, key)));
        }
    }
    best.map(|(_, case)| case)
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
    pub(super) fn is_redirect(self) -> bool {
        match self {
            Self::Code(code) => code / 100 == 3,
            Self::Range(hundreds) => hundreds == 3,
            Self::Any => false,
        }
    }
}
