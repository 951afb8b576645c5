//! The items of streams, server-sent events among them.

use super::response_body::says_nothing;
use super::{Naming, Paths};
use crate::api::Type;
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Paths<'d> {
    /// Returns the schema of the items of a stream: 3.2's `itemSchema`, else the items of a list,
    /// else the schema itself, which is what documents of older versions mean by it.
    pub(super) fn item_schema(&mut self, media: &Node<'d>) -> Option<Node<'d>> {
        if let Some(items) = media.get("x-item-schema") {
            return Some(items);
        }
        let schema = media.get("schema")?;
        let target = self.report().follow(&schema)?;
        Some(target.get("items").unwrap_or(schema))
    }

    /// Returns the type of the data of events. A schema whose properties are `data`, `event`, `id` and `retry`
    /// describes the whole event, as in 3.2; any other schema describes the data.
    pub(super) fn event_data(&mut self, media: &Node<'d>, naming: &Naming) -> Type {
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

    /// Returns the type of the data of several kinds of events. Where the data of one kind is not JSON, it is text.
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

    /// Returns the schema of the data of an event, or its `contentSchema`. None where that says nothing.
    fn data_schema(&mut self, data: Node<'d>) -> Option<Node<'d>> {
        let data = self
            .report()
            .follow(&data)?
            .get("contentSchema")
            .unwrap_or(data);
        let target = self.report().follow(&data)?;
        (!says_nothing(&target)).then_some(data)
    }
}

/// Returns the properties of a schema that describes events: `data`, `event`, `id` and `retry`, without others.
/// `has_event` tells that the schema is known to describe events; otherwise `event` has to be a property.
fn event_properties<'d>(schema: &Node<'d>, has_event: bool) -> Option<Node<'d>> {
    const PARTS: [&str; 4] = ["data", "event", "id", "retry"];
    let properties = schema.get("properties")?;
    let is_event = properties.get("data").is_some()
        && (has_event || properties.get("event").is_some())
        && properties.entries().all(|(name, _)| PARTS.contains(&name));
    is_event.then_some(properties)
}

/// Returns the schemas of the data of each kind of event, where a schema is a choice among events. The event by which
/// many APIs end a stream, `data: [DONE]`, is left out; it tells that the other alternatives are events.
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

/// Tells whether a schema describes the event that ends a stream: its data is `[DONE]`.
fn is_end(event: &Node<'_>) -> bool {
    let data = event_properties(event, true).and_then(|parts| parts.get("data"));
    let data = data.and_then(|data| data.follow().ok());
    let values = data.and_then(|data| data.get("enum"));
    let mut values = values.iter().flat_map(Node::items).peekable();
    values.peek().is_some() && values.all(|value| value.text() == Some("[DONE]"))
}
