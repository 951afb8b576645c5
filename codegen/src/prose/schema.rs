//! The keywords of a schema as short sentences of Markdown: limits, default, example.

use super::code::{block, code};
use crate::api::{Bound, Constraints, Docs};
use crate::source::Value;

/// The most characters of an example in a sentence. A longer one is a code block.
const SHORT: usize = 80;

/// Returns a sentence for each keyword but the example.
pub fn sentences(docs: &Docs) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(docs.deprecated.then(|| "Deprecated.".to_owned()));
    sentences.extend(
        docs.read_only
            .then(|| "Read-only: the server sets it.".to_owned()),
    );
    sentences.extend(
        docs.write_only
            .then(|| "Write-only: no answer holds it.".to_owned()),
    );
    sentences.extend(constraints(&docs.constraints));
    sentences.extend(
        docs.default
            .as_ref()
            .map(|value| format!("The server's default is {}.", json(value))),
    );
    sentences
}

/// Returns an example as a sentence, whatever its length.
pub fn example(value: &Value) -> String {
    format!("Example: {}.", json(value))
}

/// Returns the lines of an example: a sentence, or a code block for a long object or list.
pub fn example_lines(value: &Value) -> Vec<String> {
    let sentence = example(value);
    if sentence.chars().count() <= SHORT || !(value.is_object() || value.is_array()) {
        return vec![sentence];
    }
    let mut lines = vec!["Example:".to_owned(), String::new()];
    // Writing a JSON value cannot fail.
    lines.extend(block(
        "json",
        &serde_json::to_string_pretty(value).unwrap_or_default(),
    ));
    lines
}

/// Returns a sentence for each limit on a value.
pub fn constraints(limits: &Constraints) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(limits.constant.map(|value| format!("Always `{value}`.")));
    sentences.extend(bounds(limits.minimum.as_ref(), limits.maximum.as_ref()));
    sentences.extend(
        limits
            .multiple_of
            .as_ref()
            .map(|step| format!("A multiple of {step}.")),
    );
    sentences.extend(count(
        limits.min_length,
        limits.max_length,
        "character",
        "characters",
    ));
    sentences.extend(
        limits
            .pattern
            .as_ref()
            .map(|pattern| format!("Matches {}.", code(pattern))),
    );
    sentences.extend(count(limits.min_items, limits.max_items, "item", "items"));
    sentences.extend(
        limits
            .unique_items
            .then(|| "No two items are equal.".to_owned()),
    );
    sentences.extend(count(
        limits.min_properties,
        limits.max_properties,
        "property",
        "properties",
    ));
    sentences
}

fn bounds(minimum: Option<&Bound>, maximum: Option<&Bound>) -> Option<String> {
    let least = minimum.map(|bound| {
        format!(
            "{}{}",
            if bound.exclusive {
                "more than "
            } else {
                "at least "
            },
            bound.value
        )
    });
    let most = maximum.map(|bound| {
        format!(
            "{}{}",
            if bound.exclusive {
                "less than "
            } else {
                "at most "
            },
            bound.value
        )
    });
    match (minimum, maximum) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            let (min, max) = (&min.value, &max.value);
            Some(if min == max {
                format!("Exactly {min}.")
            } else {
                format!("{min} to {max}.")
            })
        }
        _ => {
            let ends: Vec<String> = least.into_iter().chain(most).collect();
            (!ends.is_empty()).then(|| capitalised(&ends.join(" and ")) + ".")
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

fn count(least: Option<u64>, most: Option<u64>, one: &str, many: &str) -> Option<String> {
    let unit = |number: u64| if number == 1 { one } else { many };
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => {
            Some(format!("Exactly {most} {}.", unit(most)))
        }
        (Some(least), Some(most)) => Some(format!("{least} to {most} {}.", unit(most))),
        (Some(least), None) => Some(format!("At least {least} {}.", unit(least))),
        (None, Some(most)) => Some(format!("At most {most} {}.", unit(most))),
        (None, None) => None,
    }
}

/// Returns a value as a code span: a string without quotes, any other value as JSON.
fn json(value: &Value) -> String {
    match value {
        Value::String(text) => code(text),
        value => code(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sentences_on(limits: Constraints) -> String {
        constraints(&limits).join(" ")
    }

    fn bound(value: i64, exclusive: bool) -> Option<Bound> {
        Some(Bound {
            value: value.into(),
            exclusive,
        })
    }

    #[test]
    fn limits_on_numbers() {
        let table = [
            (bound(1, false), bound(100, false), "1 to 100."),
            (bound(5, false), bound(5, false), "Exactly 5."),
            (
                bound(0, true),
                bound(1, false),
                "More than 0 and at most 1.",
            ),
            (
                bound(0, false),
                bound(1, true),
                "At least 0 and less than 1.",
            ),
            (bound(0, false), None, "At least 0."),
            (None, bound(9, true), "Less than 9."),
            (None, None, ""),
        ];
        for (minimum, maximum, expected) in table {
            assert_eq!(
                sentences_on(Constraints {
                    minimum,
                    maximum,
                    ..Constraints::default()
                }),
                expected
            );
        }
    }

    #[test]
    fn limits_on_lengths() {
        let table = [
            (Some(1), Some(1000), "1 to 1000 characters."),
            (Some(100), Some(100), "Exactly 100 characters."),
            (Some(1), None, "At least 1 character."),
            (Some(0), Some(1), "At most 1 character."),
            (Some(0), None, ""),
        ];
        for (min_length, max_length, expected) in table {
            assert_eq!(
                sentences_on(Constraints {
                    min_length,
                    max_length,
                    ..Constraints::default()
                }),
                expected
            );
        }
    }

    #[test]
    fn all_other_limits() {
        let limits = Constraints {
            multiple_of: Some(5.into()),
            pattern: Some("^`a`|b$".to_owned()),
            min_items: Some(1),
            unique_items: true,
            max_properties: Some(3),
            ..Constraints::default()
        };
        let expected = "A multiple of 5. Matches ``^`a`|b$``. At least 1 item. No two items are equal. At most 3 properties.";
        assert_eq!(sentences_on(limits), expected);
    }

    #[test]
    fn defaults_examples_and_access() {
        let docs = Docs {
            deprecated: true,
            read_only: true,
            write_only: true,
            default: Some(json!(20)),
            example: Some(json!("ZXhhbXBsZTE")),
            ..Docs::default()
        };
        let expected = "Deprecated. Read-only: the server sets it. Write-only: no answer holds it. The server's default is `20`.";
        assert_eq!(sentences(&docs).join(" "), expected);
        assert_eq!(
            docs.example.as_ref().map(example).as_deref(),
            Some("Example: `ZXhhbXBsZTE`.")
        );
    }

    #[test]
    fn a_long_example_is_a_block() {
        let long = json!({ "text": "x".repeat(80), "fence": "```" });
        let lines = example_lines(&long);
        assert_eq!(lines[..3], ["Example:", "", "````json"]);
        assert_eq!(lines.last().map(String::as_str), Some("````"));
        assert_eq!(example_lines(&json!([1, 2])), ["Example: `[1,2]`."]);
    }
}
