// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! A transport without a network, for tests of code that uses a client.

use super::body::Body;
use super::response::HeaderNames;
use super::transport::{BoxFuture, Transport};
use super::transport_error::{TransportError, TransportErrorKind};
use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use serde::Serialize;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use std::vec;

/// A transport that gives scripted replies, in their order, and records the requests.
///
/// Clones share their script and their records: hand one to the client's builder and keep another.
/// When the script has run out, a request fails with an error that says so.
///
/// ```ignore
/// let mock = MockTransport::new();
/// mock.reply(Reply::status(503).header("retry-after", "1"));
/// mock.reply(Reply::json(200, &serde_json::json!({ "items": [] })));
///
/// let client = Client::builder().bearer_token("token").transport(mock.clone()).build()?;
/// client.users().list_users().limit(5).send().await?;
///
/// let requests = mock.requests();
/// assert_eq!(requests.len(), 2);
/// assert_eq!(requests[0].uri().query(), Some("limit=5"));
/// assert_eq!(requests[0].header("authorization"), Some("Bearer token"));
/// ```
#[derive(Clone, Default)]
pub struct MockTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    replies: VecDeque<Reply>,
    requests: Vec<RecordedRequest>,
}

impl MockTransport {
    /// Creates a transport with an empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reply to the end of the script.
    pub fn reply(&self, reply: Reply) -> &Self {
        self.state().replies.push_back(reply);
        self
    }

    /// Returns the requests that were sent so far, in their order.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().requests.clone()
    }

    /// Returns how many replies of the script are left.
    pub fn replies_left(&self) -> usize {
        self.state().replies.len()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a request, and returns the reply to it.
    fn record(&self, request: RecordedRequest) -> Result<Reply, TransportError> {
        let mut state = self.state();
        let message = format!(
            "the mock transport has no reply left for request {}, {} {}",
            state.requests.len() + 1,
            request.method,
            request.uri.path(),
        );
        state.requests.push(request);
        let reply = state.replies.pop_front();
        reply.ok_or_else(|| TransportError::new(TransportErrorKind::Unsendable, message))
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("MockTransport")
            .field("replies_left", &state.replies.len())
            .field("requests", &state.requests)
            .finish()
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let reply = self.record(RecordedRequest {
                method: head.method,
                uri: head.uri,
                headers: head.headers,
                body: body.bytes().await?,
            })?;
            if !reply.delay.is_zero() {
                tokio::time::sleep(reply.delay).await;
            }
            reply.into_response()
        })
    }
}

/// A scripted reply: a response, or a failure of the connection.
#[derive(Clone)]
pub struct Reply {
    delay: Duration,
    status: StatusCode,
    headers: HeaderMap,
    /// The body, in the chunks in which it arrives.
    body: Vec<Bytes>,
    /// The failure in place of a response, or after the body.
    failure: Option<(FailurePoint, TransportError)>,
    /// Whether the body never ends.
    stalls: bool,
}

/// Where a scripted failure happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FailurePoint {
    BeforeHead,
    AfterBody,
}

impl Reply {
    /// Creates a response without a body.
    ///
    /// # Panics
    ///
    /// When the status is not one of HTTP, that is from 100 to 999.
    pub fn status(status: u16) -> Self {
        Self {
            delay: Duration::ZERO,
            status: StatusCode::from_u16(status).expect("a status is from 100 to 999"),
            headers: HeaderMap::new(),
            body: Vec::new(),
            failure: None,
            stalls: false,
        }
    }

    /// Creates a response with a body of JSON.
    ///
    /// # Panics
    ///
    /// When the status is not one of HTTP, or the body cannot be written as JSON.
    pub fn json<T: Serialize + ?Sized>(status: u16, body: &T) -> Self {
        let body = serde_json::to_vec(body).expect("the body can be written as JSON");
        Self::status(status)
            .header(CONTENT_TYPE.as_str(), "application/json")
            .body(body)
    }

    /// Creates a failure in place of a response.
    pub fn failure(kind: TransportErrorKind) -> Self {
        let error = TransportError::new(kind, "a scripted failure");
        Self {
            failure: Some((FailurePoint::BeforeHead, error)),
            ..Self::status(200)
        }
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// When the name or the value is not valid.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("the header's name is valid");
        let value = HeaderValue::try_from(value).expect("the header's value is valid");
        self.headers.append(name, value);
        self
    }

    /// Sets the bytes of the body.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = vec![body.into()];
        self
    }

    /// Adds bytes to the body, which arrive as a chunk of their own.
    pub fn chunk(mut self, chunk: impl Into<Bytes>) -> Self {
        self.body.push(chunk.into());
        self
    }

    /// Makes the body stall after the bytes that it has: it neither goes on nor ends.
    pub fn stall(mut self) -> Self {
        self.stalls = true;
        self
    }

    /// Makes the connection fail after the bytes that the body has.
    pub fn cut(mut self) -> Self {
        let error = TransportError::new(TransportErrorKind::Interrupted, "a scripted failure");
        self.failure = Some((FailurePoint::AfterBody, error));
        self
    }

    /// Sets how long the transport waits before the reply.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        let error = match self.failure {
            Some((FailurePoint::BeforeHead, error)) => return Err(error),
            Some((FailurePoint::AfterBody, error)) => Some(error),
            None => None,
        };
        let mut response = http::Response::new(Body::from_stream(ScriptedBody {
            chunks: self.body.into_iter(),
            error,
            stalls: self.stalls,
        }));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("delay", &self.delay)
            .field("status", &self.status)
            .field("headers", &HeaderNames(&self.headers))
            .field(
                "body_bytes",
                &self.body.iter().map(Bytes::len).sum::<usize>(),
            )
            .field("failure", &self.failure)
            .finish()
    }
}

/// A body that arrives in chunks, and then ends, fails or stalls.
struct ScriptedBody {
    chunks: vec::IntoIter<Bytes>,
    error: Option<TransportError>,
    stalls: bool,
}

impl Stream for ScriptedBody {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.chunks.next().map(Ok);
        let chunk = chunk.or_else(|| self.error.take().map(Err));
        match chunk {
            None if self.stalls => Poll::Pending,
            chunk => Poll::Ready(chunk),
        }
    }
}

/// A request as the transport was given it, credentials included.
#[derive(Clone)]
pub struct RecordedRequest {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl RecordedRequest {
    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL, with path and query as they were encoded.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the text of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the bytes of the body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the body as JSON, if it is JSON.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("path", &self.uri.path())
            .field("headers", &HeaderNames(&self.headers))
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
