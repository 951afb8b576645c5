//! Documented headers of responses, with the types of their values.

use super::call_error::CallError;
use super::error::Error;
use super::response::Response;
use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// A documented header of responses, whose value is a `T`.
pub struct Header<T> {
    name: &'static str,
    form: HeaderForm,
    value: PhantomData<fn() -> T>,
}

/// How the value of a header is written (OpenAPI's style `simple`, or JSON).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// As text.
    Text,
    /// As a number or a boolean.
    Plain,
    /// As texts, separated by commas.
    Texts,
    /// As numbers or booleans, separated by commas.
    Plains,
    /// As JSON.
    Json,
}

impl<T> Header<T> {
    /// Describes a header.
    pub(crate) const fn new(name: &'static str, form: HeaderForm) -> Self {
        Self {
            name,
            form,
            value: PhantomData,
        }
    }

    /// Returns its name on the wire.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Header({})", self.name)
    }
}

/// The error of a header whose value is not of the documented type. It does not quote the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError(&'static str);

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the header `{}` is not what is documented", self.0)
    }
}

impl std::error::Error for HeaderError {}

impl<V> Response<V> {
    /// Returns the value of a documented header, where the response has it.
    ///
    /// # Errors
    ///
    /// When the value is not of its type.
    pub fn header<T: DeserializeOwned>(&self, header: Header<T>) -> Result<Option<T>, HeaderError> {
        read(self.headers(), header)
    }
}

impl Error {
    /// Returns the value of a documented header, where there was a response that has it.
    ///
    /// # Errors
    ///
    /// When the value is not of its type.
    pub fn header<T: DeserializeOwned>(&self, header: Header<T>) -> Result<Option<T>, HeaderError> {
        read(self.headers(), header)
    }
}

impl<E> CallError<E> {
    /// Returns the value of a documented header, where there was a response that has it.
    ///
    /// # Errors
    ///
    /// When the value is not of its type.
    pub fn header<T: DeserializeOwned>(&self, header: Header<T>) -> Result<Option<T>, HeaderError> {
        read(self.headers(), header)
    }
}

fn read<T: DeserializeOwned>(
    headers: &HeaderMap,
    header: Header<T>,
) -> Result<Option<T>, HeaderError> {
    let Some(text) = text(headers, header.name) else {
        return Ok(None);
    };
    let value = text.and_then(|text| value(&text, header.form));
    let value = value.and_then(|value| serde_json::from_value(value).ok());
    value.map(Some).ok_or(HeaderError(header.name))
}

/// Returns the value of a header. Several lines of the same name are joined by commas, as
/// [RFC 9110, section 5.3](https://www.rfc-editor.org/rfc/rfc9110#section-5.3) allows. The inner option
/// is `None` where the value is not UTF-8.
fn text(headers: &HeaderMap, name: &str) -> Option<Option<String>> {
    let mut lines = headers.get_all(name).iter().peekable();
    lines.peek()?;
    let lines: Option<Vec<&str>> = lines
        .map(|line| std::str::from_utf8(line.as_bytes()).ok())
        .collect();
    Some(lines.map(|lines| lines.join(", ")))
}

fn value(text: &str, form: HeaderForm) -> Option<Value> {
    let items = || {
        text.split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
    };
    match form {
        HeaderForm::Text => Some(text.into()),
        HeaderForm::Plain => plain(text.trim()),
        HeaderForm::Texts => Some(items().collect()),
        HeaderForm::Plains => items().map(plain).collect(),
        HeaderForm::Json => serde_json::from_str(text).ok(),
    }
}

/// Reads a number or a boolean.
fn plain(text: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(&text.to_ascii_lowercase()).ok()?;
    (value.is_number() || value.is_boolean()).then_some(value)
}
