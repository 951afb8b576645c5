// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! A response whose body is still to arrive.

use super::body::{Body, BodyFault};
use super::decode::RawResponse;
use super::error::{Error, ErrorKind};
use super::redact::Scrub;
use super::response::HeaderNames;
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// A response whose head has arrived, and whose body is read as it arrives.
///
/// The time limits of its call do not include reading the body: each wait for bytes is limited by the
/// client's idle limit. The connection is closed when this is dropped before the body's end.
pub struct Incoming {
    pub(super) operation: &'static str,
    pub(super) attempts: u32,
    pub(super) scrub: Scrub,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// What is left of the body; none after its end.
    pub(super) body: Option<Body>,
    pub(super) idle: Duration,
    /// How many bytes may be held at once.
    pub(super) limit: usize,
    /// Runs while bytes are waited for.
    pub(super) timer: Option<Pin<Box<Sleep>>>,
}

impl Incoming {
    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the text of a header.
    pub(super) fn header(&self, name: http::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns how many bytes may be held at once.
    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// Waits for the next bytes. There are none after the end, and none after an error.
    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let chunk = match Pin::new(body).poll_next(cx) {
            Poll::Ready(chunk) => chunk.map(|chunk| chunk.map_err(BodyFault::from)),
            Poll::Pending => {
                let idle = self.idle;
                let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(idle)));
                ready!(timer.as_mut().poll(cx));
                Some(Err(BodyFault::Idle(idle)))
            }
        };
        self.timer = None;
        match chunk {
            Some(Ok(chunk)) => Poll::Ready(Some(Ok(chunk))),
            Some(Err(fault)) => Poll::Ready(Some(Err(self.fault(&fault)))),
            None => {
                self.close();
                Poll::Ready(None)
            }
        }
    }

    /// Drops the rest of the body, which closes the connection.
    pub(super) fn close(&mut self) {
        self.body = None;
        self.timer = None;
    }

    /// Returns the error for a body that is not read to its end, and drops the rest.
    pub(super) fn fault(&mut self, fault: &BodyFault) -> Error {
        self.close();
        self.error(fault.kind(), &fault.to_string(), Bytes::new())
    }

    /// Returns an error about the response, which has `body` as the body of the response.
    pub(super) fn error(&self, kind: ErrorKind, reason: &str, body: Bytes) -> Error {
        let response = RawResponse::new(self.status, self.headers.clone(), body);
        Error::new(kind, self.scrub.clean(reason))
            .of(self.operation)
            .after(self.attempts)
            .with_response(response, &self.scrub)
    }
}

/// Shows neither the values of headers nor bytes of the body.
impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("headers", &HeaderNames(&self.headers))
            .field("is_at_end", &self.body.is_none())
            .finish()
    }
}
