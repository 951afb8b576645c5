//! What can go wrong with a call.

use super::decode::RawResponse;
use super::redact::Scrub;
use super::response::{HeaderNames, request_id};
use super::retry;
use super::transport_error::{TransportError, TransportErrorKind};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use std::fmt;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

/// Bodies longer than this are not searched for a code and a message.
const LONGEST_ERROR_BODY: usize = 256 << 10;

/// Why a client could not be built, or why a call gave no value.
///
/// Neither `Display`, which is one line, nor `Debug` shows a credential, a query, a header's value
/// or a body.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    reason: String,
    operation: Option<&'static str>,
    attempts: u32,
    transport: Option<TransportErrorKind>,
    response: Option<ErrorResponse>,
}

/// A response, and what is found in it about the error.
struct ErrorResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    request_id: Option<String>,
    code: Option<String>,
    message: Option<String>,
    retry_after: Option<Duration>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client's settings are not valid. Returned by the builder's `build`.
    Config,
    /// A credential is missing, or its provider failed.
    Auth,
    /// The request cannot be built from what was given. It was not sent.
    Request,
    /// No connection was established, or it failed.
    Transport,
    /// A time limit passed.
    Timeout,
    /// The body of the response did not arrive completely, or is larger than allowed.
    Body,
    /// The body of the response is not what is documented for its status.
    Decode,
    /// The status is a success, but not a documented one.
    UnexpectedStatus,
    /// The API responded with an error, be it documented or not.
    Api,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            reason: reason.into(),
            operation: None,
            attempts: 0,
            transport: None,
            response: None,
        }))
    }

    /// Creates the error for a transport's failure.
    pub(super) fn transport(error: &TransportError, scrub: &Scrub) -> Self {
        let (kind, what) = match error.kind() {
            TransportErrorKind::Connect => (ErrorKind::Transport, "cannot connect"),
            TransportErrorKind::ConnectTimeout => (ErrorKind::Timeout, "cannot connect in time"),
            TransportErrorKind::Timeout => (ErrorKind::Timeout, "no response in time"),
            TransportErrorKind::Interrupted => (ErrorKind::Transport, "the connection failed"),
            TransportErrorKind::Unsendable => (ErrorKind::Transport, "the request cannot be sent"),
        };
        let cause = scrub.clean(&error.to_string());
        let mut created = Self::new(kind, format!("{what}: {cause}"));
        created.0.transport = Some(error.kind());
        created
    }

    /// Adds the operation.
    pub(super) fn of(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Adds how many requests were sent.
    pub(super) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Adds the response, and what is found in it about the error.
    pub(super) fn with_response(mut self, response: RawResponse, scrub: &Scrub) -> Self {
        let (status, headers, body) = response.into_parts();
        let (code, message) = code_and_message(&body);
        self.0.response = Some(ErrorResponse {
            status,
            request_id: request_id(&headers).map(|id| scrub.clean(id)),
            code: code.map(|code| scrub.clean(&code)),
            message: message.map(|message| scrub.clean(&message)),
            retry_after: retry::retry_after(&headers, SystemTime::now()),
            headers,
            body,
        });
        self
    }

    /// Returns the kind.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the id of the operation, unless the client itself could not be built.
    pub fn operation(&self) -> Option<&str> {
        self.0.operation
    }

    /// Returns the status, where there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        Some(self.0.response.as_ref()?.status)
    }

    /// Returns the headers of the response; none where there was no response.
    pub fn headers(&self) -> &HeaderMap {
        static NONE: LazyLock<HeaderMap> = LazyLock::new(HeaderMap::new);
        match &self.0.response {
            Some(response) => &response.headers,
            None => &NONE,
        }
    }

    /// Returns the id that the server gave to the request, to be quoted to its operators.
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref()?.request_id.as_deref()
    }

    /// Returns the body of the response, as far as it was read; empty where there was no response.
    pub fn body(&self) -> &Bytes {
        static NONE: Bytes = Bytes::new();
        match &self.0.response {
            Some(response) => &response.body,
            None => &NONE,
        }
    }

    /// Returns the API's own code for the error: the body's `code`, `error.code` or `error`.
    pub fn code(&self) -> Option<&str> {
        self.0.response.as_ref()?.code.as_deref()
    }

    /// Returns the API's own message: the body's `message`, `error.message`,
    /// `error_description`, `detail` or `title`.
    pub fn message(&self) -> Option<&str> {
        self.0.response.as_ref()?.message.as_deref()
    }

    /// Returns how long the server asks to wait before the next request
    /// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.response.as_ref()?.retry_after
    }

    /// Returns how many requests were given to the transport: the first one, and those after a failure,
    /// a redirect or a refused token. 0 when there was none.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether a time limit passed.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether no connection was established, so that the server has not received the request.
    pub fn is_connect(&self) -> bool {
        matches!(
            self.0.transport,
            Some(TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout)
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        let response = inner.response.as_ref();
        let parts = [
            inner.operation.map(str::to_owned),
            response.map(|response| response.status.to_string()),
            Some(inner.reason.clone()).filter(|reason| !reason.is_empty()),
            response.and_then(|response| response.code.clone()),
            response.and_then(|response| response.message.clone()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&parts.join(": "))?;
        if inner.attempts > 1 {
            write!(f, " (attempt {})", inner.attempts)?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("status", &self.status())
            .field("reason", &self.0.reason)
            .field("code", &self.code())
            .field("message", &self.message())
            .field("request_id", &self.request_id())
            .field("headers", &HeaderNames(self.headers()))
            .field("body_bytes", &self.body().len())
            .field("attempts", &self.0.attempts)
            .finish()
    }
}

impl std::error::Error for Error {}

/// Returns the code and the message in an error's body of JSON, found by the names that most APIs
/// and [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) use.
pub(super) fn code_and_message(body: &[u8]) -> (Option<String>, Option<String>) {
    if body.len() > LONGEST_ERROR_BODY {
        return (None, None);
    }
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return (None, None);
    };
    let first = |pointers: &[&str]| {
        pointers
            .iter()
            .find_map(|pointer| text(body.pointer(pointer)?))
    };
    let code = first(&["/code", "/error/code", "/error"]);
    let message = first(&[
        "/message",
        "/error/message",
        "/error_description",
        "/detail",
        "/title",
    ]);
    (code, message)
}

/// Returns the text of a string or a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
