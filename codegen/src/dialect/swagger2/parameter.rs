//! Parameters and headers: 2.0 describes their values with keywords of their own, and 3.0 with a schema.

use serde_json::Value;

use super::style;
use crate::dialect::node_path::NodePath;
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
pub(super) fn rewrite(work: &mut Rewrite<'_>, parameter: &mut Members, path: &NodePath<'_>) {
    rename_extensions(parameter);
    let style = style::take(parameter);
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

/// Renames the extensions that stand for what 3.0 has keys for.
pub(super) fn rename_extensions(parameter: &mut Members) {
    for (old, new) in [("x-example", "example"), ("x-deprecated", "deprecated")] {
        if !parameter.contains_key(new)
            && let Some(value) = parameter.shift_remove(old)
        {
            parameter.insert(new.to_owned(), value);
        }
    }
}
