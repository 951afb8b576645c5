//! Base URLs: from a template of the document, or from the caller.

use super::error::{Error, ErrorKind};
use reqwest::Url;

/// A base URL as the builder takes it: a text, or the result of filling in a server's template.
#[derive(Debug)]
pub struct BaseUrl(Result<String, Error>);

impl From<&str> for BaseUrl {
    fn from(url: &str) -> Self {
        Self(Ok(url.to_owned()))
    }
}

impl From<String> for BaseUrl {
    fn from(url: String) -> Self {
        Self(Ok(url))
    }
}

impl From<Result<String, Error>> for BaseUrl {
    fn from(url: Result<String, Error>) -> Self {
        Self(url)
    }
}

impl BaseUrl {
    /// Checks the URL, and returns it without a slash at its end.
    ///
    /// # Errors
    ///
    /// When it is not an absolute URL of HTTP without user information, query and fragment.
    pub(super) fn checked(self) -> Result<String, Error> {
        let text = self.0?;
        match check(&text) {
            Ok(url) => Ok(url.as_str().trim_end_matches('/').to_owned()),
            Err(reason) => Err(invalid(reason)),
        }
    }
}

/// Parses a base URL, or returns what is wrong with it, in a text that does not quote it.
fn check(text: &str) -> Result<Url, &'static str> {
    if text.is_empty() {
        return Err("it is not set, and the API's description names no server");
    }
    let url = Url::parse(text).map_err(|_| "it is not an absolute URL")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("its scheme is neither http nor https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has user information, for which there are credentials");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a query or a fragment");
    }
    if url.host_str().is_some_and(has_empty_label) {
        return Err("a part of its host is empty");
    }
    Ok(url)
}

/// Whether a label of a host is empty, as in `a..b`. A dot at the end is allowed: it means the root.
fn has_empty_label(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host.split('.').any(str::is_empty)
}

/// Returns the part of an absolute URL before its path.
pub(super) fn origin(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |index| index + "://".len());
    let path = url.get(authority..).and_then(|rest| rest.find('/'));
    let end = path.map_or(url.len(), |index| authority + index);
    url.get(..end).unwrap_or(url)
}

fn invalid(reason: impl AsRef<str>) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("the base URL is not valid: {}", reason.as_ref()),
    )
}

/// Fills in the variables of a server's template, such as `https://{region}.example.com/v1`.
///
/// # Errors
///
/// When a variable has no value, or one that could change more of the URL than the variable stands
/// for: a value may hold ASCII letters, digits and `-._~`, a port only where it ends the host, a
/// slash and a colon only in the path. Also when the result is an absolute URL that would not be
/// valid as a base URL.
pub fn server_url(template: &str, variables: &[(&str, &str)]) -> Result<String, Error> {
    let mut url = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            return Err(invalid("its template has an open brace"));
        };
        url.push_str(before);
        let value = variables.iter().find(|(variable, _)| *variable == name);
        match value {
            Some((_, value)) if is_fitting(value, UrlPart::between(&url, after)) => {
                url.push_str(value)
            }
            Some(_) => return Err(invalid(format!("the value of `{name}` does not fit"))),
            None => return Err(invalid(format!("`{name}` has no value"))),
        }
        rest = after;
    }
    url.push_str(rest);
    if url.contains("://") {
        check(&url).map_err(invalid)?;
    }
    Ok(url)
}

/// The part of a URL that a variable is in.
#[derive(Clone, Copy)]
enum UrlPart {
    /// The scheme, or some of the host.
    Label,
    /// The end of the host, the port, or both.
    HostEnd,
    Path,
}

impl UrlPart {
    /// Returns the part that a variable is in, between the URL before it and the template after it.
    fn between(before: &str, after: &str) -> Self {
        match before.split_once("://") {
            Some((_, rest)) if rest.contains('/') => Self::Path,
            Some(_) if after.is_empty() || after.starts_with('/') => Self::HostEnd,
            _ => Self::Label,
        }
    }
}

/// Whether a value of a variable changes only the part of the URL that the variable is in.
fn is_fitting(value: &str, part: UrlPart) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    match part {
        UrlPart::Label => !value.is_empty() && value.bytes().all(is_plain),
        UrlPart::HostEnd => {
            let (host, port) = value.split_once(':').unwrap_or((value, "0"));
            let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            !value.is_empty() && host.bytes().all(is_plain) && is_port
        }
        UrlPart::Path => value
            .bytes()
            .all(|byte| b"/:".contains(&byte) || is_plain(byte)),
    }
}
