//! serde's messages in the terms of JSON: people who write documents know objects, not structs.

/// Returns serde's message about a value that could not be read, in the terms of JSON.
pub(super) fn in_json_terms(message: &str) -> String {
    let wrong = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = wrong.and_then(|it| it.rsplit_once(", expected ")) {
        return format!("expected {}, found {}", kind(expected), kind(found));
    }
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("{field} is missing");
    }
    if message.starts_with("data did not match any variant of untagged enum") {
        return "this has none of the forms that its place allows".into();
    }
    let unknown = message.strip_prefix("unknown variant ");
    match unknown.and_then(|it| it.split_once(", expected ")) {
        Some((found, known)) => format!("{found} is not {known}"),
        None => message.to_owned(),
    }
}

/// Returns the term of JSON for a kind of value that serde names.
fn kind(name: &str) -> &str {
    match name {
        "map" | "a map" => "an object",
        "sequence" | "a sequence" => "an array",
        "unit" | "unit value" | "null" => "null",
        "i64" | "i32" => "an integer",
        "u64" | "u32" | "u16" | "u8" | "usize" => "a non-negative integer",
        "f64" | "f32" => "a number",
        "char" => "a character",
        _ if name.starts_with("struct ") || name.contains("tagged enum") => "an object",
        _ if name.starts_with("enum ") || name.contains("variant identifier") => "a string",
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_of_json() {
        for (serde, json) in [
            (
                "invalid type: integer `3`, expected struct Operation",
                "expected an object, found integer `3`",
            ),
            (
                "invalid type: map, expected a sequence",
                "expected an array, found an object",
            ),
            (
                "invalid value: integer `-1`, expected u64",
                "expected a non-negative integer, found integer `-1`",
            ),
            (
                "invalid type: string \", expected \", expected a boolean",
                "expected a boolean, found string \", expected \"",
            ),
            ("missing field `info`", "`info` is missing"),
            (
                "unknown variant `x`, expected one of `a`, `b`",
                "`x` is not one of `a`, `b`",
            ),
            ("unknown variant `x`, expected `a`", "`x` is not `a`"),
            (
                "data did not match any variant of untagged enum ReferenceOr",
                "this has none of the forms that its place allows",
            ),
            ("something else", "something else"),
        ] {
            assert_eq!(in_json_terms(serde), json);
        }
    }
}
