//! Streams of JSON values.

use super::body::BodyFault;
use super::decode::{DecodeError, RawResponse};
use super::error::{Error, ErrorKind};
use super::incoming::Incoming;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The values of a response that has one JSON text after another, read as they arrive: one a line
/// ([JSON Lines](https://jsonlines.org)), or each after a record separator
/// ([RFC 7464](https://www.rfc-editor.org/rfc/rfc7464)).
///
/// It ends with the response and after an error of the connection. A value that is not what is
/// documented is an error as well, but others may follow it. Dropping the stream closes the
/// connection.
///
/// The time limits of its call do not include reading it; each wait for more of it is limited by the
/// builder's `idle_timeout`.
#[must_use = "no value is read until the stream is polled"]
pub struct JsonLines<T: 'static> {
    records: Records,
    decode: fn(&RawResponse) -> Result<T, DecodeError>,
}

impl<T> JsonLines<T> {
    /// Reads a response as lines, each by the function. Empty lines are passed over.
    pub fn new(incoming: Incoming, decode: fn(&RawResponse) -> Result<T, DecodeError>) -> Self {
        Self {
            records: Records::new(incoming, b'\n'),
            decode,
        }
    }

    /// Reads a response as a sequence of JSON texts, each by the function.
    pub fn sequence(
        incoming: Incoming,
        decode: fn(&RawResponse) -> Result<T, DecodeError>,
    ) -> Self {
        Self {
            records: Records::new(incoming, 0x1e),
            decode,
        }
    }

    /// Returns the next value, or `None` after the last.
    ///
    /// # Errors
    ///
    /// When the value is not what is documented, when it is larger than a body may be, and when the
    /// connection fails. The error has the value's text as its body.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }
}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let text = match ready!(self.records.poll(cx)) {
            Some(Ok(text)) => text,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let incoming = &self.records.incoming;
        let response = RawResponse::new(incoming.status(), HeaderMap::new(), text);
        Poll::Ready(Some((self.decode)(&response).map_err(|error| {
            let reason = format!("value {}: {error}", self.records.count);
            incoming.error(ErrorKind::Decode, &reason, response.body().clone())
        })))
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("response", &self.records.incoming)
            .field("values", &self.records.count)
            .finish()
    }
}

/// The part of [`JsonLines`] that does not depend on `T`: the texts between separators.
struct Records {
    incoming: Incoming,
    separator: u8,
    /// What has arrived and is not yet returned.
    buffer: BytesMut,
    /// The number of bytes at the beginning of the buffer that have no separator.
    searched: usize,
    count: u64,
}

impl Records {
    fn new(incoming: Incoming, separator: u8) -> Self {
        Self {
            incoming,
            separator,
            buffer: BytesMut::new(),
            searched: 0,
            count: 0,
        }
    }

    /// Waits for the next text that is not empty. The last one needs no separator behind it.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            while let Some(record) = self.record() {
                if let Some(text) = self.text(&record) {
                    return Poll::Ready(Some(Ok(text)));
                }
            }
            if self.buffer.len() > self.incoming.limit() {
                let fault = BodyFault::TooLarge(self.incoming.limit());
                self.forget();
                return Poll::Ready(Some(Err(self.incoming.fault(&fault))));
            }
            match ready!(self.incoming.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => {
                    self.forget();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let last = self.buffer.split().freeze();
                    self.searched = 0;
                    return Poll::Ready(self.text(&last).map(Ok));
                }
            }
        }
    }

    /// Drops what has arrived.
    fn forget(&mut self) {
        self.buffer.clear();
        self.searched = 0;
    }

    /// Takes a record out of the buffer, up to the first separator, which it returns without.
    fn record(&mut self) -> Option<Bytes> {
        let rest = &self.buffer[self.searched..];
        let Some(end) = rest.iter().position(|byte| *byte == self.separator) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + end;
        self.searched = 0;
        let record = self.buffer.split_to(end + 1).freeze();
        Some(record.slice(..end))
    }

    /// Returns a record without the white space around it, and counts it; none where it has nothing
    /// else.
    fn text(&mut self, record: &Bytes) -> Option<Bytes> {
        let text = record.trim_ascii();
        if text.is_empty() {
            return None;
        }
        self.count += 1;
        let start = record.len() - record.trim_ascii_start().len();
        let end = start + text.len();
        Some(record.slice(start..end))
    }
}
