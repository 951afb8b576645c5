//! From the bytes of an answer to a value.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::fmt;

/// An answer whose body has been read.
#[derive(Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
        }
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the bytes of the body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    pub(super) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        (self.status, self.headers, self.body)
    }
}

/// Why a body is not what is documented. It tells where, and nothing of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(String);

impl DecodeError {
    /// Creates an error from its text, which must not quote the body.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DecodeError {}

/// Reads a body of JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
///
/// # Errors
///
/// When the body is not JSON or does not have the type's shape.
pub fn json<T: DeserializeOwned>(answer: &Answer) -> Result<T, DecodeError> {
    // Checking the whole body once is cheaper than having each string in it checked.
    let read = match std::str::from_utf8(&answer.body) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(&answer.body),
    };
    read.map_err(|error| not_json(answer, &error))
}

/// Reads an answer that has no body. One that is there all the same is passed over.
///
/// # Errors
///
/// None: it has a result because every decoder has.
pub fn empty(_answer: &Answer) -> Result<(), DecodeError> {
    Ok(())
}

/// Reads a body of text in UTF-8.
///
/// # Errors
///
/// When the body is not UTF-8.
pub fn text(answer: &Answer) -> Result<String, DecodeError> {
    String::from_utf8(answer.body.to_vec()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        DecodeError(format!("the body is not UTF-8 at byte {at}"))
    })
}

/// Returns a body as it is.
///
/// # Errors
///
/// None: it has a result because every decoder has.
pub fn bytes(answer: &Answer) -> Result<Bytes, DecodeError> {
    Ok(answer.body.clone())
}

/// Says what is wrong with a body of JSON. Serde's own texts quote the offending value.
fn not_json(answer: &Answer, error: &serde_json::Error) -> DecodeError {
    let what = match error.classify() {
        _ if answer.body.is_empty() => return DecodeError(described("the body is empty", answer)),
        Category::Eof => "the JSON body ends too early".to_owned(),
        Category::Syntax | Category::Io => "the body is not JSON".to_owned(),
        Category::Data => format!("the JSON body has another shape{}", mismatch(error)),
    };
    let place = match (error.line(), error.column()) {
        (0, _) => String::new(),
        (line, column) => format!(" (line {line}, column {column})"),
    };
    DecodeError(described(&format!("{what}{place}"), answer))
}

/// Appends the content type, where there is one: it often explains the rest.
fn described(what: &str, answer: &Answer) -> String {
    let content_type = answer.headers.get(CONTENT_TYPE);
    match content_type.and_then(|value| value.to_str().ok()) {
        Some(content_type) => format!("{what}, content type {content_type}"),
        None => what.to_owned(),
    }
}

/// Returns the part of serde's text that comes from types: a field's name, or what was expected.
/// A type's own text is left out, whatever it says: it may quote the value.
fn mismatch(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(text, _)| text);
    if text.starts_with("missing field `") {
        return format!(": {text}");
    }
    let is_serdes = ["invalid type: ", "invalid value: ", "invalid length: "]
        .iter()
        .any(|start| text.starts_with(start));
    match text.rsplit_once(", expected ") {
        Some((_, expected)) if is_serdes => format!(": expected {expected}"),
        _ => String::new(),
    }
}
