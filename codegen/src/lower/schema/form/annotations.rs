//! Annotations: the keywords that say something of values, and not which values there are (JSON Schema 2020-12, section
//! 7.7).

/// The extensions that stand for keywords which say what a value is.
const TELLING: &[&str] = &["x-prefix-items", "x-types", "x-numeric-text"];

/// Tells whether a keyword of a schema is an annotation. Extensions are.
pub fn is_annotation(key: &str) -> bool {
    match key {
        "title" | "description" | "summary" | "default" | "example" | "examples" | "deprecated"
        | "readOnly" | "writeOnly" | "externalDocs" | "xml" | "$comment" => true,
        key => key.starts_with("x-") && !TELLING.contains(&key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_do_not_say_which_values_there_are() {
        for (key, expected) in [
            ("title", true),
            ("deprecated", true),
            ("x-enum-varnames", true),
            ("x-prefix-items", false),
            ("nullable", false),
            ("enum", false),
            ("not", false),
        ] {
            assert_eq!(is_annotation(key), expected, "{key}");
        }
    }
}
