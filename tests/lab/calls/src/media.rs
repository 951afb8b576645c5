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

/// Tells whether a media type names several, and another one is among these.
pub fn covers(range: &str, media_type: &str) -> bool {
    let (range, media_type) = (essence(range), essence(media_type));
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => media_type.starts_with(prefix),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_media_types() {
        let table = [
            ("*/*", "application/json", true),
            ("text/*; q=1", "text/csv", true),
            ("text/*", "application/json", false),
            ("text/csv", "text/csv", false),
        ];
        for (range, media_type, expected) in table {
            assert_eq!(covers(range, media_type), expected, "{range} {media_type}");
        }
    }
}
