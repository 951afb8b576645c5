//! `exclusiveMinimum` and `exclusiveMaximum`: limits of their own in JSON Schema, flags in 3.0.

use std::cmp::Ordering;

use serde_json::Value;

use crate::dialect::rewrite::Members;

/// Rewrites both ends of a range.
pub(super) fn rewrite(keywords: &mut Members) {
    end(keywords, "minimum", "exclusiveMinimum", Ordering::Greater);
    end(keywords, "maximum", "exclusiveMaximum", Ordering::Less);
}

/// Rewrites one end; where both limits are given, the `stricter` one holds.
fn end(keywords: &mut Members, keyword: &str, exclusive: &str, stricter: Ordering) {
    let Some(excluded) = keywords.get(exclusive).and_then(Value::as_f64) else {
        return;
    };
    let included = keywords.get(keyword).and_then(Value::as_f64);
    if included.is_some_and(|included| included.partial_cmp(&excluded) == Some(stricter)) {
        keywords.shift_remove(exclusive);
        return;
    }
    if let Some(limit) = keywords.insert(exclusive.to_owned(), true.into()) {
        keywords.insert(keyword.to_owned(), limit);
    }
}
