//! Responses.

use super::{Docs, Type};
use crate::source::{Value, WrittenAt};

/// A documented response (OpenAPI 3.0, section 4.7.17).
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// The statuses it is for.
    pub status: StatusPattern,
    /// CommonMark text.
    pub description: Option<String>,
    /// The bodies that it may have, the preferred one first; empty when it has none.
    pub bodies: Vec<ResponseBody>,
    /// Its headers.
    pub headers: Vec<HeaderId>,
}

impl Response {
    /// Returns a case for each body; one without where there is none.
    pub fn cases(&self) -> impl Iterator<Item = ResponseCase<'_>> {
        let none = self.bodies.is_empty().then_some(None);
        let bodies = self.bodies.iter().map(Some);
        none.into_iter().chain(bodies).map(|body| ResponseCase {
            response: self,
            body,
        })
    }
}

/// A response with one of the bodies that it may have.
#[derive(Clone, Copy, Debug)]
pub struct ResponseCase<'a> {
    /// The response.
    pub response: &'a Response,
    /// The body, if there is one.
    pub body: Option<&'a ResponseBody>,
}

/// A body of a response, under the media types that give values of the same type.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseBody {
    /// The media types as the document writes them.
    pub media_types: Vec<String>,
    /// How bytes become a value.
    pub decoding: Decoding,
    /// The type of the value; of a stream, that of its items.
    pub ty: Type,
    /// A value as it may occur.
    pub example: Option<Value>,
}

/// How the bytes of a response become values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decoding {
    /// JSON (RFC 8259).
    Json,
    /// Text.
    Text,
    /// The bytes as they are.
    Binary,
    /// Server-sent events (WHATWG), read as they come.
    Events,
    /// JSON values, one a line, read as they come.
    Lines,
    /// JSON values behind record separators (RFC 7464), read as they come.
    Sequence,
}

impl Decoding {
    /// Tells whether a value reads the body as it comes.
    pub fn is_stream(self) -> bool {
        match self {
            Decoding::Json | Decoding::Text => false,
            Decoding::Binary | Decoding::Events | Decoding::Lines | Decoding::Sequence => true,
        }
    }
}

/// The statuses that a response is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status.
    Code(u16),
    /// A class, 4 for `4XX`.
    Range(u8),
    /// Every status that is not named.
    Default,
}

impl StatusPattern {
    /// Returns the class of the statuses, 4 for `404` and `4XX`.
    pub fn class(self) -> Option<u16> {
        match self {
            StatusPattern::Code(code) => Some(code / 100),
            StatusPattern::Range(class) => Some(class.into()),
            StatusPattern::Default => None,
        }
    }

    /// Tells whether HTTP lets a response of the status have a body (RFC 9110, section 6.4.1).
    pub fn can_have_content(self) -> bool {
        match self {
            StatusPattern::Code(code) => !matches!(code, 100..200 | 204 | 205 | 304),
            StatusPattern::Range(class) => class != 1,
            StatusPattern::Default => true,
        }
    }
}

impl std::fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StatusPattern::Code(code) => write!(f, "{code}"),
            StatusPattern::Range(class) => write!(f, "{class}XX"),
            StatusPattern::Default => f.write_str("default"),
        }
    }
}

/// The place of a header among the documented headers of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HeaderId(pub usize);

/// A header that responses are documented to have (OpenAPI 3.0, section 4.7.21). Headers of the same name
/// and type are one.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name on the wire.
    pub name: String,
    /// Where it stands in the document, the first time.
    pub origin: WrittenAt,
    /// What the document says about it, the first time.
    pub docs: Docs,
    /// How its value is written.
    pub form: HeaderForm,
    /// The type of its value.
    pub ty: Type,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// As text.
    Text,
    /// As a number or a boolean.
    Plain,
    /// As texts with commas between them.
    Texts,
    /// As numbers or booleans with commas between them.
    Plains,
    /// As JSON.
    Json,
}
