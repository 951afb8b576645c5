//! `prefixItems`, and the list under `items` that came before it: arrays with a schema for each position.
//!
//! Some documents have a list under `items` in a schema that nothing else says is an array, or that is said to be an
//! object. JSON Schema gives it no meaning for other values. Its authors mean alternatives, so it becomes `anyOf`.

use serde_json::Value;

use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// The keywords in a schema with a list under `items` that rule out that alternatives are meant.
const RULING_OUT_ALTERNATIVES: &[&str] = &[
    "$ref",
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

/// Moves the schemas of positions to `x-prefix-items`, and those of alternatives to `anyOf`.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    if let Some(schemas) = keywords.shift_remove("prefixItems") {
        rename(
            work,
            keywords,
            path,
            ("prefixItems", "x-prefix-items"),
            schemas,
        );
    }
    let list = keywords.get_mut("items").filter(|items| items.is_array());
    let Some(list) = list.map(Value::take) else {
        return;
    };
    keywords.shift_remove("items");
    if means_alternatives(keywords) {
        rename(work, keywords, path, ("items", "anyOf"), list);
        keywords.insert("x-items-as-alternatives".to_owned(), true.into());
        return;
    }
    rename(work, keywords, path, ("items", "x-prefix-items"), list);
    if let Some(others) = keywords.shift_remove("additionalItems") {
        rename(work, keywords, path, ("additionalItems", "items"), others);
    }
}

/// Tells whether a list under `items` can only mean alternatives: nothing says that the schema is an array, or what else it
/// is but an object.
fn means_alternatives(keywords: &Members) -> bool {
    let mut ruling_out = RULING_OUT_ALTERNATIVES.iter();
    let may_be_object = keywords.get("type").is_none_or(|name| name == "object");
    may_be_object && !ruling_out.any(|it| keywords.contains_key(*it))
}

/// Puts the value of one keyword under another.
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
