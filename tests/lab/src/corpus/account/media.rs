//! Media types, compared as servers do.

/// Returns a media type without its parameters, in small letters.
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

/// Tells whether a media type is one that an `Accept` header lists, or is a range of such.
pub fn accepts(accept: &str, media_type: &str) -> bool {
    let media_type = essence(media_type);
    let mut listed = accept.split(',').map(essence);
    listed.any(|listed| fits(&listed, &media_type) || fits(&media_type, &listed))
}

/// Tells whether a media type belongs to a range such as `text/*`.
fn fits(range: &str, media_type: &str) -> bool {
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => media_type.starts_with(prefix),
        None => range == media_type,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_take_media_types() {
        let table = [
            ("application/json", "application/json; charset=utf-8", true),
            (
                "text/plain, application/json;q=0.5",
                "application/JSON",
                true,
            ),
            ("*/*", "image/png", true),
            ("image/*", "image/png", true),
            ("image/png", "image/*", true),
            ("image/*", "text/plain", false),
            ("", "text/plain", false),
        ];
        for (accept, media_type, expected) in table {
            assert_eq!(
                accepts(accept, media_type),
                expected,
                "{accept} {media_type}"
            );
        }
    }
}
