//! What schemas say to readers.

use super::form::constant;
use super::{Schema, Schemas};
use crate::api::{Bound, Constraints, Docs};
use crate::source::{Node, Value};

impl<'d> Schemas<'d> {
    /// Collects what a schema, or the one that it refers to, says to readers.
    pub(in crate::lower) fn docs_of(&mut self, node: &Node<'d>) -> Docs {
        let node = self.report.follow(node);
        let schema = node.and_then(|node| self.read_schema(&node));
        schema.map_or_else(Docs::default, |schema| self.schema_docs(&schema))
    }

    /// Collects what a schema says to readers.
    pub(super) fn schema_docs(&mut self, schema: &Schema<'d>) -> Docs {
        let data = &schema.data;
        Docs {
            title: data.title.clone(),
            description: data.description.clone(),
            deprecated: data.deprecated,
            read_only: data.read_only,
            write_only: data.write_only,
            default: data.default.clone(),
            example: data.example.clone(),
            constraints: constraints(schema),
        }
    }
}

fn constraints(schema: &Schema<'_>) -> Constraints {
    let keywords = &schema.keywords;
    let count = |value: Option<usize>| value.map(|value| value as u64);
    Constraints {
        constant: constant(&schema.node),
        minimum: bound(&schema.node, "minimum", keywords.exclusive_minimum),
        maximum: bound(&schema.node, "maximum", keywords.exclusive_maximum),
        multiple_of: number(&schema.node, "multipleOf"),
        min_length: count(keywords.min_length),
        max_length: count(keywords.max_length),
        pattern: keywords.pattern.clone(),
        min_items: count(keywords.min_items),
        max_items: count(keywords.max_items),
        unique_items: keywords.unique_items.unwrap_or(false),
        min_properties: count(keywords.min_properties),
        max_properties: count(keywords.max_properties),
    }
}

fn bound(node: &Node<'_>, keyword: &str, exclusive: Option<bool>) -> Option<Bound> {
    Some(Bound {
        value: number(node, keyword)?,
        exclusive: exclusive.unwrap_or(false),
    })
}

/// Returns a number as the document writes it; `openapiv3` would make 100 of it 100.0.
fn number(node: &Node<'_>, keyword: &str) -> Option<serde_json::Number> {
    match node.get(keyword)?.value() {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}
