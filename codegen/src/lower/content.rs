//! The contents of answers: which media types of a document become values, and of what type.

use super::media_type::{Family, essence, family, is_textual};
use super::{Naming, Paths};
use crate::api::{Content, Decoding, Type};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Paths<'d> {
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
        if matches!(decoding, Decoding::Text | Decoding::Binary) {
            self.report_structure(media);
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
        let target = self.report().follow(&schema)?;
        Some(target.get("items").unwrap_or(schema))
    }

    /// Returns the type of the data of events. A schema with their parts as properties is that of the
    /// whole event, as 3.2 has it, in which the data is a property; any other is that of the data.
    fn event_data(&mut self, media: &Node<'d>, naming: &Naming) -> Type {
        let has_event = media.get("x-item-schema").is_some();
        let schema = self.item_schema(media);
        let Some(schema) = schema.and_then(|schema| Some((self.report().follow(&schema)?, schema)))
        else {
            return Type::String;
        };
        let (target, schema) = schema;
        if let Some(kinds) = data_of_choice(&target, has_event) {
            return self.data_of_kinds(&kinds, &target, naming);
        }
        let data = event_properties(&target, has_event).and_then(|parts| parts.get("data"));
        match self.data_schema(data.unwrap_or(schema)) {
            Some(data) => self.schemas.lower(&data, naming).into_type(),
            None => Type::String,
        }
    }

    /// Returns the type of the data of several kinds of events: text where some of it is no JSON.
    fn data_of_kinds(&mut self, kinds: &[Node<'d>], choice: &Node<'d>, naming: &Naming) -> Type {
        let schemas = kinds.iter().map(|data| self.data_schema(data.clone()));
        let schemas: Vec<Node<'d>> = schemas.flatten().collect();
        let is_json = |schema: &Node<'d>| {
            let ty = schema.follow().ok().and_then(|schema| schema.get("type"));
            ty.is_none_or(|ty| ty.text() != Some("string"))
        };
        match schemas.as_slice() {
            [only] if kinds.len() == 1 => self.schemas.lower(only, naming).into_type(),
            several if several.len() == kinds.len() && several.iter().all(is_json) => {
                self.schemas.one_of(schemas, choice, naming, "data")
            }
            _ => {
                let what = "a schema for each kind of event, some of whose data is text";
                self.report()
                    .tell(Problem::Unsupported { what }, choice.origin());
                Type::String
            }
        }
    }

    /// Returns the schema of the data of an event, or of what its text holds; none where it says nothing.
    fn data_schema(&mut self, data: Node<'d>) -> Option<Node<'d>> {
        let data = self
            .report()
            .follow(&data)?
            .get("contentSchema")
            .unwrap_or(data);
        let target = self.report().follow(&data)?;
        (!says_nothing(&target)).then_some(data)
    }

    /// Tells that the parts of a value are not read: it comes as text or bytes.
    fn report_structure(&mut self, media: &Node<'d>) {
        let Some(schema) = media.get("schema") else {
            return;
        };
        if self
            .report()
            .follow(&schema)
            .is_some_and(|schema| is_structure(&schema))
        {
            let what = "the schema of a body that is not JSON";
            self.report()
                .tell(Problem::Unsupported { what }, schema.origin());
        }
    }

    /// Tells that the document gives content to an answer that has none by HTTP.
    pub(super) fn report_content(&mut self, node: &Node<'d>) {
        if let Some(content) = node.get("content") {
            let what = "content where HTTP has none";
            self.report()
                .tell(Problem::Unsupported { what }, content.origin());
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

/// Returns the properties of a schema where they are the parts of an event. Where nothing else says
/// that the schema is one of events, `event` has to be among them.
fn event_properties<'d>(schema: &Node<'d>, has_event: bool) -> Option<Node<'d>> {
    const PARTS: [&str; 4] = ["data", "event", "id", "retry"];
    let properties = schema.get("properties")?;
    let is_event = properties.get("data").is_some()
        && (has_event || properties.get("event").is_some())
        && properties.entries().all(|(name, _)| PARTS.contains(&name));
    is_event.then_some(properties)
}

/// Returns the data of each kind of event, where a schema is a choice among these. The one by which many APIs say
/// that no event follows is none of them, but tells that the others are events.
fn data_of_choice<'d>(schema: &Node<'d>, has_event: bool) -> Option<Vec<Node<'d>>> {
    let choice = schema.get("oneOf").or_else(|| schema.get("anyOf"))?;
    let parts = choice.items().map(|part| part.follow().ok());
    let parts = parts.collect::<Option<Vec<Node<'d>>>>()?;
    let (ends, parts): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_end);
    let has_event = has_event || !ends.is_empty();
    let data = parts
        .iter()
        .map(|part| event_properties(part, has_event)?.get("data"));
    let data = data.collect::<Option<Vec<Node<'d>>>>()?;
    (!data.is_empty()).then_some(data)
}

/// Tells whether a schema is that of the event after which no other follows: its data is `[DONE]`.
fn is_end(event: &Node<'_>) -> bool {
    let data = event_properties(event, true).and_then(|parts| parts.get("data"));
    let data = data.and_then(|data| data.follow().ok());
    let values = data.and_then(|data| data.get("enum"));
    let mut values = values.iter().flat_map(Node::items).peekable();
    values.peek().is_some() && values.all(|value| value.text() == Some("[DONE]"))
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
        Family::Binary if name.contains("/vnd.") && schema.as_ref().is_some_and(is_structure) => {
            Decoding::Json
        }
        Family::Notation | Family::Binary => Decoding::Binary,
    }
}

/// Tells whether a schema is of values that have parts, which a vendor's media type writes as JSON.
fn is_structure(schema: &Node<'_>) -> bool {
    let ty = schema.get("type");
    let ty = ty.as_ref().and_then(|ty| ty.value().as_str());
    matches!(ty, Some("object" | "array")) || schema.get("properties").is_some()
}
