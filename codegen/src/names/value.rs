//! The names of an enumeration's values.

use super::case::{number, pascal, spelt};
use super::scope::{Name, Scope};
use crate::api::{Enum, Label};
use crate::source::Value;

/// Names the variants of an enum as the settings call them, or as the document does (`x-enum-varnames`), else after
/// their values. `renamed` are the names that the settings give.
pub fn assign(list: &Enum, renamed: Vec<Option<Name>>, scope: &mut Scope) -> Vec<Name> {
    let values = list.values.iter().zip(&list.labels);
    values
        .zip(renamed)
        .map(|((value, label), renamed)| renamed.unwrap_or_else(|| of_value(&value, label, scope)))
        .collect()
}

/// Returns a value as the settings write it in the key of a variant: `Model.value`.
pub fn key(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

fn of_value(value: &Value, label: &Label, scope: &mut Scope) -> Name {
    match (&label.name, value) {
        (Some(name), _) => scope.assign(&pascal(name, "Value")),
        (None, Value::String(text)) => of_text(text, scope),
        (None, Value::Number(value)) => scope.assign(&pascal(
            &format!("value {}", number(&value.to_string())),
            "Value",
        )),
        (None, value) => scope.assign(&pascal(&value.to_string(), "Value")),
    }
}

/// Names a value that is text. If another value has the name already, the difference is named: a symbol (`-name` →
/// `MinusName`) or the case (`ASC` → `AscUpper`).
fn of_text(text: &str, scope: &mut Scope) -> Name {
    let plain = pascal(text, "Value");
    let upper = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let lower = text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase);
    let by_case = match (upper, lower) {
        (true, _) => Some(format!("{plain}Upper")),
        (_, true) => Some(format!("{plain}Lower")),
        (false, false) => None,
    };
    let wishes = [Some(plain.clone()), Some(spelt(text, "Value")), by_case];
    let free = wishes
        .into_iter()
        .flatten()
        .find(|wish| scope.is_free(wish));
    scope.assign(&free.unwrap_or(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_one_name_are_told_apart() {
        for (texts, expected) in [
            (&["not_found", "ok"][..], &["NotFound", "Ok"][..]),
            (&["name", "-name"], &["Name", "MinusName"]),
            (&["asc", "ASC"], &["Asc", "AscUpper"]),
            (&["ASC", "asc"], &["Asc", "AscLower"]),
            (&["a b", "a-b", "a_b"], &["AB", "AMinusB", "AUnderscoreB"]),
            (&["Ab", "aB"], &["Ab", "AB2"]),
            (&["unknown"], &["UnknownLower"]),
        ] {
            let mut scope = Scope::new(&["Unknown"], "Value");
            let names = texts
                .iter()
                .map(|text| of_text(text, &mut scope).to_string());
            assert_eq!(names.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn keys_are_the_values_as_text() {
        for (value, expected) in [
            (Value::from("a"), "a"),
            (Value::from(401), "401"),
            (Value::from(true), "true"),
            (Value::Null, "null"),
        ] {
            assert_eq!(key(&value), expected);
        }
    }
}
