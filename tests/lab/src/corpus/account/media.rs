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

/// Tells whether a media type belongs to a range such as `text/*` or `application/*+json`, to which plain JSON belongs
/// as well.
fn fits(range: &str, media_type: &str) -> bool {
    let Some((before, after)) = range.split_once('*') else {
        return range == media_type;
    };
    let is_within = media_type.starts_with(before) && media_type.ends_with(after);
    range == "*/*" || is_within || (after == "+json" && media_type == "application/json")
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
            ("application/json", "application/*+json", true),
            ("*+json", "application/vnd.a+json", true),
            ("application/*+json", "application/xml", false),
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
