//! The transport of a client: the built-in one, or the caller's.

use super::body::Body;
use super::http_transport::HttpTransport;
use super::request::Request;
use super::transport::{BoxFuture, Transport};
use super::transport_error::TransportError;
use std::future::ready;
use std::sync::Arc;

/// The transport of a client.
///
/// The built-in one takes a [`Request`] as it is. A caller's is given a request of the crate
/// [`http`], for which the URL is parsed once more.
pub(super) enum AnyTransport {
    BuiltIn(Box<HttpTransport>),
    Given(Arc<dyn Transport>),
}

impl AnyTransport {
    /// Sends a request, as [`Transport::send`].
    pub(super) fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        match self {
            Self::BuiltIn(transport) => transport.send(request),
            Self::Given(transport) => match request.into_http() {
                Ok(request) => transport.send(request),
                Err(error) => Box::pin(ready(Err(error))),
            },
        }
    }
}
