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

use crate::dialect::parameter::Location;
use crate::dialect::rewrite::Members;

/// The extension for a format that no style stands for.
const EXTENSION: &str = "x-collection-format";

/// Takes `collectionFormat` from a parameter and returns what 3.0 says instead: `style`, `explode`, and the
/// extension.
pub(super) fn take(parameter: &mut Members) -> Members {
    let format = parameter.shift_remove("collectionFormat");
    let mut members = Members::new();
    if parameter.get("type").and_then(Value::as_str) != Some("array") {
        return members;
    }
    let format = format.as_ref().and_then(Value::as_str).unwrap_or("csv");
    let location = Location::of(parameter);
    let has_styles = matches!(location, Some(Location::Query | Location::FormData));
    let style = match format {
        _ if !has_styles => None,
        "multi" => None,
        "ssv" | "tsv" => Some("spaceDelimited"),
        "pipes" => Some("pipeDelimited"),
        _ => Some("form"),
    };
    if let Some(style) = style {
        members.insert("style".to_owned(), style.into());
        members.insert("explode".to_owned(), false.into());
    }
    let is_a_style = match has_styles {
        true => format != "tsv",
        false => matches!(format, "csv" | "multi"),
    };
    if !is_a_style {
        members.insert(EXTENSION.to_owned(), format.into());
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_become_styles() {
        let members = |text: &str| match serde_json::from_str(text) {
            Ok(Value::Object(members)) => members,
            other => panic!("{other:?}"),
        };
        for (location, format, expected) in [
            ("query", "csv", r#"{"style": "form", "explode": false}"#),
            (
                "formData",
                "ssv",
                r#"{"style": "spaceDelimited", "explode": false}"#,
            ),
            (
                "query",
                "pipes",
                r#"{"style": "pipeDelimited", "explode": false}"#,
            ),
            ("query", "multi", "{}"),
            ("path", "csv", "{}"),
            ("header", "pipes", r#"{"x-collection-format": "pipes"}"#),
            (
                "query",
                "tsv",
                r#"{"style": "spaceDelimited", "explode": false, "x-collection-format": "tsv"}"#,
            ),
        ] {
            let text = format!(
                r#"{{"in": "{location}", "type": "array", "collectionFormat": "{format}"}}"#
            );
            let mut parameter = members(&text);
            assert_eq!(
                take(&mut parameter),
                members(expected),
                "{location} {format}"
            );
            assert!(!parameter.contains_key("collectionFormat"));
        }
    }
}
