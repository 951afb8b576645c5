//! Media types: what their names tell of values.

/// What values of a media type are, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// JSON, under any of its names.
    Json,
    /// Another notation for what is usually offered as JSON: XML, YAML, CBOR and the like.
    Notation,
    /// Text.
    Text,
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

/// Names that say the same of text as a name that begins with `text/`.
const TEXTS: [&str; 14] = [
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
    "application/x-www-form-urlencoded",
    "image/svg+xml",
];

/// The last parts of names of notations, beside those of JSON: the textual ones first.
const NOTATIONS: [&str; 10] = [
    "xml",
    "yaml",
    "x-yaml",
    "yml",
    "protobuf",
    "x-protobuf",
    "cbor",
    "msgpack",
    "x-msgpack",
    "bson",
];

/// Returns what the name of a media type tells of its values.
pub(super) fn family(name: &str) -> Family {
    let essence = essence(name);
    let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
    let last = subtype.rsplit(['+', '.']).next().unwrap_or_default();
    match subtype {
        "json" | "x-json" => Family::Json,
        "event-stream" => Family::Events,
        "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines"
        | "json-lines" | "x-json-stream" | "stream+json" | "nd-json" | "x-nd-json" => Family::Lines,
        "json-seq" => Family::Sequence,
        _ if subtype.ends_with("+json-seq") => Family::Sequence,
        _ if subtype.ends_with("+json") => Family::Json,
        _ if TEXTS.contains(&essence.as_str()) => Family::Text,
        _ if NOTATIONS.contains(&last) => Family::Notation,
        "*" if kind == "*" || kind == "application" => Family::Any,
        _ if kind == "text" => Family::Text,
        _ => Family::Binary,
    }
}

/// Tells whether a notation other than JSON is text.
pub(super) fn is_textual(name: &str) -> bool {
    let essence = essence(name);
    let last = essence.rsplit(['/', '+', '.']).next().unwrap_or_default();
    NOTATIONS[..4].contains(&last)
}

/// Returns a media type without its parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
