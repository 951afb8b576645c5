//! Checks of settings that end up in a manifest and in names.

use super::{ConfigProblem, Package};

/// The registry's limits on keywords.
const MOST_KEYWORDS: usize = 5;
const LONGEST_KEYWORD: usize = 20;

/// Checks the values that have a syntax of their own.
pub(super) fn check(package: &Package, sensitive: &[String]) -> Result<(), ConfigProblem> {
    let name = package.name.iter();
    every(
        name,
        is_crate_name,
        "a crate's name: letters, digits, `-` and `_`, a letter first",
    )?;
    every(
        package.version.iter(),
        is_version,
        "a version: three numbers, as in `1.0.0`",
    )?;
    let prefix = package.environment_prefix.iter();
    every(
        prefix,
        is_prefix,
        "capital letters, digits and `_`, a letter first",
    )?;
    every(
        &package.keywords,
        is_keyword,
        "a keyword: at most 20 letters, digits, `-`, `_` and `+`",
    )?;
    every(
        package.keywords.iter().skip(MOST_KEYWORDS),
        |_| false,
        "one of at most 5 keywords",
    )?;
    every(
        sensitive,
        is_property,
        "a model and one of its properties: `Model.property`",
    )
}

/// Returns whether a text can be the name of a crate.
pub fn is_crate_name(text: &str) -> bool {
    let letters = text
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "-_".contains(it));
    let reserved = [
        "test",
        "core",
        "std",
        "alloc",
        "proc_macro",
        "crate",
        "self",
        "super",
    ];
    letters
        && starts_with_letter(text)
        && text.len() <= 64
        && !reserved.contains(&text.replace('-', "_").as_str())
        && !is_rust_keyword(text)
}

/// Returns whether a text is a keyword of Rust 2024, strict or reserved, that `r#` makes an identifier.
pub fn is_rust_keyword(text: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&text)
}

fn every<'t>(
    values: impl IntoIterator<Item = &'t String>,
    allowed: impl Fn(&str) -> bool,
    expected: &'static str,
) -> Result<(), ConfigProblem> {
    match values.into_iter().find(|it| !allowed(it)) {
        Some(value) => Err(ConfigProblem::Value {
            value: value.clone(),
            expected,
        }),
        None => Ok(()),
    }
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
}

fn is_version(text: &str) -> bool {
    let end = text.find(['-', '+']).unwrap_or(text.len());
    let (core, rest) = text.split_at(end);
    let number = |it: &str| {
        it.parse::<u64>()
            .is_ok_and(|number| number.to_string() == it)
    };
    let identifiers = rest
        .strip_prefix(['-', '+'])
        .unwrap_or("0")
        .split(['.', '+']);
    let identifier =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    core.split('.').count() == 3
        && core.split('.').all(number)
        && identifiers.into_iter().all(identifier)
}

fn is_prefix(text: &str) -> bool {
    let allowed = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
    starts_with_letter(text) && text.chars().all(allowed)
}

fn is_keyword(text: &str) -> bool {
    let allowed = |it: char| it.is_ascii_alphanumeric() || "-_+".contains(it);
    starts_with_letter(text) && text.len() <= LONGEST_KEYWORD && text.chars().all(allowed)
}

fn is_property(text: &str) -> bool {
    let parts = text.split_once('.');
    parts.is_some_and(|(model, property)| !model.is_empty() && !property.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_crate_names() {
        for name in ["users", "users-client", "a1_b"] {
            assert!(is_crate_name(name), "{name}");
        }
        for name in [
            "",
            "1a",
            "a b",
            "a\"b",
            "../a",
            "é",
            "fn",
            "std",
            "proc-macro",
            "_a",
        ] {
            assert!(!is_crate_name(name), "{name}");
        }
    }

    #[test]
    fn knows_versions() {
        for version in ["0.1.0", "1.20.3-beta.1", "1.0.0+7", "1.0.0-a+b"] {
            assert!(is_version(version), "{version}");
        }
        for version in [
            "1.0",
            "1",
            "v1.0.0",
            "01.0.0",
            "1.0.0-",
            "1.0.0 ",
            "1.0.0-a\"b",
            "1..0",
        ] {
            assert!(!is_version(version), "{version}");
        }
    }

    #[test]
    fn names_the_value_at_fault() {
        let package = Package {
            keywords: ["a", "b", "c", "d", "e", "f"].map(String::from).into(),
            ..Package::default()
        };
        let problem = check(&package, &[]).unwrap_err();
        assert!(matches!(problem, ConfigProblem::Value { value, .. } if value == "f"));
        assert!(check(&Package::default(), &["password".into()]).is_err());
    }

    #[test]
    fn knows_prefixes_keywords_and_properties() {
        for (text, prefix, keyword, property) in [
            ("USERS_2", true, true, false),
            ("users", false, true, false),
            ("2A", false, false, false),
            ("a-b+c_d", false, true, false),
            ("a b", false, false, false),
            ("Model.property", false, false, true),
            ("Model.a.b", false, false, true),
            ("Model.", false, false, false),
            (".a", false, false, false),
            ("", false, false, false),
        ] {
            assert_eq!(is_prefix(text), prefix, "{text}");
            assert_eq!(is_keyword(text), keyword, "{text}");
            assert_eq!(is_property(text), property, "{text}");
        }
        assert!(is_keyword(&"a".repeat(20)) && !is_keyword(&"a".repeat(21)));
        assert!(is_crate_name(&"a".repeat(64)) && !is_crate_name(&"a".repeat(65)));
    }

    #[test]
    fn knows_keywords_of_rust() {
        for (text, expected) in [
            ("type", true),
            ("async", true),
            ("gen", true),
            ("yield", true),
            ("self", false),
            ("union", false),
            ("Type", false),
        ] {
            assert_eq!(is_rust_keyword(text), expected, "{text}");
        }
    }
}
