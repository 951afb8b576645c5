//! Bodies of requests and responses, and reading one within limits.

use super::error::ErrorKind;
use super::transport_error::{TransportError, TransportErrorKind};
use bytes::Bytes;
use futures_core::Stream;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// The body of a request or of a response: bytes in memory, or chunks as they arrive.
#[derive(Default)]
pub struct Body(Inner);

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

enum Inner {
    Whole(Bytes),
    Chunks(Chunks, Option<u64>),
}

impl Default for Inner {
    fn default() -> Self {
        Self::Whole(Bytes::new())
    }
}

impl Body {
    /// Creates a body without bytes.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Creates a body whose bytes come from a stream.
    ///
    /// As the body of a request it can be sent once: a call is not repeated after a part of the
    /// stream has been sent.
    pub fn from_stream<E: Into<Box<dyn StdError + Send + Sync>> + 'static>(
        chunks: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self {
        Self::from_chunks(Failing(Box::pin(chunks)))
    }

    /// Creates a body whose bytes come from a stream with the errors of a transport.
    pub(super) fn from_chunks(
        chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Inner::Chunks(Box::pin(chunks), None))
    }

    /// Declares how many bytes a stream has, so that the server gets a `Content-Length`.
    ///
    /// Bytes in memory keep the length that they have.
    #[must_use]
    pub fn with_length(mut self, length: u64) -> Self {
        if let Inner::Chunks(_, known) = &mut self.0 {
            *known = Some(length);
        }
        self
    }

    /// Returns the number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Inner::Whole(bytes) => Some(bytes.len() as u64),
            Inner::Chunks(_, length) => *length,
        }
    }

    /// Returns the bytes not yet read of a body in memory; none of a stream.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Whole(bytes) => Some(bytes),
            Inner::Chunks(..) => None,
        }
    }

    /// Waits for the next bytes, and returns `None` at the end.
    ///
    /// # Errors
    ///
    /// When the rest of the body cannot be read.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Reads all that is left, without a limit.
    ///
    /// # Errors
    ///
    /// When the rest of the body cannot be read.
    pub async fn bytes(mut self) -> Result<Bytes, TransportError> {
        let mut read = Gathered::default();
        while let Some(chunk) = self.chunk().await? {
            read.push(chunk);
        }
        Ok(read.into_bytes())
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.0 {
            Inner::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Whole(bytes) => Poll::Ready(Some(Ok(mem::take(bytes)))),
            Inner::Chunks(chunks, _) => chunks.as_mut().poll_next(cx),
        }
    }
}

/// A stream whose errors are converted into those of a transport.
struct Failing<S>(Pin<Box<S>>);

impl<S, E> Stream for Failing<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.0.as_mut().poll_next(cx);
        chunk.map_err(|error| match error.into().downcast() {
            Ok(error) => *error,
            Err(error) => TransportError::new(TransportErrorKind::Interrupted, error),
        })
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Whole(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Chunks(..) => f.write_str("Body(stream)"),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Why a body was not read to its end.
#[derive(Clone, Debug)]
pub(super) enum BodyFault {
    /// It holds more than this number of bytes.
    TooLarge(usize),
    /// It did not end in time.
    Timeout,
    /// No bytes of it arrived for this long.
    Idle(Duration),
    /// The connection failed.
    Broken(TransportError),
}

impl fmt::Display for BodyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(limit) => write!(f, "the body is larger than {limit} bytes"),
            Self::Timeout => f.write_str("the body did not arrive in time"),
            Self::Idle(limit) => write!(f, "nothing more of the body arrived for {limit:?}"),
            Self::Broken(error) => write!(f, "the body did not arrive whole: {error}"),
        }
    }
}

impl BodyFault {
    /// Returns the kind of the error that a call fails with because of it.
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::Timeout | Self::Idle(_) => ErrorKind::Timeout,
            Self::TooLarge(_) | Self::Broken(_) => ErrorKind::Body,
        }
    }
}

impl From<TransportError> for BodyFault {
    fn from(error: TransportError) -> Self {
        match error.kind() {
            TransportErrorKind::Timeout => Self::Timeout,
            _ => Self::Broken(error),
        }
    }
}

/// Reads a body up to a number of bytes and a point in time, and returns what was read together
/// with the reason why it is not all.
pub(super) async fn read(
    mut body: Body,
    limit: usize,
    until: Instant,
) -> (Bytes, Option<BodyFault>) {
    let mut read = Gathered::default();
    let gathered = timeout_at(until, gather(&mut body, limit, &mut read)).await;
    let fault = gathered.unwrap_or(Some(BodyFault::Timeout));
    (read.into_bytes(), fault)
}

/// Reads a body up to a number of bytes, and returns why it is not all.
async fn gather(body: &mut Body, limit: usize, read: &mut Gathered) -> Option<BodyFault> {
    loop {
        let chunk = match body.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return None,
            Err(error) => return Some(error.into()),
        };
        let room = limit - read.len();
        if chunk.len() > room {
            read.push(chunk.slice(..room));
            return Some(BodyFault::TooLarge(limit));
        }
        read.push(chunk);
    }
}

/// Bytes of a body put together; a body of one chunk is not copied.
#[derive(Default)]
pub(super) struct Gathered {
    first: Bytes,
    all: Vec<u8>,
}

impl Gathered {
    pub(super) fn len(&self) -> usize {
        self.first.len() + self.all.len()
    }

    pub(super) fn push(&mut self, chunk: Bytes) {
        if self.len() == 0 {
            self.first = chunk;
        } else {
            self.all.append(&mut Vec::from(mem::take(&mut self.first)));
            self.all.extend_from_slice(&chunk);
        }
    }

    pub(super) fn into_bytes(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            self.all.into()
        }
    }
}
