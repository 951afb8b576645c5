//! Which redirects are followed, and to where.

use super::body::Body;
use super::decode::RawResponse;
use super::operation::{Documented, keys};
use super::request::Request;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use http::{Method, StatusCode, Uri};
use reqwest::Url;

/// The number of redirects that one call follows.
pub(super) const MAX_REDIRECTS: u32 = 10;

/// The request that the redirects of a call have led to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Redirect {
    pub(super) method: Method,
    pub(super) url: String,
    /// Whether the body is sent again.
    pub(super) keeps_body: bool,
}

impl Redirect {
    /// Changes a call's request into the one that the redirects have led to.
    pub(super) fn apply(&self, request: &mut Request) {
        request.method = self.method.clone();
        request.url.clone_from(&self.url);
        if !self.keeps_body {
            request.body = Body::empty();
            request.headers.remove(CONTENT_TYPE);
            request.headers.remove(CONTENT_ENCODING);
        }
    }
}

/// Returns the redirect that a response to a request asks for, or `None` where it is not followed.
///
/// A documented redirect is a result of the call, and is not followed. Of the others, those are that lead
/// to the same scheme, host and port, since the request's headers may hold credentials under any name, and
/// that keep the method, or are 303, which asks for a GET
/// ([RFC 9110, section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)).
pub(super) fn redirect(
    request: &Request,
    response: &RawResponse,
    documented: &dyn Documented,
) -> Option<Redirect> {
    let status = response.status();
    let is_documented = keys(documented)
        .map(|key| key.status)
        .any(|pattern| pattern.is_redirect() && pattern.precision(status).is_some());
    if is_documented {
        return None;
    }
    let (method, keeps_body) = followed_with(&request.method, status)?;
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    Some(Redirect {
        method,
        url: same_origin(&request.url, location)?,
        keeps_body,
    })
}

/// Returns the method of the next request, and whether it has the body.
fn followed_with(method: &Method, status: StatusCode) -> Option<(Method, bool)> {
    let is_safe = *method == Method::GET || *method == Method::HEAD;
    match status.as_u16() {
        301 | 302 if is_safe => Some((method.clone(), true)),
        303 if is_safe => Some((method.clone(), false)),
        303 => Some((Method::GET, false)),
        307 | 308 => Some((method.clone(), true)),
        _ => None,
    }
}

/// Resolves a location, and returns it if it is of the origin of `url` and can be sent.
fn same_origin(url: &str, location: &str) -> Option<String> {
    let from = Url::parse(url).ok()?;
    let mut to = from.join(location).ok()?;
    let is_plain = to.username().is_empty() && to.password().is_none();
    if !is_plain || from.origin() != to.origin() {
        return None;
    }
    to.set_fragment(None);
    let is_sendable = to.as_str().parse::<Uri>().is_ok();
    is_sendable.then(|| to.into())
}
