//! The built-in transport: HTTP by `reqwest`.

use super::body::Body;
use super::error::{Error, ErrorKind};
use super::identity::Identity;
use super::request::Request;
use super::roots::Roots;
use super::server::origin;
use super::transport::BoxFuture;
use super::transport_error::{TransportError, TransportErrorKind};
use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method};
use http_body::{Frame, SizeHint};
use reqwest::Url;
use std::mem;
use std::pin::{Pin, pin};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Sends requests over a pool of connections. Redirects are left to the client.
///
/// The pool is created at the first request, since TLS reads the system's certificates from disk.
pub(super) struct HttpTransport {
    client: OnceLock<Result<reqwest::Client, TransportError>>,
    connect_timeout: Duration,
    needs_tls: bool,
    identity: Option<Identity>,
    roots: Roots,
    /// The origin of most requests.
    origin: Option<Origin>,
}

impl HttpTransport {
    /// Creates a transport without any input or output.
    ///
    /// # Errors
    ///
    /// When TLS is needed but not compiled in.
    pub(super) fn new(
        connect_timeout: Duration,
        base_url: &str,
        identity: Option<Identity>,
        roots: Roots,
    ) -> Result<Self, Error> {
        let has_tls = cfg!(any(feature = "rustls", feature = "native-tls"));
        let needs_tls = base_url.starts_with("https:");
        if needs_tls && !has_tls {
            return Err(Error::new(
                ErrorKind::Config,
                "the base URL needs TLS: enable the feature `rustls` or `native-tls`",
            ));
        }
        Ok(Self {
            client: OnceLock::new(),
            connect_timeout,
            needs_tls,
            identity,
            roots,
            origin: Origin::of(base_url),
        })
    }

    /// Returns the pool.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    fn client(&self) -> Result<&reqwest::Client, TransportError> {
        let client = self.client.get_or_init(|| {
            let client = match self.builder().build() {
                Err(_) if !self.needs_tls => without_certificates(self.builder()).build(),
                client => client,
            };
            client.map_err(failure)
        });
        client.as_ref().map_err(Clone::clone)
    }

    fn builder(&self) -> reqwest::ClientBuilder {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(self.connect_timeout);
        let builder = self.roots.add_to(builder);
        match &self.identity {
            Some(identity) => identity.add_to(builder),
            None => builder,
        }
    }

    /// Returns a URL as `reqwest` takes it.
    ///
    /// # Errors
    ///
    /// When it is not an absolute URL.
    fn url(&self, url: &str) -> Result<Url, TransportError> {
        if let Some(url) = self.origin.as_ref().and_then(|origin| origin.url(url)) {
            return Ok(url);
        }
        let url = Url::parse(url);
        url.map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error))
    }

    /// Returns a request as `reqwest` takes it.
    ///
    /// # Errors
    ///
    /// When its URL is not absolute.
    fn request(&self, request: Request) -> Result<reqwest::Request, TransportError> {
        let mut taken = reqwest::Request::new(request.method, self.url(&request.url)?);
        *taken.headers_mut() = request.headers;
        announce_empty_body(&mut taken, &request.body);
        *taken.body_mut() = Some(Upload::body(request.body));
        Ok(taken)
    }

    /// Sends a request, as [`Transport::send`](super::transport::Transport::send).
    pub(super) fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let request = self.request(request);
        let sent = request.and_then(|request| Ok(self.client()?.execute(request)));
        Box::pin(async move { sent?.await.map(converted).map_err(failure) })
    }
}

/// Converts a response of `reqwest` into one that a transport returns.
fn converted(mut received: reqwest::Response) -> http::Response<Body> {
    let mut response = http::Response::new(Body::empty());
    *response.status_mut() = received.status();
    *response.version_mut() = received.version();
    *response.headers_mut() = mem::take(received.headers_mut());
    *response.body_mut() = Body::from_chunks(Chunks(received));
    response
}

/// An origin that is parsed once: to parse the host costs more than the rest of a URL.
struct Origin {
    /// Scheme, host and port, as they are written.
    text: String,
    /// Has a long path, so that a clone has the capacity for the path of a request.
    url: Url,
}

/// The capacity for the path and query of a URL: most are not longer.
const USUAL_PATH: usize = 192;

impl Origin {
    /// Returns the origin of a URL; none where it is not valid.
    fn of(url: &str) -> Option<Self> {
        let mut url = Url::parse(url).ok()?;
        let text = origin(url.as_str()).to_owned();
        url.set_path(&"-".repeat(USUAL_PATH));
        Some(Self { text, url })
    }

    /// Returns a URL as `reqwest` takes it, if it is of this origin.
    fn url(&self, url: &str) -> Option<Url> {
        let rest = url.strip_prefix(&self.text)?;
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        if !path.starts_with('/') {
            return None;
        }
        let mut url = self.url.clone();
        url.set_path(path);
        url.set_query(query);
        Some(url)
    }
}

/// Sets up a builder without the system's certificates: a machine may have none, and plain HTTP needs
/// none. It is tried second, since even then a proxy may be reached by TLS.
fn without_certificates(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = builder.tls_certs_only([]);
    builder
}

/// Sets `Content-Length: 0` on a request without a body whose method leads a server to expect one
/// ([RFC 9110, section 8.6](https://www.rfc-editor.org/rfc/rfc9110#section-8.6)).
fn announce_empty_body(request: &mut reqwest::Request, body: &Body) {
    let expects_body = [Method::POST, Method::PUT, Method::PATCH].contains(request.method());
    if expects_body && body.length() == Some(0) {
        let headers = request.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// The body of a request that is a stream.
///
/// `reqwest` requires that a body is `Sync`, which the lock gives. Only one thread reads the body, so
/// that the lock is never taken.
struct Upload {
    body: Mutex<Body>,
    length: Option<u64>,
}

impl Upload {
    /// Returns a body as `reqwest` takes it.
    fn body(body: Body) -> reqwest::Body {
        if let Some(bytes) = body.as_bytes() {
            return bytes.clone().into();
        }
        reqwest::Body::wrap(Self {
            length: body.length(),
            body: Mutex::new(body),
        })
    }
}

impl http_body::Body for Upload {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let body = self.body.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(body).poll_next(cx).map_ok(Frame::data)
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map(SizeHint::with_exact).unwrap_or_default()
    }
}

/// The body of a response, chunk by chunk.
struct Chunks(reqwest::Response);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // `chunk` keeps its progress in the response, so that its future can be dropped and made anew.
        let chunk = ready!(pin!(self.0.chunk()).poll(cx));
        Poll::Ready(chunk.map_err(failure).transpose())
    }
}

/// Converts an error of `reqwest`, without the URL that its text would have.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        (false, true) => TransportErrorKind::Timeout,
        (false, false) if error.is_builder() => TransportErrorKind::Unsendable,
        (false, false) => TransportErrorKind::Interrupted,
    };
    TransportError::new(kind, error.without_url())
}
