//! Schemas: the keywords of later drafts of JSON Schema in 3.0's words, each rule for itself.
//!
//! Every rule leaves alone what it has rewritten already, so a schema may be visited twice.

mod constant;
mod content;
mod dynamic;
mod examples;
mod legacy;
mod null;
mod range;
mod tuple;
mod types;

use serde_json::{Value, json};

use super::path::Path;
use super::rewrite::{Members, Rewrite};

/// Rewrites a schema, without the schemas in it.
pub fn rewrite(work: &mut Rewrite<'_>, schema: &mut Value, path: &Path<'_>) {
    match schema {
        Value::Bool(true) => *schema = json!({}),
        Value::Bool(false) => *schema = json!({ "not": {} }),
        Value::Object(keywords) if !is_plain(keywords) => {
            legacy::rewrite(work, keywords);
            dynamic::rewrite(work, keywords, path);
            constant::rewrite(work, keywords, path);
            null::enumerated(keywords);
            types::rewrite(work, keywords, path);
            range::rewrite(keywords);
            examples::rewrite(work, keywords, path);
            content::rewrite(keywords);
            tuple::rewrite(work, keywords, path);
            null::alternative(keywords);
        }
        _ => {}
    }
}

/// Returns whether no rule applies to a schema, as is so for almost all of them.
fn is_plain(keywords: &Members) -> bool {
    keywords
        .iter()
        .all(|(keyword, value)| match keyword.as_str() {
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
            "const" | "examples" | "prefixItems" | "contentEncoding" | "contentMediaType"
            | "x-nullable" | "collectionFormat" | "$dynamicRef" => false,
            _ => true,
        })
}
