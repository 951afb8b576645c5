//! Null: a type in JSON Schema, and the keyword `nullable` in 3.0.

use serde_json::{Value, json};

use crate::dialect::rewrite::Members;

/// Makes the schema one that only null matches.
pub(super) fn only(keywords: &mut Members) {
    keywords.shift_remove("type");
    keywords.insert("enum".to_owned(), json!([null]));
    keywords.insert("nullable".to_owned(), true.into());
}

/// Makes a schema nullable whose enumeration has null, unless it has a type: that one decides.
pub(super) fn enumerated(keywords: &mut Members) {
    let values = keywords.get("enum").and_then(Value::as_array);
    let listed = values.is_some_and(|values| values.contains(&Value::Null));
    if listed && !keywords.contains_key("type") {
        keywords.insert("nullable".to_owned(), true.into());
    }
}

/// Makes a schema nullable that has null among its alternatives. That alternative stays.
pub(super) fn alternative(keywords: &mut Members) {
    let has_null = |keyword: &str| {
        let alternatives = keywords.get(keyword).and_then(Value::as_array);
        alternatives.is_some_and(|alternatives| alternatives.iter().any(is_null))
    };
    if has_null("anyOf") || has_null("oneOf") {
        keywords.insert("nullable".to_owned(), true.into());
    }
}

/// Returns whether a schema is one that only null matches, before or after it was rewritten.
pub(super) fn is_null(schema: &Value) -> bool {
    let is_only = |list: &Value, item: Value| list.as_array().is_some_and(|list| *list == [item]);
    let Some(keywords) = schema.as_object() else {
        return false;
    };
    if keywords.contains_key("$ref") {
        return false;
    }
    keywords
        .iter()
        .any(|(keyword, value)| match keyword.as_str() {
            "type" => value == "null" || is_only(value, "null".into()),
            "const" => value.is_null(),
            "enum" => is_only(value, Value::Null),
            _ => false,
        })
}
