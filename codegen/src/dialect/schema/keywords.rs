//! Keywords of 2.0 and of later drafts of JSON Schema that 3.0 says with other keywords.
//!
//! | keyword | in 3.0 |
//! |---|---|
//! | `type: file` | `type: string`, `format: binary` |
//! | `x-nullable: true` | `nullable: true` |
//! | `discriminator: kind` | `discriminator: {propertyName: kind}` |
//! | `collectionFormat: csv` | `x-collection-format: csv` |
//! | `const: 1` | `enum: [1]`, `type: integer` |
//! | `exclusiveMinimum: 1` | `minimum: 1`, `exclusiveMinimum: true` |
//! | `examples: [1, 2]` | `example: 1`, `x-examples: [2]` |
//! | `$dynamicRef` | `$ref` |
//! | `contentEncoding: base64` | `format: byte` as well |

use std::cmp::Ordering;

use serde_json::{Value, json};

use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};
use crate::dialect::version::Version;

/// Rewrites what 2.0 and its extensions have. All but `collectionFormat` is rewritten in documents of any
/// version, since people write it there too.
pub(super) fn swagger2(work: &Rewrite<'_>, keywords: &mut Members) {
    if keywords.get("type").and_then(Value::as_str) == Some("file") {
        keywords.insert("type".to_owned(), "string".into());
        keywords.insert("format".to_owned(), "binary".into());
    }
    if let Some(nullable) = keywords.shift_remove("x-nullable") {
        keywords.entry("nullable").or_insert(nullable);
    }
    if let Some(discriminator @ Value::String(_)) = keywords.get_mut("discriminator") {
        *discriminator = json!({ "propertyName": discriminator.take() });
    }
    if work.version == Version::Swagger2
        && let Some(format) = keywords.shift_remove("collectionFormat")
    {
        keywords.insert("x-collection-format".to_owned(), format);
    }
}

/// Makes `const` an enumeration of one value, and names that value's type where the schema does not.
pub(super) fn constant(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    let Some(value) = keywords.shift_remove("const") else {
        return;
    };
    if let (None, Some(name)) = (keywords.get("type"), type_name(&value)) {
        keywords.insert("type".to_owned(), name.into());
    }
    keywords.insert("enum".to_owned(), Value::Array(vec![value]));
    work.moved(path, &["enum"], &["const"]);
    work.moved(path, &["enum", "0"], &["const"]);
}

/// Returns the type of a value; null has none in 3.0.
fn type_name(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some("boolean"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        Value::String(_) => Some("string"),
        Value::Array(_) => Some("array"),
        Value::Object(_) => Some("object"),
    }
}

/// Rewrites `exclusiveMinimum` and `exclusiveMaximum`: they are limits of their own in JSON Schema, and flags for
/// `minimum` and `maximum` in 3.0.
pub(super) fn exclusive_limits(keywords: &mut Members) {
    exclusive_limit(keywords, "minimum", "exclusiveMinimum", Ordering::Greater);
    exclusive_limit(keywords, "maximum", "exclusiveMaximum", Ordering::Less);
}

/// Rewrites one limit. Where both are given, the stricter one holds: the exclusive one is dropped if the
/// included one compares to it as `stricter`.
fn exclusive_limit(keywords: &mut Members, keyword: &str, exclusive: &str, stricter: Ordering) {
    let Some(excluded) = keywords.get(exclusive).and_then(Value::as_f64) else {
        return;
    };
    let included = keywords.get(keyword).and_then(Value::as_f64);
    if included.is_some_and(|included| included.partial_cmp(&excluded) == Some(stricter)) {
        keywords.shift_remove(exclusive);
        return;
    }
    if let Some(limit) = keywords.insert(exclusive.to_owned(), true.into()) {
        keywords.insert(keyword.to_owned(), limit);
    }
}

/// Makes the first of the `examples` the `example`; further ones become `x-examples`. (The `examples` of
/// parameters and media types are maps, and stay.)
pub(super) fn examples(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    let Some(examples) = keywords.get_mut("examples").and_then(Value::as_array_mut) else {
        return;
    };
    let mut examples = std::mem::take(examples);
    keywords.shift_remove("examples");
    if !keywords.contains_key("example") && !examples.is_empty() {
        keywords.insert("example".to_owned(), examples.remove(0));
        work.moved(path, &["example"], &["examples", "0"]);
    }
    if !examples.is_empty() {
        keywords.insert("x-examples".to_owned(), Value::Array(examples));
        work.moved(path, &["x-examples"], &["examples"]);
    }
}

/// Makes a `$dynamicRef` a `$ref`: it gets the meaning that its name has where it is written, whatever the
/// schemas around it say.
pub(super) fn dynamic_reference(
    work: &mut Rewrite<'_>,
    keywords: &mut Members,
    path: &NodePath<'_>,
) {
    if keywords.contains_key("$ref") {
        return;
    }
    if let Some(target) = keywords.shift_remove("$dynamicRef") {
        keywords.insert("$ref".to_owned(), target);
        work.moved(path, &["$ref"], &["$dynamicRef"]);
    }
}

/// Names the `format` that 3.0 has for text that stands for bytes. `contentEncoding` and `contentMediaType`
/// stay.
pub(super) fn encoded_content(keywords: &mut Members) {
    let text = |keyword| keywords.get(keyword).and_then(Value::as_str);
    let format = match (text("contentEncoding"), text("contentMediaType")) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (None, Some(media_type)) if !is_text(media_type) => "binary",
        _ => return,
    };
    if !keywords.contains_key("format") {
        keywords.insert("format".to_owned(), format.into());
    }
}

/// Returns whether a media type's content is text that a string holds as it is.
fn is_text(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.starts_with("text/")
        || essence.ends_with("+json")
        || essence.ends_with("+xml")
        || ["application/json", "application/xml", "application/jwt"].contains(&essence.as_str())
}
