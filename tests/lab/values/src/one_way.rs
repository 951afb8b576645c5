//! Properties that travel in one direction: the others do not require them (OpenAPI 3.0, section 4.7.24.2).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::Direction;
use crate::place;

/// How deep references and compositions are followed for a property.
const DEPTH: usize = 8;

impl Direction {
    /// Returns the keyword that takes a property out of this direction.
    pub fn excluding_keyword(self) -> &'static str {
        match self {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
        }
    }
}

/// Tells whether a schema is that of a property that does not travel in a direction.
pub fn is_excluded(files: &[Value], schema: &Value, direction: Direction) -> bool {
    says(files, schema, direction.excluding_keyword(), DEPTH)
        && !says(files, schema, other(direction).excluding_keyword(), DEPTH)
}

fn other(direction: Direction) -> Direction {
    match direction {
        Direction::Request => Direction::Response,
        Direction::Response => Direction::Request,
    }
}

fn says(files: &[Value], schema: &Value, keyword: &str, depth: usize) -> bool {
    let target = || place::find(files, schema.get("$ref")?.as_str()?);
    schema.get(keyword) == Some(&Value::Bool(true))
        || depth > 0 && target().is_some_and(|it| says(files, it, keyword, depth - 1))
}

/// Removes the properties that do not travel in a direction from what the schemas of a tree require.
pub fn relax(files: &[Value], tree: &mut Value, direction: Direction) {
    match tree {
        Value::Object(members) => {
            let mut excluded = BTreeSet::new();
            collect(files, members, direction, DEPTH, &mut excluded);
            if !excluded.is_empty() {
                strip(members, &excluded);
            }
            members
                .values_mut()
                .for_each(|it| relax(files, it, direction));
        }
        Value::Array(items) => items.iter_mut().for_each(|it| relax(files, it, direction)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Collects the excluded properties of a schema and of its parts.
fn collect(
    files: &[Value],
    schema: &Map<String, Value>,
    direction: Direction,
    depth: usize,
    excluded: &mut BTreeSet<String>,
) {
    let properties = schema.get("properties").and_then(Value::as_object);
    for (name, property) in properties.into_iter().flatten() {
        if is_excluded(files, property, direction) {
            excluded.insert(name.clone());
        }
    }
    if depth == 0 {
        return;
    }
    let target = schema.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|it| place::find(files, it));
    let parts = schema.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten().chain(target);
    for part in parts.filter_map(Value::as_object) {
        collect(files, part, direction, depth - 1, excluded);
    }
}

/// Removes properties from what a schema and its inline parts require.
fn strip(schema: &mut Map<String, Value>, excluded: &BTreeSet<String>) {
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| name.as_str().is_none_or(|name| !excluded.contains(name)));
        // Draft 4 has no empty list.
        if required.is_empty() {
            schema.remove("required");
        }
    }
    let parts = schema.get_mut("allOf").and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten().filter_map(Value::as_object_mut) {
        strip(part, excluded);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn relaxes_what_is_required() {
        let base = json!({ "properties": { "id": { "readOnly": true }, "name": {} }, "required": ["id", "name"] });
        let files = [json!({
            "Base": base,
            "User": {
                "allOf": [{ "$ref": "doc:/0#/Base" }, { "required": ["id", "secret"] }],
                "properties": { "secret": { "writeOnly": true } },
            },
        })];
        let relaxed = |direction| {
            let mut tree = files[0].clone();
            relax(&files, &mut tree, direction);
            let parts = [&tree["Base"], &tree["User"]["allOf"][1]];
            parts.map(|it| it["required"].clone())
        };
        assert_eq!(
            relaxed(Direction::Request),
            [json!(["name"]), json!(["secret"])]
        );
        assert_eq!(
            relaxed(Direction::Response),
            [json!(["id", "name"]), json!(["id"])]
        );
    }
}
