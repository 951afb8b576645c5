//! Whether the value of a schema may be null.

use std::collections::HashMap;

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

/// The question that [`is_among_alternatives`] answers.
const NULL_AMONG_ALTERNATIVES: &str = "null among the alternatives";

/// Tells whether null is among the alternatives, or in one of them. All schemas on the way have their answer then, so
/// that a chain of them is walked once.
fn is_among_alternatives(node: &Node<'_>) -> bool {
    let alternatives = with_null(node);
    if alternatives.is_empty() {
        return false;
    }
    if let Some(known) = node.answer(NULL_AMONG_ALTERNATIVES) {
        return known;
    }
    let mut seen = HashMap::from([(node.key(), node.clone())]);
    let mut way = vec![(node.clone(), alternatives.into_iter())];
    while let Some((_, items)) = way.last_mut() {
        let Some(item) = items.next() else {
            way.pop();
            continue;
        };
        let Ok(target) = item.follow() else { continue };
        let is_found = is_null(&target)
            || [&item, &target]
                .iter()
                .any(|it| is_flagged(it) || lists_null(it))
            || target.answer(NULL_AMONG_ALTERNATIVES) == Some(true);
        if is_found {
            for (node, _) in &way {
                node.remember(NULL_AMONG_ALTERNATIVES, true);
            }
            return true;
        }
        if target.answer(NULL_AMONG_ALTERNATIVES).is_none()
            && seen.insert(target.key(), target.clone()).is_none()
        {
            let alternatives = with_null(&target);
            way.push((target, alternatives.into_iter()));
        }
    }
    for node in seen.values() {
        node.remember(NULL_AMONG_ALTERNATIVES, false);
    }
    false
}

/// Tells whether a schema has the flag that allows null.
pub fn is_flagged(node: &Node<'_>) -> bool {
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
