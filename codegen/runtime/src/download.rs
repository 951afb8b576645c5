//! Bodies of bytes, read as they arrive.

use super::body::{BodyFault, Gathered};
use super::disposition;
use super::error::Error;
use super::incoming::Incoming;
use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The bytes of a response: all at once by [`bytes`](Self::bytes), or as they arrive by
/// [`try_next`](Self::try_next), however many they are.
///
/// The time limits of its call do not include reading it; each wait for more bytes is limited by the
/// builder's `idle_timeout`. Dropping it closes the connection.
#[must_use = "no byte is read until it is asked for"]
pub struct Download {
    incoming: Incoming,
}

impl Download {
    /// Reads a response as bytes.
    pub fn new(incoming: Incoming) -> Self {
        Self { incoming }
    }

    /// Returns the media type of the bytes, as the server names it.
    pub fn content_type(&self) -> Option<&str> {
        self.incoming.header(CONTENT_TYPE)
    }

    /// Returns the number of bytes, where the server declares it beforehand. It does not for a
    /// compressed response.
    pub fn content_length(&self) -> Option<u64> {
        self.incoming.header(CONTENT_LENGTH)?.parse().ok()
    }

    /// Returns the name that the server gives to the file
    /// ([RFC 6266](https://www.rfc-editor.org/rfc/rfc6266)): only its last part, so that it cannot
    /// lead to another folder.
    pub fn file_name(&self) -> Option<String> {
        disposition::file_name(self.incoming.headers.get(CONTENT_DISPOSITION)?.as_bytes())
    }

    /// Waits for the next bytes, and returns `None` at the end.
    ///
    /// # Errors
    ///
    /// When the rest does not arrive, or nothing more of it within the client's idle limit.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| self.incoming.poll_chunk(cx)).await.transpose()
    }

    /// Reads all that is left, up to the builder's `max_body_bytes`.
    ///
    /// # Errors
    ///
    /// As [`try_next`](Self::try_next), and when there are more bytes.
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let limit = self.incoming.limit();
        let mut read = Gathered::default();
        while let Some(chunk) = self.try_next().await? {
            if chunk.len() > limit - read.len() {
                return Err(self.incoming.fault(&BodyFault::TooLarge(limit)));
            }
            read.push(chunk);
        }
        Ok(read.into_bytes())
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.incoming.poll_chunk(cx)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("content_type", &self.content_type())
            .field("content_length", &self.content_length())
            .field("response", &self.incoming)
            .finish()
    }
}
