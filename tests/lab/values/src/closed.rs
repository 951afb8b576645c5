//! Parts that allow no other members: `allOf: [{properties: {a: {}}, additionalProperties: false}, {properties: {b: {}}}]`
//! allows no object with `b`. What is meant are the members of both parts.

use std::collections::BTreeSet;

use reader::{escaped, fragment};
use serde_json::{Map, Value};

use crate::place;

/// How deep references and compositions are followed for a part.
const DEPTH: usize = 8;

/// Lets the parts of compositions allow the members of each other. `trees` are the files; nodes stay where they are.
pub fn open(files: &[Value], trees: &mut [Value]) {
    let mut closed = BTreeSet::new();
    for (file, tree) in files.iter().enumerate() {
        visit(files, tree, &format!("doc:/{file}#"), &mut closed);
    }
    for place in closed {
        if let Some(Value::Object(schema)) = place::find_mut(trees, &place) {
            schema.remove("additionalProperties");
        }
    }
}

/// Collects the places of the closed schemas that are composed with others in a tree.
fn visit(files: &[Value], tree: &Value, at: &str, closed: &mut BTreeSet<String>) {
    match tree {
        Value::Object(members) => {
            if is_composed(members) {
                collect(files, tree, at, DEPTH, closed);
            }
            for (key, value) in members {
                visit(files, value, &child(at, key), closed);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(files, item, &child(at, &index.to_string()), closed);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Tells whether the members of a schema come from several. A list of one part with remarks beside it is that part.
fn is_composed(schema: &Map<String, Value>) -> bool {
    const OWN: [&str; 4] = ["properties", "additionalProperties", "oneOf", "anyOf"];
    match schema.get("allOf") {
        Some(Value::Array(parts)) => {
            parts.len() > 1 || !parts.is_empty() && OWN.iter().any(|it| schema.contains_key(*it))
        }
        _ => false,
    }
}

/// Collects the place of a schema and those of its parts, where they are closed.
fn collect(files: &[Value], schema: &Value, at: &str, depth: usize, closed: &mut BTreeSet<String>) {
    if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
        closed.insert(at.to_owned());
    }
    if depth == 0 {
        return;
    }
    if let Some(target) = schema.get("$ref").and_then(Value::as_str)
        && let Some(schema) = place::find(files, target)
    {
        collect(files, schema, target, depth - 1, closed);
    }
    for keyword in ["allOf", "oneOf", "anyOf"] {
        let parts = schema.get(keyword).and_then(Value::as_array);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            let at = child(&child(at, keyword), &index.to_string());
            collect(files, part, &at, depth - 1, closed);
        }
    }
}

fn child(at: &str, key: &str) -> String {
    format!("{at}/{}", fragment(&escaped(key)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_allow_the_members_of_each_other() {
        let closed = json!({ "properties": { "a": {} }, "additionalProperties": false });
        let to = |name: &str| json!({ "$ref": format!("doc:/0#/{name}") });
        let files = [json!({
            "Part": closed,
            "Alternative": closed,
            "Alone": closed,
            "Other": closed,
            "Composed": { "allOf": [to("Part"), closed, { "oneOf": [to("Alternative")] }] },
            "Extended": { "allOf": [{}], "properties": {}, "additionalProperties": false },
            "Remarked": { "allOf": [to("Alone")], "description": "d" },
            "Choice": { "oneOf": [to("Other")] },
        })];
        let mut trees = files.to_vec();
        open(&files, &mut trees);
        let is_closed = |pointer: &str| {
            trees[0]
                .pointer(pointer)
                .unwrap()
                .get("additionalProperties")
                .is_some()
        };
        let table = [
            ("/Part", false),
            ("/Alternative", false),
            ("/Composed/allOf/1", false),
            ("/Extended", false),
            ("/Alone", true),
            ("/Other", true),
        ];
        for (pointer, expected) in table {
            assert_eq!(is_closed(pointer), expected, "{pointer}");
        }
    }
}
