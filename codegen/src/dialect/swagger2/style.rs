//! `collectionFormat`: styles.
//!
//! | format | query | form field | path, header |
//! |---|---|---|---|
//! | `csv`, or none | `form`, not exploded | `form`, not exploded | `simple`, as by default |
//! | `ssv` | `spaceDelimited` | `spaceDelimited` | `simple`, and the extension |
//! | `tsv` | `spaceDelimited`, and the extension | the same | `simple`, and the extension |
//! | `pipes` | `pipeDelimited` | `pipeDelimited` | `simple`, and the extension |
//! | `multi` | exploded, as by default | exploded, as by default | `simple`, as by default |

use serde_json::Value;

use crate::dialect::rewrite::Members;

/// The extension for what no style says.
const EXTENSION: &str = "x-collection-format";

/// Where an array is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Query,
    Form,
    /// A part of the path, or a header.
    Elsewhere,
}

/// Takes `collectionFormat` from a parameter and returns what 3.0 says in its place.
pub(super) fn take(parameter: &mut Members, place: Place) -> Members {
    let format = parameter.shift_remove("collectionFormat");
    let mut members = Members::new();
    if parameter.get("type").and_then(Value::as_str) != Some("array") {
        return members;
    }
    let format = format.as_ref().and_then(Value::as_str).unwrap_or("csv");
    let style = match (format, place) {
        ("multi", _) | (_, Place::Elsewhere) => None,
        ("ssv" | "tsv", Place::Query | Place::Form) => Some("spaceDelimited"),
        ("pipes", Place::Query | Place::Form) => Some("pipeDelimited"),
        (_, Place::Query | Place::Form) => Some("form"),
    };
    if let Some(style) = style {
        members.insert("style".to_owned(), style.into());
        members.insert("explode".to_owned(), false.into());
    }
    let is_said = match place {
        Place::Query | Place::Form => format != "tsv",
        Place::Elsewhere => matches!(format, "csv" | "multi"),
    };
    if !is_said {
        members.insert(EXTENSION.to_owned(), format.into());
    }
    members
}
