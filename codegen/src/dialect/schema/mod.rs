//! Schemas: the keywords of 2.0 and of later drafts of JSON Schema in 3.0's words, each rule for itself.
//!
//! A rule does not change a schema that it has rewritten already, so a schema may be visited twice.

mod keywords;
mod null;
mod tuple;
mod types;

use serde_json::{Value, json};

use super::beside_reference;
use super::node_path::NodePath;
use super::rewrite::{Members, Rewrite};

/// Rewrites a schema, without the schemas in it.
pub fn rewrite(work: &mut Rewrite<'_>, schema: &mut Value, path: &NodePath<'_>) {
    match schema {
        Value::Bool(true) => *schema = json!({}),
        Value::Bool(false) => *schema = json!({ "not": {} }),
        Value::Object(schema) if !is_plain(schema) => {
            keywords::swagger2(work, schema);
            keywords::dynamic_reference(work, schema, path);
            if schema.get("$ref").is_some_and(Value::is_string) {
                beside_reference::of_schema(work, schema, path);
            }
            keywords::constant(work, schema, path);
            null::enumerated(schema);
            types::rewrite(work, schema, path);
            keywords::exclusive_limits(schema);
            keywords::examples(work, schema, path);
            keywords::encoded_content(schema);
            tuple::rewrite(work, schema, path);
            null::alternative(schema);
        }
        _ => {}
    }
}

/// Returns whether no rule applies to a schema. That is so for almost all of them.
fn is_plain(keywords: &Members) -> bool {
    let count = keywords.len();
    keywords
        .iter()
        .all(|(keyword, value)| match keyword.as_str() {
            "$ref" => count == 1,
            "type" => value
                .as_str()
                .is_some_and(|name| !matches!(name, "null" | "file")),
            "exclusiveMinimum" | "exclusiveMaximum" => value.is_boolean(),
            "discriminator" => value.is_object(),
            "items" => !value.is_array(),
            "enum" => value
                .as_array()
                .is_none_or(|values| !values.contains(&Value::Null)),
            "anyOf" | "oneOf" => value
                .as_array()
                .is_none_or(|alternatives| !alternatives.iter().any(null::is_null)),
            "pattern" => keywords.contains_key("type"),
            "const" | "examples" | "prefixItems" | "contentEncoding" | "contentMediaType"
            | "x-nullable" | "collectionFormat" | "$dynamicRef" => false,
            _ => true,
        })
}
