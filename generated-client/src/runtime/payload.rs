// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The body of a request, which may be sent several times.

use super::body::Body;
use super::transport_error::TransportError;
use bytes::Bytes;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

/// The body of a request: bytes, which can be sent several times, or a stream, which can be sent once.
#[derive(Clone)]
pub(super) enum Payload {
    Bytes(Bytes),
    Stream(Arc<SharedStream>),
}

/// A stream that the attempts of a call share. One of them reads it: there is no attempt after that.
pub(super) struct SharedStream {
    length: Option<u64>,
    state: Mutex<State>,
}

struct State {
    body: Body,
    is_begun: bool,
}

impl Payload {
    /// Returns a body to send.
    pub(super) fn body(&self) -> Body {
        match self {
            Self::Bytes(bytes) => bytes.clone().into(),
            Self::Stream(stream) => {
                let body = Body::from_chunks(Reader(Arc::clone(stream)));
                match stream.length {
                    Some(length) => body.with_length(length),
                    None => body,
                }
            }
        }
    }

    /// Returns the number of bytes, if it is known.
    pub(super) fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream(stream) => stream.length,
        }
    }

    /// Whether it is a stream that has been read from, so that it cannot be sent again.
    pub(super) fn is_spent(&self) -> bool {
        match self {
            Self::Bytes(_) => false,
            Self::Stream(stream) => stream.state().is_begun,
        }
    }

    /// Chains bodies into one, whose length is known where all of theirs are.
    pub(super) fn chain(bodies: Vec<Body>) -> Self {
        let length = bodies.iter().map(Body::length).sum::<Option<u64>>();
        let body = Body::from_chunks(Chain(bodies.into()));
        match length {
            Some(length) => body.with_length(length).into(),
            None => body.into(),
        }
    }
}

impl SharedStream {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Body> for Payload {
    fn from(body: Body) -> Self {
        match body.as_bytes() {
            Some(bytes) => Self::Bytes(bytes.clone()),
            None => Self::Stream(Arc::new(SharedStream {
                length: body.length(),
                state: Mutex::new(State {
                    body,
                    is_begun: false,
                }),
            })),
        }
    }
}

/// Payloads are equal that hold the same bytes, or are the same stream.
impl PartialEq for Payload {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(bytes), Self::Bytes(others)) => bytes == others,
            (Self::Stream(stream), Self::Stream(other)) => Arc::ptr_eq(stream, other),
            _ => false,
        }
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Stream(_) => f.write_str("stream"),
        }
    }
}

/// The body of one attempt, read from a shared stream.
struct Reader(Arc<SharedStream>);

impl Stream for Reader {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.0.state();
        let chunk = Pin::new(&mut state.body).poll_next(cx);
        state.is_begun |= chunk.is_ready();
        chunk
    }
}

/// Bodies one after another.
struct Chain(VecDeque<Body>);

impl Stream for Chain {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(body) = self.0.front_mut() {
            match Pin::new(body).poll_next(cx) {
                Poll::Ready(None) => self.0.pop_front(),
                chunk => return chunk,
            };
        }
        Poll::Ready(None)
    }
}
