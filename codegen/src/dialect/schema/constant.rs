//! `const`: an enumeration of one value.

use serde_json::Value;

use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};

/// Rewrites `const`, and names the value's type where the schema does not.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &Path<'_>) {
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
