//! Streams of server-sent events.

use super::body::BodyFault;
use super::decode::{DecodeError, RawResponse};
use super::error::{Error, ErrorKind};
use super::incoming::Incoming;
use bytes::BytesMut;
use futures_core::Stream;
use http::HeaderMap;
use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// The data of an event by which many APIs end a stream.
const DONE: &str = "[DONE]";

/// The byte order mark, with which a stream may begin.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The events of a response, read as they arrive, each with data of the type `T`
/// ([WHATWG, server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html)).
///
/// It ends with the response, after an event whose data is `[DONE]`, and after an error of the
/// connection. An event whose data is not what is documented is an error as well, but others may
/// follow it. Dropping the stream closes the connection. It does not connect again: for that, send
/// the call once more with [`last_event_id`](Self::last_event_id) as its `Last-Event-ID` header.
///
/// The time limits of its call do not include reading it; each wait for more of it is limited by the
/// builder's `idle_timeout`.
#[must_use = "no event is read until the stream is polled"]
pub struct EventStream<T: 'static> {
    events: Events,
    decode: fn(&RawResponse) -> Result<T, DecodeError>,
}

/// An event, with the value that its data holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type: `message` where the server names none.
    pub event: String,
    /// The last id that the server gave to it or to an event before; empty when it gave none.
    pub id: String,
    /// The value of its data.
    pub data: T,
}

impl<T> EventStream<T> {
    /// Reads a response as events, the data of each by the function.
    pub fn new(incoming: Incoming, decode: fn(&RawResponse) -> Result<T, DecodeError>) -> Self {
        Self {
            events: Events::new(incoming),
            decode,
        }
    }

    /// Returns the data of the next event, or `None` after the last.
    ///
    /// # Errors
    ///
    /// When the data is not what is documented, when the event is larger than a body may be, and
    /// when the connection fails. The error has the event's data as its body.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        Ok(self.try_next_event().await?.map(|event| event.data))
    }

    /// Returns the next event with its type and id, or `None` after the last.
    ///
    /// # Errors
    ///
    /// As [`try_next`](Self::try_next).
    pub async fn try_next_event(&mut self) -> Result<Option<Event<T>>, Error> {
        poll_fn(|cx| self.poll_event(cx)).await.transpose()
    }

    /// Returns the last id that an event had; empty when none had one.
    pub fn last_event_id(&self) -> &str {
        &self.events.id
    }

    /// Returns how long the server asks to wait before connecting again, where it does.
    pub fn retry(&self) -> Option<Duration> {
        self.events.retry
    }

    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let event = match ready!(self.events.poll(cx)) {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let incoming = &self.events.incoming;
        let response = RawResponse::new(incoming.status(), HeaderMap::new(), event.data.into());
        Poll::Ready(Some(match (self.decode)(&response) {
            Ok(data) => Ok(Event {
                event: event.event,
                id: event.id,
                data,
            }),
            Err(error) => {
                let reason = format!("event {} (`{}`): {error}", self.events.count, event.event);
                Err(incoming.error(ErrorKind::Decode, &reason, response.body().clone()))
            }
        }))
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let event = ready!(self.poll_event(cx));
        Poll::Ready(event.map(|event| Ok(event?.data)))
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("response", &self.events.incoming)
            .field("events", &self.events.count)
            .finish()
    }
}

/// The part of an [`EventStream`] that does not depend on `T`: the events with their data as text.
struct Events {
    incoming: Incoming,
    /// What has arrived and is not yet read.
    buffer: BytesMut,
    /// The number of bytes at the beginning of the buffer that have no end of a line.
    searched: usize,
    /// Whether the last line ended in a carriage return, so that a line feed after it belongs to it.
    after_return: bool,
    /// Whether the first line is still to come.
    at_start: bool,
    /// The fields of the event that is being read.
    event: String,
    data: String,
    /// The last id, which the next event has unless it brings its own.
    id: String,
    retry: Option<Duration>,
    count: u64,
}

impl Events {
    fn new(incoming: Incoming) -> Self {
        Self {
            incoming,
            buffer: BytesMut::new(),
            searched: 0,
            after_return: false,
            at_start: true,
            event: String::new(),
            data: String::new(),
            id: String::new(),
            retry: None,
            count: 0,
        }
    }

    /// Waits for the next event. An incomplete one at the end is dropped, as the standard requires.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<String>, Error>>> {
        loop {
            while let Some(line) = self.line() {
                let Some(event) = self.read(&line) else {
                    continue;
                };
                if event.data == DONE {
                    self.incoming.close();
                    self.forget();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(Ok(event)));
            }
            if self.buffer.len() + self.data.len() > self.incoming.limit() {
                let fault = BodyFault::TooLarge(self.incoming.limit());
                self.forget();
                return Poll::Ready(Some(Err(self.incoming.fault(&fault))));
            }
            match ready!(self.incoming.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.push(&chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Drops what has arrived.
    fn forget(&mut self) {
        self.buffer.clear();
        self.data.clear();
        self.searched = 0;
    }

    fn push(&mut self, mut chunk: &[u8]) {
        if self.after_return && !chunk.is_empty() {
            self.after_return = false;
            chunk = chunk.strip_prefix(b"\n").unwrap_or(chunk);
        }
        self.buffer.extend_from_slice(chunk);
    }

    /// Takes a line that has arrived completely. It ends in a line feed, a carriage return, or both.
    fn line(&mut self) -> Option<String> {
        let rest = &self.buffer[self.searched..];
        let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + end;
        let next = match (self.buffer[end], self.buffer.get(end + 1)) {
            (b'\r', Some(b'\n')) => end + 2,
            (b'\r', None) => {
                self.after_return = true;
                end + 1
            }
            _ => end + 1,
        };
        self.searched = 0;
        let line = self.buffer.split_to(next);
        let mut line = String::from_utf8_lossy(&line[..end]).into_owned();
        if mem::take(&mut self.at_start) && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Some(line)
    }

    /// Reads a line. An empty one ends an event, which is returned if it has data.
    fn read(&mut self, line: &str) -> Option<Event<String>> {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let wait = value.parse().ok().map(Duration::from_millis);
                self.retry = wait.or(self.retry);
            }
            _ => {}
        }
        None
    }

    fn dispatch(&mut self) -> Option<Event<String>> {
        let event = mem::take(&mut self.event);
        let mut data = mem::take(&mut self.data);
        data.pop()?;
        self.count += 1;
        Some(Event {
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            id: self.id.clone(),
            data,
        })
    }
}
