//! One call of an operation, as it is put together.

use super::call_error::CallError;
use super::client::Client;
use super::operation::{Endpoint, Operation};
use super::paging::{Items, Pages, Paging};
use super::parameter::Parameter;
use super::response::Response;
use super::retry::RetryPolicy;
use super::secret::{Secret, noting};
use super::send::exchange;
use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// A call: an operation with its arguments, its body and its options.
///
/// A setter that is called twice replaces what it set before. What cannot be sent is told when the
/// call is, before anything is sent.
#[derive(Clone)]
pub struct Call {
    client: Client,
    operation: &'static Operation,
    arguments: Vec<Argument>,
    headers: Vec<(String, String)>,
    content: Option<Content>,
    /// The secrets among the arguments and in the body, and those that were there before.
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
pub(super) struct Content {
    pub(super) content_type: &'static str,
    pub(super) bytes: Result<Bytes, String>,
}

impl Call {
    /// Creates a call without arguments.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            arguments: Vec::new(),
            headers: Vec::new(),
            content: None,
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

    /// Sets a body of JSON.
    pub fn json<T: Serialize + ?Sized>(&mut self, content_type: &'static str, body: &T) {
        let bytes = self.written(|| serde_json::to_vec(body));
        self.content = Some(Content {
            content_type,
            bytes: bytes.map(Bytes::from),
        });
    }

    /// Sets a body of bytes.
    pub fn bytes(&mut self, content_type: &'static str, body: Bytes) {
        self.content = Some(Content {
            content_type,
            bytes: Ok(body),
        });
    }

    /// Sets a header, in place of the client's default of that name. A header that holds a
    /// credential of the client, such as `authorization`, holds that one all the same.
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

    /// Sends the call and returns the value of its answer.
    ///
    /// # Errors
    ///
    /// When there is no answer, or not one that gives a value.
    pub async fn send<T, E>(self, endpoint: &'static Endpoint<T, E>) -> Result<T, CallError<E>> {
        let exchange = exchange(self, endpoint.keys()).await?;
        endpoint.read(exchange).map(Response::into_value)
    }

    /// Sends the call and returns the value of its answer with status and headers.
    ///
    /// # Errors
    ///
    /// When there is no answer, or not one that gives a value.
    pub async fn send_with_response<T, E>(
        self,
        endpoint: &'static Endpoint<T, E>,
    ) -> Result<Response<T>, CallError<E>> {
        let exchange = exchange(self, endpoint.keys()).await?;
        endpoint.read(exchange)
    }

    /// Returns the pages of a list, the first one being that of the cursor set on the call.
    pub fn pages<P, I, E>(
        self,
        endpoint: &'static Endpoint<P, E>,
        paging: &'static Paging<P, I>,
    ) -> Pages<P, E> {
        Pages::new(self, endpoint, paging)
    }

    /// Returns the items of a list, page after page.
    pub fn items<P, I, E>(
        self,
        endpoint: &'static Endpoint<P, E>,
        paging: &'static Paging<P, I>,
    ) -> Items<P, I, E> {
        Items::new(self, endpoint, paging)
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

    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(super) fn content(&self) -> Option<&Content> {
        self.content.as_ref()
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

    fn set<T: Serialize + ?Sized>(&mut self, location: Location, parameter: Parameter, value: &T) {
        let value = self.written(|| serde_json::to_value(value));
        self.arguments
            .retain(|argument| !argument.is(location, parameter));
        self.arguments.push(Argument {
            location,
            parameter,
            value,
        });
    }

    /// Returns what is written, and keeps the secrets in it.
    fn written<W>(
        &mut self,
        write: impl FnOnce() -> Result<W, serde_json::Error>,
    ) -> Result<W, String> {
        let (written, secrets) = noting(write);
        self.secrets.extend(secrets);
        written.map_err(|error| error.to_string())
    }
}

impl Argument {
    fn is(&self, location: Location, parameter: Parameter) -> bool {
        self.location == location && self.parameter.name() == parameter.name()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self
            .content
            .as_ref()
            .and_then(|content| content.bytes.as_ref().ok());
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("method", &format_args!("{}", self.operation.method))
            .field("path", &self.operation.path)
            .field("parameters", &self.arguments.len())
            .field("headers", &self.headers.len())
            .field("body_bytes", &body.map(Bytes::len))
            .finish()
    }
}

/// Writes the options that every operation has, as methods of a struct whose field `call` is a
/// [`Call`].
macro_rules! call_options {
    () => {
        /// Sets how long the call may take altogether, with its retries, the waits between them
        /// and reading the body, in place of the client's limit.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.call.timeout(timeout);
            self
        }

        /// Sets a header, in place of the client's default of that name. A header that holds a
        /// credential of the client, such as `authorization`, holds that one all the same.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.call.header(name, value);
            self
        }

        /// Sets how the request is repeated when it fails, in place of the client's policy.
        pub fn retry(mut self, retry: $crate::runtime::RetryPolicy) -> Self {
            self.call.retry(retry);
            self
        }
    };
}
pub(crate) use call_options;
