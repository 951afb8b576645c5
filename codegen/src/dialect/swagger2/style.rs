//! `collectionFormat`: styles.
//!
//! | format | query | form field | path, header |
//! |---|---|---|---|
//! | `csv`, or none | `form`, not exploded | `form`, not exploded | `simple`, as by default |
//! | `ssv` | `spaceDelimited` | `spaceDelimited` | `simple`, and the extension |
//! | `tsv` | `spaceDelimited`, and the extension | the same | `simple`, and the extension |
//! | `pipes` | `pipeDelimited` | `pipeDelimited` | `simple`, and the extension |
//! | `multi` | exploded, as by default | exploded, as by default | `simple`, as by default |
//!
//! Those of lists in the list, which no style of 3.0 can write, become an extension.

use serde_json::Value;

use crate::dialect::parameter::Location;
use crate::dialect::rewrite::Members;

/// The extension for a format that no style stands for.
const EXTENSION: &str = "x-collection-format";

/// The extension for the formats of lists in the list.
const OF_INNER: &str = "x-inner-collection-formats";

/// Takes `collectionFormat` from a parameter and the lists in it, and returns what 3.0 says instead: `style`, `explode`,
/// and the extensions.
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
    let inner = take_inner(parameter);
    if !inner.is_empty() {
        members.insert(OF_INNER.to_owned(), Value::Array(inner));
    }
    members
}

/// Takes the formats of the lists in a list, the outer ones first.
fn take_inner(list: &mut Members) -> Vec<Value> {
    let mut formats = Vec::new();
    let mut items = list.get_mut("items");
    while let Some(Value::Object(list)) = items
        && list.get("type").and_then(Value::as_str) == Some("array")
    {
        let format = list.shift_remove("collectionFormat");
        formats.push(format.unwrap_or_else(|| "csv".into()));
        items = list.get_mut("items");
    }
    formats
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

    #[test]
    fn formats_of_inner_lists_are_taken() {
        let parameter = |items: &str| {
            let text = format!(
                r#"{{"in": "query", "type": "array", "collectionFormat": "multi", "items": {items}}}"#
            );
            serde_json::from_str::<Members>(&text).unwrap()
        };
        for (items, expected) in [
            (r#"{"type": "string"}"#, None),
            (r#"{"type": "array"}"#, Some(r#"["csv"]"#)),
            (
                r#"{"type": "array", "collectionFormat": "pipes", "items": {"type": "array", "collectionFormat": "ssv"}}"#,
                Some(r#"["pipes","ssv"]"#),
            ),
        ] {
            let mut parameter = parameter(items);
            let taken = take(&mut parameter);
            let taken = taken.get(OF_INNER).map(Value::to_string);
            assert_eq!(taken.as_deref(), expected, "{items}");
            let rest = Value::Object(parameter).to_string();
            assert!(!rest.contains("collectionFormat"), "{rest}");
        }
    }
}
