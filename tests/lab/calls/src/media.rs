//! Media types.

/// Returns a media type without its parameters, in small letters.
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

/// Tells whether a media type is JSON as one value.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Tells whether a media type names several.
pub fn is_range(media_type: &str) -> bool {
    media_type.contains('*')
}
