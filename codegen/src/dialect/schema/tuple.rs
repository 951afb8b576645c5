//! `prefixItems`, and the list under `items` that came before it: arrays with a schema per place.

use serde_json::Value;

use super::Keywords;
use crate::dialect::path::Path;
use crate::dialect::rewrite::Rewrite;

/// Moves the schemas of the places to `x-prefix-items`.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Keywords, path: &Path<'_>) {
    if let Some(places) = keywords.shift_remove("prefixItems") {
        keywords.insert("x-prefix-items".to_owned(), places);
        work.moved(path, &["x-prefix-items"], &["prefixItems"]);
    }
    if let Some(places @ Value::Array(_)) = keywords.get_mut("items") {
        let places = places.take();
        keywords.shift_remove("items");
        keywords.insert("x-prefix-items".to_owned(), places);
        work.moved(path, &["x-prefix-items"], &["items"]);
        if let Some(others) = keywords.shift_remove("additionalItems") {
            keywords.insert("items".to_owned(), others);
            work.moved(path, &["items"], &["additionalItems"]);
        }
    }
}
