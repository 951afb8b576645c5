//! The parts of a schema, under `allOf`.

use std::collections::BTreeSet;

use super::{declares_conditionally, has_any};
use crate::source::Node;

/// The keywords that say what a value is, besides `type`.
const STRUCTURE: &[&str] = &[
    "$ref",
    "properties",
    "additionalProperties",
    "patternProperties",
    "items",
    "x-prefix-items",
    "enum",
    "required",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
];

/// Returns the one part of an `allOf` that says what a value is, where nothing beside it does: OpenAPI 3.0's way to
/// write words beside a reference, `allOf: [{$ref: A}, {description: …}]`. Of parts that all are text, or all are
/// numbers, it is the one that says the most.
pub fn only_part<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let parts: Vec<Node<'d>> = node.get("allOf")?.items().filter(is_telling).collect();
    let is_alone = !declares_conditionally(node)
        && STRUCTURE
            .iter()
            .all(|keyword| *keyword == "allOf" || node.get(keyword).is_none());
    match parts.as_slice() {
        [part] if is_alone => Some(part.clone()),
        parts if is_alone => most_telling(parts).map(|place| parts[place].clone()),
        _ => None,
    }
}

/// Tells whether a schema has an `allOf` with a part that says what a value is. The parts of others are only annotations,
/// and take any value.
pub fn is_composed(node: &Node<'_>) -> bool {
    node.get("allOf")
        .is_some_and(|parts| parts.items().any(|part| is_telling(&part)))
}

fn is_telling(part: &Node<'_>) -> bool {
    has_any(part, STRUCTURE) || has_any(part, &["type"]) || declares_conditionally(part)
}

/// Returns the place of the schema that says the most of a plain value; the first of several. None when one is of another
/// type.
pub fn most_telling<'n, 'd: 'n>(schemas: impl IntoIterator<Item = &'n Node<'d>>) -> Option<usize> {
    const OTHER: [&str; 7] = [
        "properties",
        "additionalProperties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
    ];
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut targets = Vec::new();
    for schema in schemas {
        let target = schema.follow().ok()?;
        let name = target.get("type").map(|name| name.text());
        match name {
            Some(Some(name @ ("string" | "integer" | "number" | "boolean"))) => {
                names.insert(name);
            }
            None => {}
            Some(_) => return None,
        }
        if has_any(&target, &OTHER) {
            return None;
        }
        targets.push(target);
    }
    // A number that is an integer as well is an integer.
    let is_integer = names.len() == 2 && names.contains("integer") && names.contains("number");
    if names.len() > 1 && !is_integer {
        return None;
    }
    let rank = |target: &Node<'_>| {
        let name = target.get("type").and_then(|name| name.text());
        let telling = [
            has_any(target, &["enum"]),
            is_integer && name == Some("integer"),
            has_any(target, &["format"]),
            name.is_some(),
        ];
        telling.iter().position(|it| *it).unwrap_or(telling.len())
    };
    let places = targets.iter().enumerate();
    let best = places.min_by_key(|(_, target)| rank(target));
    best.map(|(place, _)| place)
}
