//! `contentEncoding` and `contentMediaType`: text that stands for bytes.

use serde_json::Value;

use crate::dialect::rewrite::Members;

/// Names the format that 3.0 has for bytes; the keywords stay.
pub(super) fn rewrite(keywords: &mut Members) {
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
