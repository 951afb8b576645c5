//! The alternatives of a schema: `oneOf` and `anyOf`.

use std::collections::HashSet;

use super::annotations::is_annotation;
use super::conditions::declares_conditionally;
use super::cycles::inner;
use super::null::{is_flagged, is_null};
use crate::source::{Node, NodeKey};

/// The most alternatives within alternatives that are followed.
const DEPTH: usize = 16;

/// A choice among schemas.
#[derive(Clone, Debug)]
pub struct Choice<'d> {
    /// `oneOf` or `anyOf`; `oneOf` where the schema has both.
    pub keyword: &'static str,
    /// The schemas but null, in the order of the document.
    pub alternatives: Vec<Node<'d>>,
}

/// Returns the choice that a schema makes. None where its alternatives only limit which of its own properties have to
/// be there together, and with which values.
pub fn choice<'d>(node: &Node<'d>) -> Option<Choice<'d>> {
    let keyword = ["oneOf", "anyOf"]
        .into_iter()
        .find(|keyword| node.get(keyword).is_some())?;
    let alternatives = alternatives(node);
    let is_choice = !alternatives.iter().all(|it| only_limits(it, node));
    is_choice.then_some(Choice {
        keyword,
        alternatives,
    })
}

/// Returns the alternatives of a schema but null.
pub fn alternatives<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut alternatives = with_null(node);
    alternatives.retain(|alternative| !alternative.follow().is_ok_and(|it| is_null(&it)));
    // `{nullable: true}` beside others is how some tools write null.
    if !alternatives.iter().all(says_only_nullable) {
        alternatives.retain(|alternative| !says_only_nullable(alternative));
    }
    alternatives
}

/// Tells whether a schema, as it stands, says that null is allowed and nothing else.
fn says_only_nullable(node: &Node<'_>) -> bool {
    let mut keys = node.entries().map(|(key, _)| key);
    is_flagged(node) && keys.all(|key| key == "nullable" || is_annotation(key))
}

/// Returns the alternatives of a schema. One that is written inline and is only a further choice counts as its
/// alternatives: `oneOf: [A, {anyOf: [B, C]}]` has three.
pub fn with_null<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    collect(node, DEPTH, &mut found);
    found
}

fn collect<'d>(node: &Node<'d>, depth: usize, found: &mut Vec<Node<'d>>) {
    let lists = [node.get("oneOf"), node.get("anyOf")];
    for item in lists.iter().flatten().flat_map(Node::items) {
        match depth.checked_sub(1) {
            Some(depth) if is_only_choice(&item) => collect(&item, depth, found),
            _ => found.push(item),
        }
    }
}

fn is_only_choice(node: &Node<'_>) -> bool {
    let is_choice = |key: &str| matches!(key, "oneOf" | "anyOf");
    // One with a title has a name, and is a type of its own.
    let is_beside = |key: &str| key == "nullable" || (key != "title" && is_annotation(key));
    let mut keys = node.entries().map(|(key, _)| key);
    node.entries().any(|(key, _)| is_choice(key))
        && keys.all(|key| is_choice(key) || is_beside(key))
}

/// Returns the one alternative of a schema besides null, `A` of `oneOf: [A, {type: 'null'}]`. None where another keyword
/// says what a value is.
pub fn only_alternative<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let beside = [
        "properties",
        "allOf",
        "items",
        "enum",
        "additionalProperties",
        "patternProperties",
        "required",
        "$ref",
    ];
    let is_told_more = |node: &Node<'_>| {
        beside.iter().any(|keyword| node.get(keyword).is_some()) || declares_conditionally(node)
    };
    match alternatives(node).as_slice() {
        [one] if !is_told_more(node) => Some(one.clone()),
        _ => None,
    }
}

/// Tells whether a schema is among the alternatives of another, at any distance.
pub fn chooses(node: &Node<'_>, goal: &NodeKey) -> bool {
    let mut seen = HashSet::new();
    let mut open = alternatives(node);
    while let Some(next) = open.pop() {
        let Ok(next) = next.follow() else { continue };
        if next.key() == *goal {
            return true;
        }
        if seen.insert(next.key()) {
            open.extend(inner(&next));
        }
    }
    false
}

/// Returns the properties that alternatives which are no choice say have to be there: `a` and `b` of
/// `anyOf: [{required: [a]}, {required: [b]}]`.
pub fn limited<'d>(node: &Node<'d>) -> Vec<&'d str> {
    if choice(node).is_some() {
        return Vec::new();
    }
    let alternatives = alternatives(node).into_iter();
    let required = alternatives.filter_map(|alternative| alternative.get("required"));
    let names = required.flat_map(|names| {
        names
            .items()
            .filter_map(|name| name.text())
            .collect::<Vec<_>>()
    });
    names.collect()
}

/// Tells whether an alternative only limits the properties of the schema around it: says which have to be there, and
/// repeats some of them.
fn only_limits(alternative: &Node<'_>, around: &Node<'_>) -> bool {
    let declared = around.get("properties");
    let repeats = |properties: &Node<'_>| {
        let mut names = properties.entries().map(|(name, _)| name);
        names.all(|name| {
            declared
                .as_ref()
                .is_some_and(|declared| declared.get(name).is_some())
        })
    };
    let limits = |(key, value): (&str, Node<'_>)| match key {
        "required" | "not" | "minProperties" | "maxProperties" => true,
        "type" => value.text() == Some("object"),
        "properties" => repeats(&value),
        key => is_annotation(key),
    };
    alternative.reference().is_none() && alternative.entries().all(limits)
}
