//! Media types, and which of the documented ones a received one matches.

/// Returns a media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns a parameter of a media type, without its quotes
/// ([RFC 9110, section 8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1)).
pub(super) fn parameter<'a>(media_type: &'a str, name: &str) -> Option<&'a str> {
    let parameters = media_type.split(';').skip(1);
    parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().trim_matches('"'))
}

/// How well a received media type matches a documented one, from the worst to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not at all, or none was received.
    None,
    /// It is of the same kind, such as `application/problem+json` for `application/json`.
    Kind,
    /// `*/*` covers it.
    Any,
    /// A range such as `image/*` or `application/*+json` covers it.
    Range,
    /// It is the same.
    Same,
}

/// Returns how well a received media type matches the best of the documented ones.
pub(super) fn likeness(documented: &[&str], received: Option<&str>) -> Likeness {
    if documented.is_empty() {
        return Likeness::None;
    }
    let Some(received) = received.map(essence) else {
        return Likeness::None;
    };
    let alike = documented
        .iter()
        .map(|name| compare(&essence(name), &received));
    alike.max().unwrap_or(Likeness::None)
}

fn compare(documented: &str, received: &str) -> Likeness {
    let range = documented
        .strip_suffix('*')
        .filter(|range| range.ends_with('/'));
    match range {
        _ if documented == received => Likeness::Same,
        Some("*/") => Likeness::Any,
        Some(range) if received.starts_with(range) => Likeness::Range,
        None if has_suffix(received, documented) => Likeness::Range,
        _ if kind(documented) == kind(received) && kind(received).is_some() => Likeness::Kind,
        _ => Likeness::None,
    }
}

/// Returns whether a media type has the suffix of a range such as `application/*+json` (RFC 6838, section 4.2.8).
fn has_suffix(essence: &str, range: &str) -> bool {
    let suffix = range.rsplit_once("*+").map(|(_, suffix)| suffix);
    suffix.is_some() && suffix == essence.rsplit_once('+').map(|(_, suffix)| suffix)
}

/// Returns what is read from bodies of a media type, as far as its name says it.
fn kind(essence: &str) -> Option<&'static str> {
    let subtype = essence.rsplit('/').next()?;
    match subtype {
        "json" => Some("json"),
        _ if subtype.ends_with("+json") => Some("json"),
        "event-stream" => Some("events"),
        "xml" => Some("xml"),
        _ if subtype.ends_with("+xml") => Some("xml"),
        _ if essence.starts_with("text/") => Some("text"),
        _ => None,
    }
}
