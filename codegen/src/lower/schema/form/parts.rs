//! The parts of a schema, under `allOf`.

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
        parts if is_alone => most_telling(parts),
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

/// Returns the part that says the most of a plain value; the first of several. None when a part is of another type.
fn most_telling<'d>(parts: &[Node<'d>]) -> Option<Node<'d>> {
    const OTHER: [&str; 7] = [
        "properties",
        "additionalProperties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
    ];
    let mut name = None;
    let mut best: Option<(usize, &Node<'d>)> = None;
    for part in parts {
        let target = part.follow().ok()?;
        let own = target.get("type").map(|name| name.text());
        let is_plain = matches!(
            own,
            None | Some(Some("string" | "integer" | "number" | "boolean"))
        );
        let differs = matches!((name, own), (Some(name), Some(own)) if name != own);
        if !is_plain || differs || has_any(&target, &OTHER) {
            return None;
        }
        name = name.or(own);
        let telling = [
            has_any(&target, &["enum"]),
            has_any(&target, &["format"]),
            own.is_some(),
        ];
        let rank = telling.iter().position(|it| *it).unwrap_or(telling.len());
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, part));
        }
    }
    best.map(|(_, part)| part.clone())
}
