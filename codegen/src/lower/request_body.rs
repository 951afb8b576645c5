//! Bodies of requests: the media types that can be sent, and how.

use super::media_type::{encoding, essence, sent};
use super::schema::form::{declared_kind, has_parts};
use super::{Naming, Paths};
use crate::api::{Encoding, JsonKind, MediaType, RequestBody, Type};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Paths<'d> {
    /// Lowers the body that an operation takes, or a reference to it.
    pub(super) fn request_body(&mut self, node: &Node<'d>, naming: &Naming) -> Option<RequestBody> {
        let node = self.report().follow(node)?;
        let body: openapiv3::RequestBody = self.report().read(&node, &["content"])?;
        let mut lowered: Vec<(MediaType, Option<Node<'d>>)> = Vec::new();
        for (name, media) in offers(&node) {
            let word = match lowered.as_slice() {
                [] => "body".to_owned(),
                _ => format!("{name} body"),
            };
            let schema = media.get("schema");
            // Documents that came of Swagger 2.0 repeat a schema under each media type: it is lowered once.
            let same = lowered.iter().find(|(content, other)| {
                let pair = schema.as_ref().zip(other.as_ref());
                content.ty.named().is_some() && pair.is_some_and(|(one, other)| is_same(one, other))
            });
            let known = same.map(|(content, _)| content.ty.clone());
            let content = self.media_type(name, &media, known, &naming.inner(&word));
            lowered.push((content, schema));
        }
        let mut contents = lowered.into_iter().map(|(content, _)| content);
        Some(RequestBody {
            origin: node.origin().clone().into(),
            description: body.description,
            required: body.required,
            content: contents.next()?,
            others: contents.collect(),
        })
    }

    /// Lowers a media type; `known` is the type of its schema, where that was lowered before.
    fn media_type(
        &mut self,
        name: &str,
        media: &Node<'d>,
        known: Option<Type>,
        naming: &Naming,
    ) -> MediaType {
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
            (_, Some(schema)) => match known {
                Some(ty) => {
                    self.schemas.types.note_use(&schema, ty.clone());
                    ty
                }
                None => self.schemas.lower(&schema, naming).into_type(),
            },
            (Encoding::Multipart, None) => Type::Map(Box::new(Type::File)),
            (Encoding::Json | Encoding::Form, None) => Type::Json,
        };
        MediaType {
            name: sent(name).to_owned(),
            properties: match encoding {
                Encoding::Form | Encoding::Multipart => self.properties(media, encoding),
                Encoding::Json | Encoding::Text | Encoding::Binary => Vec::new(),
            },
            example: media.get("example").map(|example| example.value().clone()),
            encoding,
            ty,
        }
    }

    /// Returns how a body is written. A form whose schema is no object is text or bytes that callers write.
    fn encoding(&mut self, name: &str, media: &Node<'d>) -> Encoding {
        let schema = media.get("schema");
        let target = schema.and_then(|schema| self.report().follow(&schema));
        let kind = target.map_or(JsonKind::Any, |target| declared_kind(&target));
        let is_object = matches!(kind, JsonKind::Object | JsonKind::Any);
        match encoding(name) {
            Encoding::Form if !is_object => Encoding::Text,
            Encoding::Multipart if !is_object => Encoding::Binary,
            encoding => encoding,
        }
    }

    /// Tells of a value with parts, which callers have to write themselves.
    fn report_opaque(&mut self, name: &str, media: &Node<'d>, schema: Option<Node<'d>>) {
        let target = schema.and_then(|schema| self.report().follow(&schema));
        if target.is_some_and(|target| has_parts(&target)) {
            let media_type = name.to_owned();
            self.report()
                .tell(Problem::UntypedBody { media_type }, media.origin());
        }
    }
}

/// Tells whether two schemas of one file say the same.
fn is_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    one.origin().file == other.origin().file && one.value() == other.value()
}

/// Returns the media types that a body can be sent as, the preferred one first.
///
/// They are ordered by how much of a type they carry: JSON, forms, text, bytes. Of several names of JSON with one schema
/// (`application/json`, `text/json`, `application/*+json`) the first is kept. `application/merge-patch+json` and its like are kept beside
/// `application/json`: their name says what the JSON means.
fn offers<'d>(body: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let mut types: Vec<(&'d str, Node<'d>)> =
        body.get("content").iter().flat_map(Node::entries).collect();
    types.sort_by_key(|(name, _)| {
        (
            precision(encoding(name)),
            essence(name) != "application/json",
            name.contains('*'),
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

/// Returns what media types have in common that are the same but for their spelling: `text/xml`, `application/xml`.
fn kind(name: &str) -> String {
    let essence = essence(name);
    let is_patch = essence.ends_with("patch+json");
    match (encoding(name), essence.as_str()) {
        (Encoding::Json, _) if !is_patch => "json".to_owned(),
        (_, "text/xml") => "application/xml".to_owned(),
        _ => essence,
    }
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
