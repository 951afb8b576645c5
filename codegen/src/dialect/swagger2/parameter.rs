//! Parameters and headers: what 2.0 says of their values itself, 3.0 says in a schema.

use serde_json::Value;

use super::style::{self, Place};
use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};

/// The keywords that belong to the schema.
const SCHEMA: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-descriptions",
    "x-ms-enum",
];

/// Rewrites a parameter that is no body, or a header.
pub(super) fn rewrite(work: &mut Rewrite<'_>, parameter: &mut Members, path: &Path<'_>) {
    rename_extensions(parameter);
    let place = match parameter.get("in").and_then(Value::as_str) {
        Some("query") => Place::Query,
        Some("formData") => Place::Form,
        _ => Place::Elsewhere,
    };
    let style = style::take(parameter, place);
    parameter.extend(style);
    if parameter.contains_key("schema") || parameter.contains_key("content") {
        return;
    }
    let schema = take_schema(parameter);
    parameter.insert("schema".to_owned(), Value::Object(schema));
    work.moved(path, &["schema"], &[]);
}

/// Takes the keywords that belong to the schema.
pub(super) fn take_schema(parameter: &mut Members) -> Members {
    let is_taken = |key: &String| SCHEMA.contains(&key.as_str());
    let (schema, kept) = std::mem::take(parameter)
        .into_iter()
        .partition(|(key, _)| is_taken(key));
    *parameter = kept;
    schema
}

/// Takes over what 2.0 has no keys for and people write all the same.
pub(super) fn rename_extensions(parameter: &mut Members) {
    for (old, new) in [("x-example", "example"), ("x-deprecated", "deprecated")] {
        if !parameter.contains_key(new)
            && let Some(value) = parameter.shift_remove(old)
        {
            parameter.insert(new.to_owned(), value);
        }
    }
}
