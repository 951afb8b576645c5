//! Whether the value of a schema may be null.

use std::collections::HashSet;

use super::alternatives::with_null;
use crate::source::Node;

/// Tells whether a schema says that its value may be null: by the flag `nullable`, in its `enum`, or among its
/// alternatives.
pub fn is_nullable(node: &Node<'_>) -> bool {
    is_flagged(node) || lists_null(node) || is_among_alternatives(node)
}

fn lists_null(node: &Node<'_>) -> bool {
    let mut listed = node.get("enum").into_iter().flat_map(|list| list.items());
    listed.any(|value| value.value().is_null())
}

/// Tells whether null is among the alternatives, or in one of them.
fn is_among_alternatives(node: &Node<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut open = with_null(node);
    while let Some(item) = open.pop() {
        let Ok(target) = item.follow() else { continue };
        if is_null(&target)
            || [&item, &target]
                .iter()
                .any(|it| is_flagged(it) || lists_null(it))
        {
            return true;
        }
        if seen.insert(target.key()) {
            open.extend(with_null(&target));
        }
    }
    false
}

fn is_flagged(node: &Node<'_>) -> bool {
    let flag = node.get("nullable");
    flag.is_some_and(|flag| flag.value().as_bool() == Some(true))
}

/// Tells whether a schema allows null and nothing else.
pub fn is_null(node: &Node<'_>) -> bool {
    let listed: Vec<Node<'_>> = node.get("enum").iter().flat_map(Node::items).collect();
    let is_listed = !listed.is_empty() && listed.iter().all(|value| value.value().is_null());
    is_listed
        || node
            .get("type")
            .is_some_and(|name| name.text() == Some("null"))
}
