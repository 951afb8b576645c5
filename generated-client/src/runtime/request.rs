// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! A request, ready for a transport.

use super::body::Body;
use super::transport_error::{TransportError, TransportErrorKind};
use http::{HeaderMap, Method, Uri};

/// The length of the longest URL in bytes: that of an [`http::Uri`].
pub(super) const LONGEST_URL: usize = u16::MAX as usize - 1;

/// A request that is sent once.
pub(super) struct Request {
    pub(super) method: Method,
    /// Absolute and percent-encoded.
    pub(super) url: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
}

impl Request {
    /// Returns the request as a caller's transport takes it.
    ///
    /// # Errors
    ///
    /// When its URL is not valid.
    pub(super) fn into_http(self) -> Result<http::Request<Body>, TransportError> {
        let uri = Uri::try_from(self.url);
        let uri =
            uri.map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error))?;
        let mut request = http::Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}
