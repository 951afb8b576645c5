//! The schemas of OpenAPI as those of JSON Schema: 2.0 and 3.0 extend its draft 4, and all have faults whose meaning is
//! plain, for which a validator would refuse the whole schema.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::Dialect;

/// Mends what a validator refuses or takes in another way, where what is meant is plain: names that are required twice,
/// types that are written another way, and in later drafts a limit that is excluded as draft 4 says it.
pub fn mend(tree: &mut Value, dialect: Dialect) {
    match tree {
        Value::Object(members) => {
            // `required: true` is a parameter's, or the old form of draft 3, which no later one accepts.
            members.retain(|key, value| {
                !(key == "required" && !value.is_array() && !value.is_object())
            });
            if let Some(Value::Array(names)) = members.get_mut("required") {
                let mut known = BTreeSet::new();
                names.retain(|it| it.as_str().is_none_or(|it| known.insert(it.to_owned())));
            }
            // A list of no values would allow none.
            members.retain(|key, value| !(key == "enum" && *value == json!([])));
            if let Some(Value::String(name)) = members.get("type") {
                match type_name(name) {
                    Some(name) => drop(members.insert("type".into(), name.into())),
                    None => drop(members.remove("type")),
                }
            }
            if dialect == Dialect::Draft202012 {
                exclude(members, "minimum", "exclusiveMinimum");
                exclude(members, "maximum", "exclusiveMaximum");
            }
            members.values_mut().for_each(|it| mend(it, dialect));
        }
        Value::Array(items) => items.iter_mut().for_each(|it| mend(it, dialect)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns the type that a name stands for: `String` and `string,` are `string`. A type that nobody knows says nothing.
fn type_name(name: &str) -> Option<&'static str> {
    const TYPES: [&str; 8] = [
        "object", "array", "string", "integer", "number", "boolean", "null", "file",
    ];
    const OTHERS: [(&str, &str); 3] =
        [("bool", "boolean"), ("int", "integer"), ("float", "number")];
    let name = name
        .trim_matches(|it: char| !it.is_alphanumeric())
        .to_lowercase();
    let other = || {
        OTHERS
            .iter()
            .find(|(other, _)| *other == name)
            .map(|it| it.1)
    };
    TYPES.into_iter().find(|it| *it == name).or_else(other)
}

/// Turns `{minimum: 0, exclusiveMinimum: true}` into `{exclusiveMinimum: 0}`.
fn exclude(schema: &mut Map<String, Value>, limit: &str, exclusive: &str) {
    let Some(is_exclusive) = schema.get(exclusive).and_then(Value::as_bool) else {
        return;
    };
    schema.remove(exclusive);
    if is_exclusive && let Some(value) = schema.remove(limit) {
        schema.insert(exclusive.to_owned(), value);
    }
}

/// Turns `additionalProperties: true` and `unevaluatedProperties: true` into empty schemas. The validator passes
/// over a keyword that is `true`, and would not tell that it was applied to members.
pub fn spell_out(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            for key in ["additionalProperties", "unevaluatedProperties"] {
                if members.get(key) == Some(&Value::Bool(true)) {
                    members.insert(key.into(), json!({}));
                }
            }
            members.values_mut().for_each(spell_out);
        }
        Value::Array(items) => items.iter_mut().for_each(spell_out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Rewrites all schemas of OpenAPI 2.0 and 3.0 in a tree. Elsewhere in a document, no member has the name of one of the keywords.
pub fn rewrite(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            nullable(members);
            loose_items(members);
            if members.get("type") == Some(&json!("file")) {
                members.remove("type");
            }
            members.values_mut().for_each(rewrite);
        }
        Value::Array(items) => items.iter_mut().for_each(rewrite),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Tells whether the list under `items` of a schema is one of alternatives.
pub fn is_loose(schema: &Map<String, Value>) -> bool {
    const DECISIVE: [&str; 6] = [
        "type",
        "properties",
        "anyOf",
        "additionalItems",
        "minItems",
        "maxItems",
    ];
    let is_decided = DECISIVE.iter().any(|keyword| schema.contains_key(*keyword));
    !is_decided && schema.get("items").is_some_and(Value::is_array)
}

/// Turns the list under `items` of a schema that does not say that it is an array into alternatives, as the generator
/// reads it: `{items: [{type: string}, {type: integer}]}` is a string or an integer. By JSON Schema such a list
/// forbids nothing, so the alternatives forbid nothing either; they tell which members are declared.
fn loose_items(schema: &mut Map<String, Value>) {
    if !is_loose(schema) {
        return;
    }
    let Some(Value::Array(list)) = schema.get_mut("items") else {
        return;
    };
    let mut alternatives = std::mem::take(list);
    for alternative in alternatives.iter_mut().filter_map(Value::as_object_mut) {
        alternative.retain(|key, value| key != "additionalProperties" || value != false);
    }
    alternatives.push(json!({}));
    schema.remove("items");
    schema.insert("anyOf".into(), alternatives.into());
}

/// Makes null a value where `nullable` says so (OpenAPI 3.0, section 4.7.24; `x-nullable` in 2.0).
fn nullable(schema: &mut Map<String, Value>) {
    let says = |key| schema.get(key) == Some(&Value::Bool(true));
    if !says("nullable") && !says("x-nullable") {
        return;
    }
    if let Some(Value::String(name)) = schema.get("type") {
        let types = json!([name, "null"]);
        schema.insert("type".into(), types);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}
