//! A call of an operation, before it is sent.

use super::body::Body;
use super::client::Client;
use super::file_part::collecting_files;
use super::finite;
use super::form;
use super::multipart::{Multipart, Part};
use super::operation::Operation;
use super::ordered::Value;
use super::parameter::Parameter;
use super::payload::Payload;
use super::percent::{Keep, encode};
use super::retry::RetryPolicy;
use super::secret::{Secret, collecting_secrets};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// A call: an operation with its arguments, its body and its options.
///
/// A setter that is called twice replaces what it set before. What cannot be sent, such as a header
/// with a line break, is an error of [`send`](Self::send), before anything is sent.
#[derive(Clone)]
pub struct Call {
    client: Client,
    operation: &'static Operation,
    arguments: Vec<Argument>,
    headers: Vec<(String, String)>,
    /// The query string as a whole, percent-encoded.
    query: Option<Result<String, String>>,
    body: Option<RequestBody>,
    /// The secrets among the arguments and in the body, those of replaced ones included.
    secrets: Vec<Secret>,
    timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
}

/// The value of a parameter.
#[derive(Clone)]
pub(super) struct Argument {
    pub(super) location: Location,
    pub(super) parameter: Parameter,
    pub(super) value: Result<Value, String>,
}

/// Where a parameter goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        })
    }
}

/// A body with its media type.
#[derive(Clone)]
pub(super) struct RequestBody {
    pub(super) content_type: Cow<'static, str>,
    pub(super) payload: Result<Payload, String>,
}

impl Call {
    /// Creates a call without arguments.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            arguments: Vec::new(),
            headers: Vec::new(),
            query: None,
            body: None,
            secrets: Vec::new(),
            timeout: None,
            retry: None,
        }
    }

    /// Sets a parameter of the path.
    pub fn path<T: Serialize + ?Sized>(&mut self, parameter: Parameter, value: &T) {
        self.set(Location::Path, parameter, value);
    }

    /// Sets a parameter of the query.
    pub fn query<T: Serialize + ?Sized>(&mut self, parameter: Parameter, value: &T) {
        self.set(Location::Query, parameter, value);
    }

    /// Sets a parameter that is a header.
    pub fn header_parameter<T: Serialize + ?Sized>(&mut self, parameter: Parameter, value: &T) {
        self.set(Location::Header, parameter, value);
    }

    /// Sets a parameter that is a cookie.
    pub fn cookie<T: Serialize + ?Sized>(&mut self, parameter: Parameter, value: &T) {
        self.set(Location::Cookie, parameter, value);
    }

    /// Sets the query string to pairs of names and values (`in: querystring` of OpenAPI 3.2).
    pub fn form_query<T: Serialize + ?Sized>(&mut self, value: &T) {
        let form = self.written(|| members(value));
        self.query = Some(
            form.and_then(|form| form::encoded(&form, &[]).map_err(|error| error.to_string())),
        );
    }

    /// Sets the query string to JSON.
    pub fn json_query<T: Serialize + ?Sized>(&mut self, value: &T) {
        let text = self.written(|| finite::to_string(value));
        self.query = Some(text.map(|text| encode(&text, Keep::Unreserved)));
    }

    /// Sets the query string to a text.
    pub fn text_query(&mut self, text: &str) {
        self.query = Some(Ok(encode(text, Keep::Unreserved)));
    }

    /// Sets a body of JSON.
    pub fn json<T: Serialize + ?Sized>(&mut self, content_type: &'static str, body: &T) {
        let text = self.written(|| finite::to_string(body));
        let payload = text.map(|text| Body::from(text).into());
        self.set_body(content_type.into(), payload);
    }

    /// Sets a body of pairs of names and values (`application/x-www-form-urlencoded`); `fields` are
    /// the properties that are not written by default.
    pub fn form<T: Serialize + ?Sized>(
        &mut self,
        content_type: &'static str,
        body: &T,
        fields: &[Parameter],
    ) {
        let form = self.written(|| members(body));
        let text = form.and_then(|form| {
            let text = form::encoded(&form, fields);
            text.map_err(|error| error.to_string())
        });
        self.set_body(
            content_type.into(),
            text.map(|text| Body::from(text).into()),
        );
    }

    /// Sets a body of parts (`multipart/form-data`); `parts` are the properties that are not written by
    /// default.
    pub fn multipart<T: Serialize + ?Sized>(
        &mut self,
        content_type: &'static str,
        body: &T,
        parts: &[Part],
    ) {
        let (form, files) = collecting_files(|| self.written(|| members(body)));
        match form.and_then(|form| Multipart::write(&form, &files, parts)) {
            Ok((payload, boundary)) => {
                let content_type = format!("{content_type}; boundary={boundary}");
                self.set_body(content_type.into(), Ok(payload));
            }
            Err(reason) => self.set_body(content_type.into(), Err(reason)),
        }
    }

    /// Sets a body of bytes, in memory or as a stream.
    pub fn body(&mut self, content_type: impl Into<Cow<'static, str>>, body: impl Into<Body>) {
        self.set_body(content_type.into(), Ok(body.into().into()));
    }

    /// Sets a header, in place of the client's default of that name. It does not replace a header that
    /// holds a credential of the client, such as `authorization`.
    pub fn header(&mut self, name: &str, value: &str) {
        let is_other = |(set, _): &(String, String)| !set.eq_ignore_ascii_case(name);
        self.headers.retain(is_other);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Sets how long the call may take altogether, in place of the client's limit.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sets how the request is repeated, in place of the client's policy.
    pub fn retry(&mut self, retry: RetryPolicy) {
        self.retry = Some(retry);
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    pub(super) fn whole_query(&self) -> Option<&Result<String, String>> {
        self.query.as_ref()
    }

    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(super) fn request_body(&self) -> Option<&RequestBody> {
        self.body.as_ref()
    }

    /// Whether the body is a stream that has been read from, so that it cannot be sent again.
    pub(super) fn has_spent_body(&self) -> bool {
        let payload = self.body.as_ref().map(|body| &body.payload);
        matches!(payload, Some(Ok(payload)) if payload.is_spent())
    }

    pub(super) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// Returns the call's time limit, or else the client's.
    pub(super) fn time_limit(&self) -> Duration {
        self.timeout.unwrap_or(self.client.shared().limits.call)
    }

    /// Returns the call's retry policy, or else the client's.
    pub(super) fn retry_policy(&self) -> RetryPolicy {
        self.retry.unwrap_or(self.client.shared().retry)
    }

    /// Returns the text that a parameter of the query was set to.
    pub(super) fn query_text(&self, parameter: Parameter) -> Option<&str> {
        let is_it = |argument: &&Argument| argument.is(Location::Query, parameter);
        let argument = self.arguments.iter().find(is_it)?;
        argument.value.as_ref().ok()?.as_str()
    }

    fn set_body(&mut self, content_type: Cow<'static, str>, payload: Result<Payload, String>) {
        self.body = Some(RequestBody {
            content_type,
            payload,
        });
    }

    fn set<T: Serialize + ?Sized>(&mut self, location: Location, parameter: Parameter, value: &T) {
        let value = self.written(|| argument(value));
        self.arguments
            .retain(|argument| !argument.is(location, parameter));
        self.arguments.push(Argument {
            location,
            parameter,
            value,
        });
    }

    /// Serializes something by `write`, and keeps the secrets in it.
    fn written<W>(
        &mut self,
        write: impl FnOnce() -> Result<W, serde_json::Error>,
    ) -> Result<W, String> {
        let (written, secrets) = collecting_secrets(write);
        self.secrets.extend(secrets);
        written.map_err(|error| error.to_string())
    }
}

/// Serializes an argument.
fn argument<T: Serialize + ?Sized>(value: &T) -> Result<Value, serde_json::Error> {
    match finite::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(Value::String(text)),
        // By way of text: `to_value` sorts members.
        _ => serde_json::from_str(&finite::to_string(value)?),
    }
}

/// Serializes a form as the members of an object.
fn members<T: Serialize + ?Sized>(form: &T) -> Result<form::Members, serde_json::Error> {
    serde_json::from_str(&finite::to_string(form)?)
}

impl Argument {
    fn is(&self, location: Location, parameter: Parameter) -> bool {
        self.location == location && self.parameter.name() == parameter.name()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body.as_ref();
        let payload = body.and_then(|body| body.payload.as_ref().ok());
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("method", &format_args!("{}", self.operation.method))
            .field("path", &self.operation.path)
            .field("parameters", &self.arguments.len())
            .field("headers", &self.headers.len())
            .field("body_bytes", &payload.and_then(Payload::length))
            .finish()
    }
}

/// Writes the options that every operation has, as methods of a struct whose field `call` is a
/// [`Call`].
macro_rules! call_options {
    () => {
        /// Sets how long the call may take altogether, with its retries, the waits between them
        /// and reading the body, in place of the client's limit.
        #[inline]
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.call.timeout(timeout);
            self
        }

        /// Sets a header, in place of the client's default of that name. It does not replace a header
        /// that holds a credential of the client, such as `authorization`.
        #[inline]
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.call.header(name, value);
            self
        }

        /// Sets how the request is repeated when it fails, in place of the client's policy.
        #[inline]
        pub fn retry(mut self, retry: $crate::runtime::RetryPolicy) -> Self {
            self.call.retry(retry);
            self
        }
    };
}
pub(crate) use call_options;
