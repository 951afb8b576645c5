//! Media types: what their names tell of values, in requests and in responses.

use crate::api::Encoding;

/// What values of a media type are, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// JSON, under any of its names.
    Json,
    /// Another notation for what is usually offered as JSON: XML, YAML, CBOR and the like.
    Notation(Notation),
    /// Text.
    Text,
    /// Pairs of names and values, as a query has them.
    Form,
    /// Parts with headers of their own.
    Multipart,
    /// Server-sent events.
    Events,
    /// JSON values, one a line.
    Lines,
    /// JSON values behind record separators.
    Sequence,
    /// Anything: `*/*` and `application/*`.
    Any,
    /// Bytes.
    Binary,
}

/// Whether people can read a notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// It is text.
    Textual,
    /// It is bytes.
    Binary,
}

/// Media types that are text although their names do not begin with `text/`.
const TEXTS: [&str; 13] = [
    "application/graphql",
    "application/javascript",
    "application/jwt",
    "application/pem-certificate-chain",
    "application/sdp",
    "application/sql",
    "application/toml",
    "application/vnd.apple.mpegurl",
    "application/x-javascript",
    "application/x-mpegurl",
    "application/x-pem-file",
    "application/x-sh",
    "image/svg+xml",
];

/// The media type that stands for all of JSON.
const JSON: &str = "application/json";

/// Returns what the name of a media type tells of its values.
pub fn family(name: &str) -> Family {
    let essence = essence(name);
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    let last = subtype.rsplit(['+', '.']).next().unwrap_or_default();
    match subtype {
        "json" | "x-json" => Family::Json,
        "event-stream" => Family::Events,
        "x-www-form-urlencoded" => Family::Form,
        "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines"
        | "json-lines" | "x-json-stream" | "stream+json" | "nd-json" | "x-nd-json" => Family::Lines,
        "json-seq" => Family::Sequence,
        _ if subtype.ends_with("+json-seq") => Family::Sequence,
        _ if subtype.ends_with("+json") => Family::Json,
        _ if TEXTS.contains(&essence.as_str()) => Family::Text,
        _ if kind == "multipart" => Family::Multipart,
        "*" if kind == "*" || kind == "application" => Family::Any,
        _ => match notation(last) {
            Some(notation) => Family::Notation(notation),
            None if kind == "text" => Family::Text,
            None => Family::Binary,
        },
    }
}

/// Returns the notation that the last part of a name stands for: `application/atom+xml`.
fn notation(last: &str) -> Option<Notation> {
    match last {
        "xml" | "yaml" | "x-yaml" | "yml" => Some(Notation::Textual),
        "protobuf" | "x-protobuf" | "cbor" | "msgpack" | "x-msgpack" | "bson" => {
            Some(Notation::Binary)
        }
        _ => None,
    }
}

/// Returns how values of a media type become the bytes of a request. A range of media types is not encoded, unless all of
/// them are JSON: the caller has to say what the bytes are.
pub fn encoding(name: &str) -> Encoding {
    match family(name) {
        Family::Json => Encoding::Json,
        _ if name.contains('*') => Encoding::Binary,
        Family::Form => Encoding::Form,
        Family::Multipart => Encoding::Multipart,
        Family::Text
        | Family::Notation(Notation::Textual)
        | Family::Events
        | Family::Lines
        | Family::Sequence => Encoding::Text,
        Family::Notation(Notation::Binary) | Family::Any | Family::Binary => Encoding::Binary,
    }
}

/// Returns the media type that a request names. Of a range of JSON, `application/*+json`, that is the usual one.
pub fn sent(name: &str) -> &str {
    match family(name) {
        Family::Json if name.contains('*') => JSON,
        _ => name,
    }
}

/// Returns a media type without its parameters, in lower case.
pub fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_values_are() {
        let table = [
            ("application/json", Family::Json, Encoding::Json),
            (
                "application/json; charset=utf-8",
                Family::Json,
                Encoding::Json,
            ),
            ("Application/Problem+JSON", Family::Json, Encoding::Json),
            ("application/x-json", Family::Json, Encoding::Json),
            ("application/merge-patch+json", Family::Json, Encoding::Json),
            ("application/*+json", Family::Json, Encoding::Json),
            ("*+json", Family::Json, Encoding::Json),
            (
                "application/xml",
                Family::Notation(Notation::Textual),
                Encoding::Text,
            ),
            (
                "text/xml",
                Family::Notation(Notation::Textual),
                Encoding::Text,
            ),
            (
                "application/atom+xml",
                Family::Notation(Notation::Textual),
                Encoding::Text,
            ),
            (
                "application/vnd.github.yaml",
                Family::Notation(Notation::Textual),
                Encoding::Text,
            ),
            (
                "application/x-protobuf",
                Family::Notation(Notation::Binary),
                Encoding::Binary,
            ),
            (
                "application/x-www-form-urlencoded",
                Family::Form,
                Encoding::Form,
            ),
            (
                "multipart/form-data",
                Family::Multipart,
                Encoding::Multipart,
            ),
            (
                "multipart/mixed; boundary=a",
                Family::Multipart,
                Encoding::Multipart,
            ),
            ("text/event-stream", Family::Events, Encoding::Text),
            ("application/x-ndjson", Family::Lines, Encoding::Text),
            ("application/json-seq", Family::Sequence, Encoding::Text),
            ("application/geo+json-seq", Family::Sequence, Encoding::Text),
            ("text/csv", Family::Text, Encoding::Text),
            ("application/jwt", Family::Text, Encoding::Text),
            ("image/svg+xml", Family::Text, Encoding::Text),
            ("application/sdp", Family::Text, Encoding::Text),
            ("text/*", Family::Text, Encoding::Binary),
            ("*/*", Family::Any, Encoding::Binary),
            ("application/*", Family::Any, Encoding::Binary),
            ("image/png", Family::Binary, Encoding::Binary),
            ("application/octet-stream", Family::Binary, Encoding::Binary),
            ("nonsense", Family::Binary, Encoding::Binary),
        ];
        for (name, expected, encoded) in table {
            assert_eq!(
                (family(name), encoding(name)),
                (expected, encoded),
                "{name}"
            );
        }
    }
    #[test]
    fn a_range_of_json_is_sent_as_json() {
        for (name, expected) in [
            ("application/*+json", "application/json"),
            ("*+json", "application/json"),
            ("application/problem+json", "application/problem+json"),
            ("application/*", "application/*"),
        ] {
            assert_eq!(sent(name), expected);
        }
    }
}
