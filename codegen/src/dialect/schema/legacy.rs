//! What only 2.0 and its extensions have.

use serde_json::{Value, json};

use crate::dialect::rewrite::{Members, Rewrite};
use crate::dialect::version::Version;

/// Rewrites files, nullability and discriminators.
pub(super) fn rewrite(work: &Rewrite<'_>, keywords: &mut Members) {
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
    if work.version != Version::OpenApi3
        && let Some(format) = keywords.shift_remove("collectionFormat")
    {
        keywords.insert("x-collection-format".to_owned(), format);
    }
}
