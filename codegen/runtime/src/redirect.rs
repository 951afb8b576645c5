//! Which redirects are followed, and to where.

use super::operation::Key;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, Method, StatusCode, Uri};
use reqwest::Url;

/// The number of redirects that one call follows.
pub(super) const MAX_REDIRECTS: u32 = 10;

/// A request that a redirect asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Redirect {
    pub(super) method: Method,
    pub(super) uri: Uri,
    /// Whether the body is sent again.
    pub(super) keeps_body: bool,
}

/// Returns the request that an answer redirects to, or `None` where the answer is the API's own.
///
/// Followed are redirects to the same scheme, host and port, since the request's headers may hold
/// credentials of any name; and only with a method that the redirect leaves as it is, except that
/// 303 asks for a GET ([RFC 9110, section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)).
pub(super) fn redirect(
    method: &Method,
    uri: &Uri,
    status: StatusCode,
    headers: &HeaderMap,
    documented: &[Key],
) -> Option<Redirect> {
    let is_documented = documented
        .iter()
        .map(|key| key.status)
        .any(|pattern| pattern.is_redirect() && pattern.precision(status).is_some());
    if is_documented {
        return None;
    }
    let (method, keeps_body) = followed_with(method, status)?;
    let location = headers.get(LOCATION)?.to_str().ok()?;
    Some(Redirect {
        method,
        uri: same_origin(uri, location)?,
        keeps_body,
    })
}

/// Returns the method of the next request, and whether the body goes with it.
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

/// Resolves a location, and returns it if it is of the origin of `uri`.
fn same_origin(uri: &Uri, location: &str) -> Option<Uri> {
    let from = Url::parse(&uri.to_string()).ok()?;
    let mut to = from.join(location).ok()?;
    let is_plain = to.username().is_empty() && to.password().is_none();
    if !is_plain || from.origin() != to.origin() {
        return None;
    }
    to.set_fragment(None);
    to.as_str().parse().ok()
}

/// Removes the headers that describe a body.
pub(super) fn forget_body(headers: &mut HeaderMap) {
    headers.remove(CONTENT_TYPE);
    headers.remove(CONTENT_ENCODING);
}
