//! Bodies of requests: the media types that can be sent, and how.

use super::{Naming, Paths};
use crate::api::{Encoding, MediaType, RequestBody, Type};
use crate::diagnostic::Problem;
use crate::source::{Node, Value};

impl<'d> Paths<'d> {
    /// Lowers the body that an operation takes.
    pub(super) fn request_body(
        &mut self,
        operation: &Node<'d>,
        naming: &Naming,
    ) -> Option<RequestBody> {
        let node = self.report().follow(&operation.get("requestBody")?)?;
        let body: openapiv3::RequestBody = self.report().read(&node, &["content"])?;
        let mut lowered: Vec<(MediaType, Option<&'d Value>)> = Vec::new();
        for (name, media) in offers(&node) {
            let word = match lowered.as_slice() {
                [] => "body".to_owned(),
                _ => format!("{name} body"),
            };
            let schema = media.get("schema").map(|schema| schema.value());
            let mut content = self.media_type(name, &media, &naming.inner(&word));
            // Documents that came of Swagger 2.0 repeat a schema under each media type.
            let same = lowered.iter().find(|(other, value)| {
                schema.is_some() && *value == schema && other.ty.named().is_some()
            });
            if let Some((other, _)) = same
                && content.ty.named().is_some()
            {
                content.ty = other.ty.clone();
            }
            lowered.push((content, schema));
        }
        let mut contents = lowered.into_iter().map(|(content, _)| content);
        Some(RequestBody {
            origin: node.origin().clone(),
            description: body.description,
            required: body.required,
            content: contents.next()?,
            others: contents.collect(),
        })
    }

    fn media_type(&mut self, name: &str, media: &Node<'d>, naming: &Naming) -> MediaType {
        self.report()
            .unsupported(media, "x-item-schema", "the items of a stream");
        self.report()
            .unsupported(media, "x-item-encoding", "the encoding of items");
        self.report()
            .unsupported(media, "x-prefix-encoding", "the encoding of items");
        let encoding = self.encoding(name, media);
        let ty = match (encoding, media.get("schema")) {
            (Encoding::Text, schema) => {
                self.report_opaque(name, media, schema);
                Type::String
            }
            (Encoding::Binary, schema) => {
                self.report_opaque(name, media, schema);
                Type::Bytes
            }
            (_, Some(schema)) => self.schemas.lower(&schema, naming).into_type(),
            (Encoding::Multipart, None) => Type::Map(Box::new(Type::File)),
            (Encoding::Json | Encoding::Form, None) => Type::Json,
        };
        MediaType {
            name: name.to_owned(),
            properties: match encoding {
                Encoding::Form | Encoding::Multipart => self.properties(media, encoding),
                Encoding::Json | Encoding::Text | Encoding::Binary => Vec::new(),
            },
            example: media.get("example").map(|example| example.value().clone()),
            encoding,
            ty,
        }
    }

    /// Returns how a body is written; a form that is no object is bytes.
    fn encoding(&mut self, name: &str, media: &Node<'d>) -> Encoding {
        let encoding = encoding(name);
        let schema = media.get("schema");
        let target = schema.and_then(|schema| self.report().follow(&schema));
        let ty = target
            .and_then(|target| target.get("type"))
            .and_then(|ty| ty.text());
        match (encoding, ty) {
            (Encoding::Form, Some(ty)) if ty != "object" => Encoding::Text,
            (Encoding::Multipart, Some(ty)) if ty != "object" => Encoding::Binary,
            (encoding, _) => encoding,
        }
    }

    /// Tells of an object that callers have to write themselves.
    fn report_opaque(&mut self, name: &str, media: &Node<'d>, schema: Option<Node<'d>>) {
        let target = schema.and_then(|schema| self.report().follow(&schema));
        let is_text = target.is_none_or(|target| {
            ["properties", "allOf", "oneOf", "anyOf", "items"]
                .iter()
                .all(|keyword| target.get(keyword).is_none())
        });
        if !is_text {
            let media_type = name.to_owned();
            self.report()
                .tell(Problem::UntypedBody { media_type }, media.origin());
        }
    }
}

/// Returns the media types that a body is offered in, the plain one first.
///
/// What carries the most of a type comes first, and of several names of JSON with one schema there is
/// one. Patches are no names of JSON: it is they that say what the JSON means.
fn offers<'d>(body: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let mut types: Vec<(&'d str, Node<'d>)> =
        body.get("content").iter().flat_map(Node::entries).collect();
    types.sort_by_key(|(name, _)| {
        (
            precision(encoding(name)),
            essence(name) != "application/json",
            *name != "application/json",
        )
    });
    let mut offers: Vec<(&'d str, Node<'d>)> = Vec::new();
    for (name, media) in types {
        let schema = media.get("schema").map(|schema| schema.value());
        let is_same = |(other, node): &(&str, Node<'d>)| {
            kind(other) == kind(name) && node.get("schema").map(|it| it.value()) == schema
        };
        if !offers.iter().any(is_same) {
            offers.push((name, media));
        }
    }
    offers
}

/// Returns what a media type is but for its spelling.
fn kind(name: &str) -> String {
    let essence = essence(name);
    let is_patch = essence.ends_with("patch+json");
    match (encoding(name), essence.as_str()) {
        (Encoding::Json, _) if !is_patch => "json".to_owned(),
        (_, "text/xml") => "application/xml".to_owned(),
        _ => essence,
    }
}

/// Returns how values of a media type become bytes.
pub(super) fn encoding(name: &str) -> Encoding {
    let essence = essence(name);
    let (family, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
    let ends_in = |suffix: &str| subtype == &suffix[1..] || subtype.ends_with(suffix);
    match family {
        _ if subtype.contains('*') => Encoding::Binary,
        _ if ends_in("+json") => Encoding::Json,
        "application" if subtype == "x-www-form-urlencoded" => Encoding::Form,
        "multipart" => Encoding::Multipart,
        "text" => Encoding::Text,
        _ if ends_in("+xml") || ends_in("+yaml") => Encoding::Text,
        "application" if TEXTS.contains(&subtype) => Encoding::Text,
        _ => Encoding::Binary,
    }
}

/// Subtypes of `application` that are text.
const TEXTS: &[&str] = &[
    "graphql",
    "javascript",
    "json-seq",
    "jsonl",
    "jwt",
    "ndjson",
    "sql",
    "x-json-stream",
    "x-jsonlines",
    "x-ndjson",
    "x-yaml",
];

/// Returns a media type without its parameters, in lower case.
fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Orders encodings by how much of a type they carry, and then by how common they are.
fn precision(encoding: Encoding) -> u8 {
    match encoding {
        Encoding::Json => 0,
        Encoding::Form => 1,
        Encoding::Multipart => 2,
        Encoding::Text => 3,
        Encoding::Binary => 4,
    }
}
