// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The interface to the network, below authentication and retries.

use super::body::Body;
use super::transport_error::TransportError;
use std::pin::Pin;
use std::sync::Arc;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A means to send a request to a server and to receive its response.
///
/// A client calls it once for each attempt, with the complete request: credentials are in its
/// headers, which are marked as sensitive. A transport sends it as it is. It follows no redirect,
/// repeats nothing and need not limit time: the client above it does.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and returns the response as soon as its head has arrived.
    ///
    /// # Errors
    ///
    /// The [kind](TransportError::kind) of the error decides whether the request can be repeated.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }
}
