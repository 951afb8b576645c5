//! Headers of requests that are given as text.

use super::redact::{Scrub, is_secret_header};
use http::header::COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};

/// Headers that only the transport sets: another value would break the framing or change the host.
const TRANSPORT_HEADERS: [&str; 8] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Sets a header that was given as text, and adds its value to `scrub` if it is secret.
///
/// # Errors
///
/// When it cannot be sent. The text names the header, never its value.
pub(super) fn insert_header(
    headers: &mut HeaderMap,
    scrub: &mut Scrub,
    name: &str,
    value: &str,
) -> Result<(), String> {
    let Ok(name) = HeaderName::try_from(name) else {
        return Err("a header's name is not valid".to_owned());
    };
    if TRANSPORT_HEADERS.contains(&name.as_str()) {
        return Err(format!("the header `{name}` is set by the transport alone"));
    }
    let Ok(mut header) = HeaderValue::try_from(value) else {
        return Err(format!("the value of the header `{name}` is not valid"));
    };
    header.set_sensitive(is_secret_header(name.as_str()) || scrub.is_in(value));
    if is_secret_header(name.as_str()) {
        for secret in secrets_in(&name, value) {
            scrub.add(secret.into());
        }
    }
    headers.insert(name, header);
    Ok(())
}

/// Returns the secret parts of a header's value: what follows the scheme, or each cookie's value.
fn secrets_in<'a>(name: &HeaderName, value: &'a str) -> Vec<&'a str> {
    if *name == COOKIE {
        let pairs = value.split(';').filter_map(|pair| pair.split_once('='));
        return pairs.map(|(_, value)| value.trim()).collect();
    }
    vec![value.split_once(' ').map_or(value, |(_, secret)| secret)]
}
