//! Places of schemas: `doc:/`, the number of a file, and a JSON Pointer as a fragment.

use reader::decoded;
use serde_json::Value;

/// Returns the node at a place.
pub fn find<'f>(files: &'f [Value], place: &str) -> Option<&'f Value> {
    let (file, fragment) = place.strip_prefix("doc:/")?.split_once('#')?;
    files
        .get(file.parse::<usize>().ok()?)?
        .pointer(&decoded(fragment))
}

/// Returns the node at a place, to be changed.
pub fn find_mut<'f>(files: &'f mut [Value], place: &str) -> Option<&'f mut Value> {
    let (file, fragment) = place.strip_prefix("doc:/")?.split_once('#')?;
    files
        .get_mut(file.parse::<usize>().ok()?)?
        .pointer_mut(&decoded(fragment))
}

/// Returns the last step of a place: the name of a component.
pub fn last_step(place: &str) -> &str {
    place.rsplit(['/', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn find_nodes() {
        let files = [Value::Null, serde_json::json!({ "a/b ü": [1, 2] })];
        let place = "doc:/1#/a~1b%20%C3%BC/1";
        assert_eq!(find(&files, place), Some(&Value::from(2)));
        assert_eq!(find(&files, "doc:/2#/a"), None);
        assert_eq!(find(&files, "#/a"), None);
    }
}
