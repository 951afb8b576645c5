//! `prefixItems`, and the list under `items` that came before it: arrays with a schema per place.
//!
//! Such a list where nothing speaks of an array is no such array. By JSON Schema it says nothing of any other value;
//! those who write it mean alternatives, and that is what it comes to.

use serde_json::Value;

use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// The keywords beside a list under `items` that leave no doubt of what it is.
const TELLING: &[&str] = &[
    "$ref",
    "type",
    "enum",
    "properties",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "x-prefix-items",
    "additionalItems",
    "unevaluatedItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
];

/// Moves the schemas of the places to `x-prefix-items`, and those of alternatives to `anyOf`.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    if let Some(places) = keywords.shift_remove("prefixItems") {
        rename(
            work,
            keywords,
            path,
            ("prefixItems", "x-prefix-items"),
            places,
        );
    }
    let list = keywords.get_mut("items").filter(|items| items.is_array());
    let Some(list) = list.map(Value::take) else {
        return;
    };
    keywords.shift_remove("items");
    if !TELLING.iter().any(|it| keywords.contains_key(*it)) {
        rename(work, keywords, path, ("items", "anyOf"), list);
        keywords.insert("x-loose-items".to_owned(), true.into());
        return;
    }
    rename(work, keywords, path, ("items", "x-prefix-items"), list);
    if let Some(others) = keywords.shift_remove("additionalItems") {
        rename(work, keywords, path, ("additionalItems", "items"), others);
    }
}

/// Puts what stood under one keyword under another.
fn rename(
    work: &mut Rewrite<'_>,
    keywords: &mut Members,
    path: &NodePath<'_>,
    (old, new): (&str, &str),
    value: Value,
) {
    keywords.insert(new.to_owned(), value);
    work.moved(path, &[new], &[old]);
}
