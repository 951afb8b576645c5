//! The transport of a client: the built-in one, or the caller's.

use super::body::Body;
use super::http_transport::HttpTransport;
use super::request::Request;
use super::transport::{BoxFuture, Transport};
use super::transport_error::TransportError;
use std::future::ready;
use std::sync::Arc;

/// What sends the requests of a client.
///
/// The built-in transport takes a request as it was built. Only that of a caller is given one of
/// [`http`], whose URL is parsed for it once more.
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
