//! The error of an operation, with its documented response.

use super::error::{Error, ErrorKind};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::time::Duration;

/// An [`Error`] that also holds the API's response where it is a documented one: an `E`.
///
/// It converts into [`Error`], as `?` does by itself, where the type of the response does not matter.
pub struct CallError<E> {
    error: Error,
    api: Option<Box<E>>,
}

impl<E> CallError<E> {
    pub(super) fn new(error: Error, api: Option<E>) -> Self {
        Self {
            error,
            api: api.map(Box::new),
        }
    }

    /// Returns the API's response, where it is a documented error.
    pub fn api(&self) -> Option<&E> {
        self.api.as_deref()
    }

    /// Returns the API's response, where it is a documented error, and drops the rest.
    pub fn into_api(self) -> Option<E> {
        self.api.map(|api| *api)
    }

    /// Returns the kind.
    pub fn kind(&self) -> ErrorKind {
        self.error.kind()
    }

    /// Returns the id of the operation.
    pub fn operation(&self) -> Option<&str> {
        self.error.operation()
    }

    /// Returns the status, where there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        self.error.status()
    }

    /// Returns the headers of the response; none where there was no response.
    pub fn headers(&self) -> &HeaderMap {
        self.error.headers()
    }

    /// Returns the id that the server gave to the request, to be quoted to its operators.
    pub fn request_id(&self) -> Option<&str> {
        self.error.request_id()
    }

    /// Returns the body of the response, as far as it was read; empty where there was no response.
    pub fn body(&self) -> &Bytes {
        self.error.body()
    }

    /// Returns the API's own code for the error, as [`Error::code`] finds it.
    pub fn code(&self) -> Option<&str> {
        self.error.code()
    }

    /// Returns the API's own message, as [`Error::message`] finds it.
    pub fn message(&self) -> Option<&str> {
        self.error.message()
    }

    /// Returns how long the server asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.error.retry_after()
    }

    /// Returns how many requests were given to the transport: the first one, and those after a failure,
    /// a redirect or a refused token. 0 when there was none.
    pub fn attempts(&self) -> u32 {
        self.error.attempts()
    }

    /// Whether a time limit passed.
    pub fn is_timeout(&self) -> bool {
        self.error.is_timeout()
    }

    /// Whether no connection was established, so that the server has not received the request.
    pub fn is_connect(&self) -> bool {
        self.error.is_connect()
    }
}

impl<E> From<Error> for CallError<E> {
    fn from(error: Error) -> Self {
        Self::new(error, None)
    }
}

impl<E> From<CallError<E>> for Error {
    fn from(error: CallError<E>) -> Self {
        error.error
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

/// Like that of [`Error`]: the documented response is not shown, as it may hold what is secret.
impl<E> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.error, f)
    }
}

impl<E> std::error::Error for CallError<E> {}
