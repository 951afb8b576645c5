//! Schemas that hold for some values of another schema alone: `if`, `then`, `else` and `dependentSchemas`.

use std::collections::HashSet;

use super::has_entries;
use crate::source::Node;

/// Returns the schemas under the conditions of a schema: those that apply to a value, then those that say when.
pub fn conditions<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut conditions: Vec<Node<'d>> = Vec::new();
    conditions.extend(node.get("then"));
    conditions.extend(node.get("else"));
    let dependent = node.get("dependentSchemas");
    conditions.extend(dependent.iter().flat_map(Node::entries).map(|it| it.1));
    conditions.extend(node.get("if"));
    conditions
}

/// Returns the parts of a schema's `allOf`, which hold wherever it does.
pub fn parts_under_condition<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    node.get("allOf").iter().flat_map(Node::items).collect()
}

/// Returns the schemas of which one within a schema holds: its alternatives, and those under its own conditions.
pub fn further_conditions<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let lists = ["oneOf", "anyOf"].map(|keyword| node.get(keyword));
    let mut within: Vec<Node<'d>> = lists.iter().flatten().flat_map(Node::items).collect();
    within.extend(conditions(node));
    within
}

/// Tells whether a schema declares properties under a condition.
pub fn declares_conditionally(node: &Node<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut open = conditions(node);
    while let Some(next) = open.pop() {
        let Ok(next) = next.follow() else { continue };
        if has_entries(&next, "properties") {
            return true;
        }
        if seen.insert(next.key()) {
            open.extend(parts_under_condition(&next));
            open.extend(further_conditions(&next));
        }
    }
    false
}
