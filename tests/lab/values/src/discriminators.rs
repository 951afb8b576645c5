//! Discriminators as plain JSON Schema: each alternative says which values of the property name it (OpenAPI 3.0,
//! section 4.7.25).

use serde_json::{Map, Value, json};

use crate::place;

/// How deep references and compositions are followed for a property.
const DEPTH: usize = 8;

/// The keywords of a choice.
const CHOICES: [&str; 2] = ["oneOf", "anyOf"];

/// Adds the values of discriminators to the alternatives in a tree. Nodes stay where they are.
pub fn spell_out(files: &[Value], tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            alternatives(files, members);
            members.values_mut().for_each(|it| spell_out(files, it));
        }
        Value::Array(items) => items.iter_mut().for_each(|it| spell_out(files, it)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn alternatives(files: &[Value], schema: &mut Map<String, Value>) {
    let Some(discriminator) = Discriminator::of(schema) else {
        return;
    };
    for keyword in CHOICES {
        let list = schema.get_mut(keyword).and_then(Value::as_array_mut);
        for alternative in list.into_iter().flatten() {
            let names = discriminator.names(files, alternative);
            if !names.is_empty() {
                add(alternative, discriminator.condition(&names));
            }
        }
    }
}

/// Adds a condition to a schema.
fn add(schema: &mut Value, condition: Value) {
    let Value::Object(members) = schema else {
        return;
    };
    match members.remove("$ref") {
        Some(reference) => {
            members.insert("allOf".into(), json!([{ "$ref": reference }, condition]));
        }
        None => {
            let parts = members.entry("allOf").or_insert_with(|| json!([]));
            parts
                .as_array_mut()
                .into_iter()
                .for_each(|it| it.push(condition.clone()));
        }
    }
}

/// A property whose value names the schema of an object.
#[derive(Clone, PartialEq, Debug)]
pub struct Discriminator {
    /// The property.
    pub property: String,
    /// Its values, and the schemas that they name.
    mapping: Vec<(String, String)>,
}

impl Discriminator {
    /// Returns the discriminator of a schema.
    pub fn of(schema: &Map<String, Value>) -> Option<Self> {
        match schema.get("discriminator")? {
            // Swagger 2.0.
            Value::String(property) => Some(Self {
                property: property.clone(),
                mapping: Vec::new(),
            }),
            object => {
                let mapping = object.get("mapping").and_then(Value::as_object);
                let entries = mapping.into_iter().flatten();
                let entries = entries.filter_map(|(value, target)| {
                    Some((value.clone(), target.as_str()?.to_owned()))
                });
                Some(Self {
                    property: object.get("propertyName")?.as_str()?.to_owned(),
                    mapping: entries.collect(),
                })
            }
        }
    }

    /// Returns the values of the property that name a schema: those of the mapping, else those that the schema lists
    /// for it, else the name of the component. A schema that lists more than its own name, because it inherits the
    /// list, goes by that name.
    pub fn names(&self, files: &[Value], schema: &Value) -> Vec<Value> {
        let listed = listed(files, schema, &self.property, DEPTH);
        let is_listed = |name: &&Value| {
            listed
                .as_ref()
                .is_none_or(|it| it.iter().any(|own| same(own, name)))
        };
        let component = schema
            .get("$ref")
            .and_then(Value::as_str)
            .map(place::last_step);
        let mapped = self
            .mapping
            .iter()
            .filter(|(_, target)| component.is_some_and(|it| it == place::last_step(target)));
        let mapped: Vec<Value> = mapped
            .map(|(value, _)| Value::from(value.as_str()))
            .collect();
        let own_word = self.own_word(files, schema);
        let component: Vec<Value> = component.into_iter().map(Value::from).collect();
        let choices = [mapped, own_word, component];
        let chosen = choices.iter().map(|it| it.iter().filter(is_listed));
        let chosen = chosen
            .map(|it| it.cloned().collect::<Vec<_>>())
            .find(|it| !it.is_empty());
        chosen.or(listed).unwrap_or_default()
    }

    /// Returns what Microsoft's extension says names a schema.
    fn own_word(&self, files: &[Value], schema: &Value) -> Vec<Value> {
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|it| place::find(files, it));
        let word = target.unwrap_or(schema).get("x-ms-discriminator-value");
        word.cloned().into_iter().collect()
    }

    /// Returns the schema of the objects that names stand for. A name may stand for an integer or a boolean.
    pub fn condition(&self, names: &[Value]) -> Value {
        let parsed = names
            .iter()
            .filter_map(|it| serde_json::from_str(it.as_str()?).ok());
        let parsed = parsed.filter(|it: &Value| it.is_number() || it.is_boolean());
        let values: Vec<Value> = names.iter().cloned().chain(parsed).collect();
        json!({ "properties": { &self.property: { "enum": values } } })
    }
}

/// Tells whether two values are the same, where the text of a name may stand for another scalar.
fn same(value: &Value, name: &Value) -> bool {
    let meant = || serde_json::from_str::<Value>(name.as_str()?).ok();
    value == name || meant().as_ref() == Some(value)
}

/// Returns the values that a schema lists for a property; of several lists the shortest.
fn listed(files: &[Value], schema: &Value, property: &str, depth: usize) -> Option<Vec<Value>> {
    if depth == 0 {
        return None;
    }
    let inner = |schema: &Value| listed(files, schema, property, depth - 1);
    let own = schema.get("properties").and_then(|it| it.get(property));
    let own = own.and_then(|it| values(files, it, depth));
    let target = schema.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|it| place::find(files, it)).and_then(inner);
    let parts = schema.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten().filter_map(inner);
    let choices = CHOICES.iter().filter_map(|keyword| {
        let alternatives = schema.get(*keyword)?.as_array()?;
        let lists: Option<Vec<Vec<Value>>> = alternatives.iter().map(inner).collect();
        Some(lists?.concat())
    });
    let lists = own.into_iter().chain(target).chain(parts).chain(choices);
    lists.min_by_key(Vec::len)
}

/// Returns the values that the schema of a property lists.
fn values(files: &[Value], schema: &Value, depth: usize) -> Option<Vec<Value>> {
    let own = match (schema.get("const"), schema.get("enum")) {
        (Some(value), _) => Some(vec![value.clone()]),
        (None, Some(Value::Array(values))) => Some(values.clone()),
        _ => None,
    };
    let target = || place::find(files, schema.get("$ref")?.as_str()?);
    let parts = || schema.get("allOf")?.as_array();
    own.or_else(|| values(files, target().filter(|_| depth > 0)?, depth - 1))
        .or_else(|| {
            parts()?
                .iter()
                .find_map(|it| values(files, it, depth.checked_sub(1)?))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<Value> {
        vec![json!({
            "Pet": { "properties": { "kind": { "type": "string", "enum": ["Cat", "dog", "Fish"] } } },
            "Cat": { "allOf": [{ "$ref": "doc:/0#/Pet" }] },
            "Dog": { "allOf": [{ "$ref": "doc:/0#/Pet" }, { "properties": { "kind": { "enum": ["dog"] } } }] },
            "Plain": { "properties": { "kind": { "type": "string" } } },
            "Other": { "x-ms-discriminator-value": "#Other" },
        })]
    }

    #[test]
    fn name_schemas() {
        let schema = json!({ "discriminator": { "propertyName": "kind", "mapping": { "plain": "#/Plain", "p": "Plain" } } });
        let discriminator = Discriminator::of(schema.as_object().unwrap()).unwrap();
        let table = [
            ("Cat", json!(["Cat"])),
            ("Dog", json!(["dog"])),
            ("Plain", json!(["p", "plain"])),
            ("Other", json!(["#Other"])),
        ];
        for (name, expected) in table {
            let alternative = json!({ "$ref": format!("doc:/0#/{name}") });
            let mut names = discriminator.names(&files(), &alternative);
            names.sort_by_key(Value::to_string);
            assert_eq!(Value::from(names), expected, "{name}");
        }
        let inline = json!({ "properties": { "kind": { "const": 3 } } });
        assert_eq!(discriminator.names(&files(), &inline), [json!(3)]);
    }

    #[test]
    fn become_conditions() {
        let mut schema = json!({
            "oneOf": [{ "$ref": "doc:/0#/Cat" }, { "properties": { "kind": { "const": "x" } } }],
            "discriminator": { "propertyName": "kind" },
        });
        spell_out(&files(), &mut schema);
        let condition = |value: &str| json!({ "properties": { "kind": { "enum": [value] } } });
        let expected = json!([
            { "allOf": [{ "$ref": "doc:/0#/Cat" }, condition("Cat")] },
            { "properties": { "kind": { "const": "x" } }, "allOf": [condition("x")] },
        ]);
        assert_eq!(schema["oneOf"], expected);
    }
}
