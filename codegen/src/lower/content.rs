//! The contents of answers: which media types of a document become values, and of what type.

use super::{Lower, Naming};
use crate::api::{Content, Decoding, Type};
use crate::diagnostic::Problem;
use crate::source::Node;

/// What values of a media type are, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
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

impl<'d> Lower<'d> {
    /// Lowers the media types of an answer, JSON first. Those that give the same type are one, and
    /// of several notations for one value only JSON is asked for.
    pub(super) fn contents(&mut self, node: &Node<'d>, naming: &Naming) -> Vec<Content> {
        let types: Vec<(&'d str, Node<'d>)> =
            node.get("content").iter().flat_map(Node::entries).collect();
        let mut contents: Vec<Content> = Vec::new();
        for (name, media) in chosen(&types) {
            let mut content = self.media_content(name, &media, naming);
            match contents.iter_mut().find(|other| is_same(other, &content)) {
                Some(other) => other.names.append(&mut content.names),
                None => contents.push(content),
            }
        }
        contents
    }

    fn media_content(&mut self, name: &str, media: &Node<'d>, naming: &Naming) -> Content {
        let decoding = decoding(name, media);
        let naming = match decoding {
            Decoding::Events | Decoding::Lines | Decoding::Sequence => naming.inner("item"),
            Decoding::Json | Decoding::Text | Decoding::Binary => naming.clone(),
        };
        let ty = match decoding {
            Decoding::Json => match media.get("schema") {
                Some(schema) => self.schema(&schema, &naming).into_type(),
                None => Type::Json,
            },
            Decoding::Text => Type::String,
            Decoding::Binary => Type::Bytes,
            Decoding::Events => self.event_data(media, &naming),
            Decoding::Lines | Decoding::Sequence => match self.item_schema(media) {
                Some(schema) => self.schema(&schema, &naming).into_type(),
                None => Type::Json,
            },
        };
        Content {
            names: vec![name.to_owned()],
            decoding,
            ty,
            example: media.get("example").map(|example| example.value().clone()),
        }
    }

    /// Returns the schema of the items of a stream: 3.2's `itemSchema`, else the items of a list,
    /// else the schema itself, which is what documents of older versions mean by it.
    fn item_schema(&mut self, media: &Node<'d>) -> Option<Node<'d>> {
        if let Some(items) = media.get("x-item-schema") {
            return Some(items);
        }
        let schema = media.get("schema")?;
        let target = self.follow(&schema)?;
        Some(target.get("items").unwrap_or(schema))
    }

    /// Returns the type of the data of events. 3.2's `itemSchema` describes an event, in which the
    /// data is a property; where it has none, and in older versions, the schema is that of the data.
    fn event_data(&mut self, media: &Node<'d>, naming: &Naming) -> Type {
        let Some(schema) = self.item_schema(media) else {
            return Type::String;
        };
        let Some(target) = self.follow(&schema) else {
            return Type::String;
        };
        let data = match target.get("properties") {
            Some(properties) if is_event(&properties) => properties.get("data"),
            Some(_) | None => None,
        };
        let data = match data {
            Some(data) => self
                .follow(&data)
                .map(|it| it.get("contentSchema").unwrap_or(data)),
            None => Some(schema),
        };
        let Some(data) = data else {
            return Type::String;
        };
        if self.follow(&data).is_some_and(|data| says_nothing(&data)) {
            return Type::String;
        }
        self.schema(&data, naming).into_type()
    }

    /// Tells that the document gives content to an answer that has none by HTTP.
    pub(super) fn report_content(&mut self, node: &Node<'d>) {
        if let Some(content) = node.get("content") {
            let what = "content where HTTP has none";
            self.report(Problem::Unsupported { what }, content.origin());
        }
    }
}

/// Returns the media types that are worth a value: without other notations for what is JSON as well,
/// and JSON of the same schema once. JSON comes first.
fn chosen<'a, 'd>(types: &'a [(&'d str, Node<'d>)]) -> Vec<(&'d str, Node<'d>)> {
    let mut kept: Vec<(&'d str, Node<'d>)> = Vec::new();
    let json = |(name, media): &&(&str, Node<'_>)| decoding(name, media) == Decoding::Json;
    let mut of_json: Vec<&'a (&'d str, Node<'d>)> = types.iter().filter(json).collect();
    of_json.sort_by_key(|(name, _)| essence(name) != "application/json");
    for (name, media) in of_json {
        if !kept.iter().any(|(_, other)| has_same_schema(other, media)) {
            kept.push((*name, media.clone()));
        }
    }
    let others = types.iter().filter(|it| !json(it));
    for (name, media) in others {
        let is_notation = match family(name) {
            Family::Notation => !kept.is_empty(),
            Family::Text | Family::Binary | Family::Any => {
                let has_schema = media.get("schema").is_some();
                has_schema
                    && kept.iter().any(|(name, json)| {
                        decoding(name, json) == Decoding::Json && has_same_schema(json, media)
                    })
            }
            Family::Json | Family::Events | Family::Lines | Family::Sequence => false,
        };
        if !is_notation {
            kept.push((*name, media.clone()));
        }
    }
    kept
}

fn has_same_schema(one: &Node<'_>, other: &Node<'_>) -> bool {
    let schema = |media: &Node<'_>| media.get("schema").map(|schema| schema.value().clone());
    schema(one) == schema(other)
}

/// Tells whether two media types give values of the same type.
fn is_same(one: &Content, other: &Content) -> bool {
    one.decoding == other.decoding && one.ty == other.ty && one.decoding != Decoding::Json
}

/// Tells whether properties are those of an event.
fn is_event(properties: &Node<'_>) -> bool {
    const PARTS: [&str; 4] = ["data", "event", "id", "retry"];
    let mut names = properties.entries().map(|(name, _)| name);
    properties.get("data").is_some() && names.all(|name| PARTS.contains(&name))
}

/// Tells whether a schema says nothing of its values.
fn says_nothing(schema: &Node<'_>) -> bool {
    const WORDS: [&str; 6] = [
        "title",
        "description",
        "example",
        "examples",
        "default",
        "deprecated",
    ];
    schema
        .entries()
        .all(|(key, _)| WORDS.contains(&key) || key.starts_with("x-"))
}

/// Returns how an answer of a media type becomes a value.
fn decoding(name: &str, media: &Node<'_>) -> Decoding {
    let schema = media.get("schema").and_then(|schema| schema.follow().ok());
    let text = |key: &str| schema.as_ref()?.get(key)?.value().as_str();
    let is_binary = matches!(text("format"), Some("binary" | "byte"));
    match family(name) {
        Family::Json if is_binary && text("type") == Some("string") => Decoding::Binary,
        Family::Json => Decoding::Json,
        Family::Events => Decoding::Events,
        Family::Lines => Decoding::Lines,
        Family::Sequence => Decoding::Sequence,
        Family::Text | Family::Notation | Family::Any if is_binary => Decoding::Binary,
        Family::Text => Decoding::Text,
        Family::Notation if is_textual(name) => Decoding::Text,
        Family::Any => match &schema {
            Some(schema) if says_nothing(schema) => Decoding::Binary,
            Some(_) if text("type") == Some("string") => Decoding::Text,
            Some(_) => Decoding::Json,
            None => Decoding::Binary,
        },
        Family::Notation | Family::Binary => Decoding::Binary,
    }
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

fn family(name: &str) -> Family {
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
fn is_textual(name: &str) -> bool {
    let essence = essence(name);
    let last = essence.rsplit(['/', '+', '.']).next().unwrap_or_default();
    NOTATIONS[..4].contains(&last)
}

/// Returns a media type without its parameters, in lower case.
fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
