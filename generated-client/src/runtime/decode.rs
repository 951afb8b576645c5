// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Reading the body of a response as a value.

use super::media_type;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use std::fmt;

use super::open_enum::whole;

/// A response whose body has been read.
#[derive(Clone)]
pub struct RawResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl RawResponse {
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

    pub(super) fn head(&self) -> (StatusCode, HeaderMap) {
        (self.status, self.headers.clone())
    }

    pub(super) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        (self.status, self.headers, self.body)
    }
}

/// Why a body is not what is documented: the reason and the position, without any text of the body.
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
pub fn json<T: DeserializeOwned>(response: &RawResponse) -> Result<T, DecodeError> {
    let body = without_mark(&response.body);
    // To check once that the whole body is UTF-8 is cheaper than to check each string in it, and
    // types are compiled for one deserializer, that of text.
    let text = std::str::from_utf8(body).map_err(|error| {
        let what = format!("the JSON body is not UTF-8 at byte {}", error.valid_up_to());
        DecodeError(described(&what, response))
    })?;
    serde_json::from_str(text).or_else(|error| match reread(&response.body, &error) {
        Some(value) => Ok(value),
        None => Err(not_json(response, &error)),
    })
}

/// Reads a body a second time that did not have the type's shape, with whole numbers written without a
/// fraction: `1.0` is an integer (JSON Schema Core, section 4.2.3), but serde does not read it as one.
fn reread<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> Option<T> {
    let text = (error.classify() == Category::Data).then(|| whole_numbers(body))??;
    serde_json::from_str(&text).ok()
}

/// Returns a body of JSON with its whole numbers written without a fraction; none where there is no such
/// number.
fn whole_numbers(body: &[u8]) -> Option<String> {
    let mut value: Value = serde_json::from_slice(body).ok()?;
    make_whole(&mut value).then(|| value.to_string())
}

/// Makes integers of the whole numbers in a value that have a fraction. Returns whether there are any.
pub(super) fn make_whole(value: &mut Value) -> bool {
    let mut changed = false;
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Number(number) if number.is_f64() => {
                if let Some(whole) = number.as_f64().and_then(whole) {
                    *number = whole.into();
                    changed = true;
                }
            }
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    changed
}

/// Reads a body of JSON that may be null; an empty body is null.
///
/// # Errors
///
/// As [`json`].
pub fn json_or_null<T: DeserializeOwned>(response: &RawResponse) -> Result<T, DecodeError> {
    if !response.body.is_empty() {
        return json(response);
    }
    serde_json::from_str("null").map_err(|error| not_json(response, &error))
}

/// Reads a response without a body. If there is one, it is ignored.
///
/// # Errors
///
/// None: it returns a result because every decoder does.
pub fn empty(_response: &RawResponse) -> Result<(), DecodeError> {
    Ok(())
}

/// Reads a body of text: in UTF-8, unless its content type says that it is in ISO 8859-1.
///
/// # Errors
///
/// When the body is not UTF-8, or its content type names another charset.
pub fn text(response: &RawResponse) -> Result<String, DecodeError> {
    let content_type = response.headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let charset = content_type.and_then(|value| media_type::parameter(value, "charset"));
    match charset.unwrap_or("utf-8").to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" => {}
        "iso-8859-1" => return Ok(response.body.iter().copied().map(char::from).collect()),
        _ => return Err(DecodeError(described("the text is not UTF-8", response))),
    }
    String::from_utf8(without_mark(&response.body).to_vec()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        DecodeError(format!("the body is not UTF-8 at byte {at}"))
    })
}

/// Returns a body as it is.
///
/// # Errors
///
/// None: it returns a result because every decoder does.
pub fn bytes(response: &RawResponse) -> Result<Bytes, DecodeError> {
    Ok(response.body.clone())
}

/// Returns a body without the byte order mark that some servers begin it with.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)
}

/// Returns the error for a body of JSON. It does not have serde's own text, which may quote the body.
fn not_json(response: &RawResponse, error: &serde_json::Error) -> DecodeError {
    let what = match error.classify() {
        _ if response.body.is_empty() => {
            return DecodeError(described("the body is empty", response));
        }
        Category::Eof => "the JSON body ends too early".to_owned(),
        Category::Syntax | Category::Io => "the body is not JSON".to_owned(),
        Category::Data => format!("the JSON body has another shape{}", mismatch(error)),
    };
    let position = match (error.line(), error.column()) {
        (0, _) => String::new(),
        (line, column) => format!(" (line {line}, column {column})"),
    };
    DecodeError(described(&format!("{what}{position}"), response))
}

/// Appends the content type, where there is one: it often explains the rest.
fn described(what: &str, response: &RawResponse) -> String {
    let content_type = response.headers.get(CONTENT_TYPE);
    match content_type.and_then(|value| value.to_str().ok()) {
        Some(content_type) => format!("{what}, content type {content_type}"),
        None => what.to_owned(),
    }
}

/// Returns the part of serde's text that names the missing field or what was expected. A text that
/// comes from a type's own `Deserialize` is left out, since it may quote the value.
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
