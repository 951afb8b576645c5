//! `nullable` where no type stands beside it: `{nullable: true, allOf: [$User]}` is a user or null. By the letter of
//! OpenAPI 3.0.3 it is a user alone, which nobody means.

use serde_json::{Map, Value, json};

/// Keywords that say nothing of the type. A schema with no others is how an alternative says null: `schemars` writes
/// `anyOf: [$User, {nullable: true}]` for a user that may be missing.
const REMARKS: [&str; 5] = [
    "nullable",
    "x-nullable",
    "description",
    "title",
    "deprecated",
];

/// Lets schemas of a tree allow null that say so beside other keywords than `type`. Nodes stay where they are.
pub fn spell_out(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            let says = |key| members.get(key) == Some(&Value::Bool(true));
            if (says("nullable") || says("x-nullable")) && !members.contains_key("type") {
                match members.keys().all(|key| REMARKS.contains(&key.as_str())) {
                    true => drop(members.insert("type".into(), "null".into())),
                    false => allow(members),
                }
            }
            members.values_mut().for_each(spell_out);
        }
        Value::Array(items) => items.iter_mut().for_each(spell_out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Adds null to what a schema allows.
fn allow(schema: &mut Map<String, Value>) {
    if let Some(reference) = schema.remove("$ref") {
        let alternatives = json!([{ "type": "null" }, { "$ref": reference }]);
        schema.insert("anyOf".into(), alternatives);
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
    if let Some(Value::Array(parts)) = schema.get_mut("allOf") {
        parts
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(allow);
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::Array(alternatives)) = schema.get_mut(keyword) {
            alternatives.push(json!({ "type": "null" }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allows_null_in_every_part() {
        let mut schema = json!({
            "nullable": true,
            "allOf": [{ "$ref": "A" }, { "type": "object", "properties": { "a": {} } }],
        });
        spell_out(&mut schema);
        let expected = json!({
            "nullable": true,
            "allOf": [
                { "anyOf": [{ "type": "null" }, { "$ref": "A" }] },
                { "type": ["object", "null"], "properties": { "a": {} } },
            ],
        });
        assert_eq!(schema, expected);
    }

    #[test]
    fn is_null_where_nothing_else_is_said() {
        let mut schema = json!({ "anyOf": [{ "$ref": "A" }, { "nullable": true }] });
        spell_out(&mut schema);
        let is_null = json!({ "nullable": true, "type": "null" });
        assert_eq!(schema, json!({ "anyOf": [{ "$ref": "A" }, is_null] }));
    }

    #[test]
    fn leaves_types_to_others() {
        let mut schema = json!({ "nullable": true, "type": "string" });
        spell_out(&mut schema);
        assert_eq!(schema, json!({ "nullable": true, "type": "string" }));
    }
}
