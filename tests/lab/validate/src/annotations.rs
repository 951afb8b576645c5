//! What a schema says of the parts of a value that is valid against it.

use std::collections::BTreeSet;

use crate::Annotations;
use jsonschema::{Evaluation, OutputUnit};
use serde_json::Value;

/// Returns what an evaluation without errors says of the parts of the value.
pub fn of(evaluation: &Evaluation, value: &Value, files: &[Value]) -> Annotations {
    let mut annotations = Annotations::default();
    let mut seen = Seen::default();
    let mut open = vec![evaluation.root()];
    while let Some(unit) = open.pop() {
        // An alternative that the value is not valid against says nothing of it.
        if !unit.valid() {
            continue;
        }
        let place = unit.instance_location().as_str();
        let names = unit.annotations().and_then(|it| it.value().as_array());
        // A schema below such a keyword ends in its name too, but has no names to tell.
        if let Some(names) = names.filter(|_| APPLICATORS.contains(&keyword(&unit))) {
            let names = names.iter().filter_map(Value::as_str);
            seen.evaluated.extend(names.map(|name| member(place, name)));
            seen.described.insert(place.to_owned());
        }
        if let Some(names) = required(&unit, files) {
            seen.evaluated.extend(names.map(|name| member(place, name)));
            seen.described.insert(place.to_owned());
        }
        seen.evaluated.insert(place.to_owned());
        if says(&unit, files, "readOnly", &Value::Bool(true)) {
            annotations.read_only.insert(place.to_owned());
        }
        // The keyword `items` of a list is in the same place as the schema of the items.
        let is_number = value.pointer(place).is_some_and(Value::is_number);
        if is_number && says(&unit, files, "format", &Value::from("float")) {
            annotations.floats.insert(place.to_owned());
        }
        open.extend(unit.children());
    }
    undeclared(value, "", &seen, &mut annotations.undeclared);
    annotations
}

/// The parts of a value that schemas were applied to.
#[derive(Default)]
struct Seen {
    /// All of them.
    evaluated: BTreeSet<String>,
    /// The objects whose members a keyword of [`APPLICATORS`] was applied to, or some of whose members are required.
    described: BTreeSet<String>,
}

/// The keywords whose annotations are the names of the members that they evaluated (JSON Schema 2020-12,
/// sections 10.3.2 and 11.3).
const APPLICATORS: &[&str] = &[
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
];

fn keyword<'u>(unit: &OutputUnit<'u>) -> &'u str {
    let path = unit.evaluation_path().as_str();
    path.rsplit('/').next().unwrap_or_default()
}

/// Returns the names that a unit requires, if it is the keyword `required`.
fn required<'f>(
    unit: &OutputUnit<'_>,
    files: &'f [Value],
) -> Option<impl Iterator<Item = &'f str>> {
    let names = schema(unit.schema_location(), files)?.as_array()?;
    (keyword(unit) == "required").then(|| names.iter().filter_map(Value::as_str))
}

/// Returns the schema, or the value of the keyword, at a location.
fn schema<'f>(location: &str, files: &'f [Value]) -> Option<&'f Value> {
    let (file, fragment) = location.strip_prefix("doc:/")?.split_once('#')?;
    files
        .get(file.parse::<usize>().ok()?)?
        .pointer(&decoded(fragment))
}

/// Tells whether a unit is a schema that gives a keyword this value, or a keyword beside it.
fn says(unit: &OutputUnit<'_>, files: &[Value], keyword: &str, value: &Value) -> bool {
    let location = unit.schema_location();
    let parent = location.rsplit_once('/').map(|(parent, _)| parent);
    [Some(location), parent].into_iter().flatten().any(|place| {
        let schema = schema(place, files);
        schema.and_then(|it| it.get(keyword)) == Some(value)
    })
}

/// Decodes the fragment of a URI (RFC 3986, section 2.1).
fn decoded(fragment: &str) -> String {
    let mut pieces = fragment.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let code = piece.get(..2).map(|it| u8::from_str_radix(it, 16));
        match code {
            Some(Ok(byte)) => {
                bytes.push(byte);
                bytes.extend_from_slice(&piece.as_bytes()[2..]);
            }
            _ => bytes.extend(b"%".iter().chain(piece.as_bytes())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn member(place: &str, name: &str) -> String {
    format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Collects the members that were not evaluated; not the members of these in turn.
fn undeclared(value: &Value, place: &str, seen: &Seen, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let is_described = seen.described.contains(place);
            for (name, value) in members {
                let place = member(place, name);
                if seen.evaluated.contains(&place) {
                    undeclared(value, &place, seen, found);
                } else if is_described {
                    found.insert(place);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                undeclared(item, &format!("{place}/{index}"), seen, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::{Dialect, Example, Job};
    use serde_json::json;

    use super::*;

    const DIALECTS: [Dialect; 2] = [Dialect::Draft4, Dialect::Draft202012];

    fn annotations(dialect: Dialect, schemas: &Value, value: &Value) -> Annotations {
        let example = Example {
            schema: "doc:/0#/schemas/A".into(),
            value: value.clone(),
        };
        let job = Job {
            dialect,
            files: vec![json!({ "schemas": schemas })],
            examples: vec![example],
        };
        let validation = crate::validate(job).remove(0);
        assert_eq!(validation.error, None);
        validation.annotations
    }

    fn listed(pointers: &BTreeSet<String>) -> Vec<&str> {
        pointers.iter().map(String::as_str).collect()
    }

    #[test]
    fn finds_what_no_schema_declares() {
        let reference = json!({ "$ref": "doc:/0#/schemas/B" });
        let schemas = json!({
            "A": {
                "allOf": [reference, { "properties": { "open": { "additionalProperties": true } } }],
                "anyOf": [
                    { "properties": { "kind": { "enum": ["a"] }, "left": {} } },
                    { "properties": { "kind": { "enum": ["b"] }, "right": {} } },
                ],
                "properties": { "many": { "type": "array", "items": reference }, "map": {
                    "type": "object", "additionalProperties": reference,
                } },
                "patternProperties": { "^x-": {} },
            },
            "B": { "type": "object", "required": ["b/b"], "properties": { "b/b": {} } },
        });
        let value = json!({
            "b/b": 1, "kind": "a", "left": 1, "right": 2, "x-a": 1, "more": { "deep": 1 },
            "open": { "any": { "more": 1 } }, "map": { "k": { "b/b": 1, "more": 1 } },
            "many": [{ "b/b": { "c": 1 } }, { "b/b": 1, "more": 1 }],
        });
        for dialect in DIALECTS {
            let undeclared = annotations(dialect, &schemas, &value).undeclared;
            let expected = ["/many/1/more", "/map/k/more", "/more", "/right"];
            assert_eq!(listed(&undeclared), expected, "{dialect:?}");
        }
    }

    #[test]
    fn finds_what_is_beside_required_members() {
        let schemas = json!({
            "A": { "required": ["a"], "properties": { "required": { "type": "object" } } },
        });
        for dialect in DIALECTS {
            let value = json!({ "a": 1, "required": { "b": 1 } });
            let undeclared = annotations(dialect, &schemas, &value).undeclared;
            assert_eq!(listed(&undeclared), [""; 0], "{dialect:?}");
        }
        let only = json!({ "A": { "required": ["a"] } });
        let undeclared = annotations(Dialect::Draft4, &only, &json!({ "a": 1, "b": 2 })).undeclared;
        assert_eq!(listed(&undeclared), ["/b"]);
    }

    #[test]
    fn finds_what_no_schema_declares_within_closed_objects() {
        let schemas = json!({
            "A": { "additionalProperties": false, "properties": {
                "message": { "properties": { "text": {} } },
            } },
        });
        let value = json!({ "message": { "text": "a", "user": "b" } });
        for dialect in DIALECTS {
            let undeclared = annotations(dialect, &schemas, &value).undeclared;
            assert_eq!(listed(&undeclared), ["/message/user"], "{dialect:?}");
        }
    }

    #[test]
    fn finds_what_no_alternative_declares() {
        let schemas = json!({
            "A": { "items": [
                { "additionalProperties": false, "type": "object", "properties": { "a": {} } },
                { "type": "string" },
            ] },
        });
        let undeclared = |value| annotations(Dialect::Draft4, &schemas, &value).undeclared;
        assert_eq!(listed(&undeclared(json!({ "a": 1, "b": 2 }))), ["/b"]);
        assert_eq!(listed(&undeclared(json!([{ "b": 2 }]))), [""; 0]);
    }

    #[test]
    fn finds_what_is_read_only() {
        let schemas = json!({
            "A": { "required": ["id"], "properties": {
                "id": { "type": "string", "readOnly": true },
                "any thing": { "readOnly": true },
                "name": { "type": "string" },
            } },
        });
        let value = json!({ "id": "a", "any thing": 1, "name": "b" });
        for dialect in DIALECTS {
            let read_only = annotations(dialect, &schemas, &value).read_only;
            assert_eq!(listed(&read_only), ["/any thing", "/id"], "{dialect:?}");
        }
    }

    #[test]
    fn finds_numbers_of_single_precision() {
        let schemas = json!({
            "A": { "properties": { "scores": { "anyOf": [
                { "type": "array", "items": { "type": "number", "format": "float" } },
                { "type": "number", "format": "float" },
            ] }, "total": { "type": "number", "format": "double" } } },
        });
        let value = json!({ "scores": [0.5, 1.5], "total": 2.5 });
        for dialect in DIALECTS {
            let floats = annotations(dialect, &schemas, &value).floats;
            assert_eq!(listed(&floats), ["/scores/0", "/scores/1"], "{dialect:?}");
        }
    }
}
