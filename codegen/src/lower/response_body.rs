//! Bodies of responses: which media types of a document become values, and of what type.

use std::collections::HashMap;

use super::media_type::{Family, Notation, essence, family};
use super::schema::form::{declared_kind, has_parts, is_annotation};
use super::{Naming, Paths};
use crate::api::{Decoding, JsonKind, Operation, ResponseBody, Type};
use crate::diagnostic::Problem;
use crate::source::{Node, NodeKey};

impl<'d> Paths<'d> {
    /// Lowers the media types of a response, JSON first. Those that give values of the same type are one body; a
    /// notation such as XML is left out where JSON is offered.
    pub(super) fn response_bodies(
        &mut self,
        node: &Node<'d>,
        naming: &Naming,
    ) -> Vec<ResponseBody> {
        let types: Vec<(&'d str, Node<'d>)> =
            node.get("content").iter().flat_map(Node::entries).collect();
        self.report_notations(&types);
        let mut bodies: Vec<ResponseBody> = Vec::new();
        for (name, media) in chosen(&types) {
            let mut body = self.response_body(name, &media, naming);
            match bodies.iter_mut().find(|other| is_same(other, &body)) {
                Some(other) => other.media_types.append(&mut body.media_types),
                None => bodies.push(body),
            }
        }
        bodies
    }

    fn response_body(&mut self, name: &str, media: &Node<'d>, naming: &Naming) -> ResponseBody {
        let decoding = decoding(name, media);
        let naming = match decoding {
            Decoding::Events | Decoding::Lines | Decoding::Sequence => naming.inner("item"),
            Decoding::Json | Decoding::Text | Decoding::Binary => naming.clone(),
        };
        if matches!(decoding, Decoding::Text | Decoding::Binary) {
            let what = "the schema of a body that is not JSON";
            self.report_structure(media.get("schema"), what);
        }
        let ty = match decoding {
            Decoding::Json => match media.get("schema") {
                Some(schema) => self.schemas.lower(&schema, &naming).into_type(),
                None => Type::Json,
            },
            Decoding::Text => Type::String,
            Decoding::Binary => Type::Bytes,
            Decoding::Events => self.event_data(media, &naming),
            Decoding::Lines | Decoding::Sequence => match self.item_schema(media) {
                Some(schema) => self.schemas.lower(&schema, &naming).into_type(),
                None => Type::Json,
            },
        };
        ResponseBody {
            media_types: vec![name.to_owned()],
            decoding,
            ty,
            example: media.get("example").map(|example| example.value().clone()),
        }
    }

    /// Tells that the parts of a value are not read: it comes as text or bytes.
    fn report_structure(&mut self, schema: Option<Node<'d>>, what: &'static str) {
        let Some(schema) = schema else {
            return;
        };
        if self
            .report()
            .follow(&schema)
            .is_some_and(|schema| has_parts(&schema))
        {
            self.report()
                .tell(Problem::Unsupported { what }, schema.origin());
        }
    }

    /// Tells which notations are left out beside JSON although their schema is another.
    fn report_notations(&mut self, types: &[(&'d str, Node<'d>)]) {
        let json = types
            .iter()
            .filter(|(name, media)| decoding(name, media) == Decoding::Json);
        let json: Vec<&Node<'d>> = json.map(|(_, media)| media).collect();
        let notations = types
            .iter()
            .filter(|(name, _)| matches!(family(name), Family::Notation(_)));
        for (_, media) in notations.filter(|_| !json.is_empty()) {
            if !json.iter().any(|json| has_same_schema(json, media)) {
                let what = "a media type beside JSON whose schema is another than that of JSON";
                self.report_structure(media.get("schema"), what);
            }
        }
    }

    /// Tells which failures are streams with a schema: a failure is read to its end, and becomes text.
    pub(super) fn report_failed_streams(&mut self, operation: &Operation, node: &Node<'d>) {
        let responses = node.get("responses");
        let nodes = responses.iter().flat_map(Node::entries);
        let nodes: HashMap<NodeKey, Node<'d>> = nodes.map(|(_, node)| (node.key(), node)).collect();
        let failures = operation.responses.iter();
        for failure in failures.filter(|response| !operation.is_success(response)) {
            let node = nodes
                .get(&failure.origin.key())
                .and_then(|node| node.follow().ok());
            let Some(content) = node.and_then(|node| node.get("content")) else {
                continue;
            };
            let streams = failure.bodies.iter().filter(|body| {
                matches!(
                    body.decoding,
                    Decoding::Events | Decoding::Lines | Decoding::Sequence
                )
            });
            for name in streams.flat_map(|body| &body.media_types) {
                let schema = content.get(name).and_then(|media| self.item_schema(&media));
                let what = "the schema of the items of a stream that is a failure";
                self.report_structure(schema, what);
            }
        }
    }

    /// Tells that the document gives content to a response that has none by HTTP.
    pub(super) fn report_content(&mut self, node: &Node<'d>) {
        if let Some(content) = node.get("content")
            && content.entries().next().is_some()
        {
            let what = "content where HTTP has none";
            self.report()
                .tell(Problem::Unsupported { what }, content.origin());
        }
    }
}

/// Returns the media types that the client asks for, JSON first. Left out are further names of JSON with the same
/// schema, and notations such as XML where JSON is offered.
fn chosen<'a, 'd>(types: &'a [(&'d str, Node<'d>)]) -> Vec<(&'d str, Node<'d>)> {
    let mut kept: Vec<(&'d str, Node<'d>)> = Vec::new();
    let json = |(name, media): &&(&str, Node<'_>)| decoding(name, media) == Decoding::Json;
    let mut of_json: Vec<&'a (&'d str, Node<'d>)> = types.iter().filter(json).collect();
    of_json.sort_by_key(|(name, _)| (essence(name) != "application/json", name.contains('*')));
    for (name, media) in of_json {
        if !kept.iter().any(|(_, other)| has_same_schema(other, media)) {
            kept.push((*name, media.clone()));
        }
    }
    let offers_json = !kept.is_empty();
    let others = types.iter().filter(|it| !json(it));
    for (name, media) in others {
        let is_notation = match family(name) {
            Family::Notation(_) => offers_json,
            Family::Text | Family::Form | Family::Multipart | Family::Binary | Family::Any => {
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
fn is_same(one: &ResponseBody, other: &ResponseBody) -> bool {
    one.decoding == other.decoding && one.ty == other.ty && one.decoding != Decoding::Json
}

/// Returns how a body of a media type becomes a value.
fn decoding(name: &str, media: &Node<'_>) -> Decoding {
    let schema = media.get("schema").and_then(|schema| schema.follow().ok());
    let kind = schema.as_ref().map_or(JsonKind::Any, declared_kind);
    let format = schema.as_ref().and_then(|schema| schema.get("format"));
    let format = format.and_then(|format| format.text());
    let is_binary = matches!(format, Some("binary" | "byte"));
    match family(name) {
        Family::Json if is_binary && kind == JsonKind::String => Decoding::Binary,
        Family::Json => Decoding::Json,
        Family::Events => Decoding::Events,
        Family::Lines => Decoding::Lines,
        Family::Sequence => Decoding::Sequence,
        Family::Text | Family::Form | Family::Notation(_) | Family::Any if is_binary => {
            Decoding::Binary
        }
        Family::Text | Family::Form | Family::Notation(Notation::Textual) => Decoding::Text,
        Family::Any => match &schema {
            Some(schema) if says_nothing(schema) => Decoding::Binary,
            Some(_) if kind == JsonKind::String => Decoding::Text,
            Some(_) => Decoding::Json,
            None => Decoding::Binary,
        },
        // A vendor's media type writes values that have parts as JSON.
        Family::Binary if name.contains("/vnd.") && schema.as_ref().is_some_and(has_parts) => {
            Decoding::Json
        }
        Family::Multipart | Family::Notation(Notation::Binary) | Family::Binary => Decoding::Binary,
    }
}

/// Tells whether a schema says nothing of its values.
pub(super) fn says_nothing(schema: &Node<'_>) -> bool {
    schema.entries().all(|(key, _)| is_annotation(key))
}
