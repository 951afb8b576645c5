//! Casing: from the document's words to Rust's.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

use super::acronyms;

/// Returns words as a name in Pascal case: `not_found` → `NotFound`.
///
/// A name cannot start with a digit or a small letter that has no capital: `prefix` goes before it (`2fa` → `Value2fa`),
/// or the word for a symbol that was before it (`-1` → `Minus1`). Words that consist of symbols are spelt (`*` → `Asterisk`), and a name without
/// words is made of the prefix (`ValueEmpty`).
pub fn pascal(words: &str, prefix: &str) -> String {
    let words = &acronyms::as_words(words, acronyms::IN_PASCAL_CASE);
    let name = valid(clean(words).to_pascal_case(), words, prefix, |text| {
        text.to_pascal_case()
    });
    match name.starts_with(char::is_lowercase) {
        true => format!("{prefix}{name}"),
        false => name,
    }
}

/// Returns words as a name in snake case: `list-users` → `list_users`. `prefix` is used as in [`pascal`].
pub fn snake(words: &str, prefix: &str) -> String {
    let words = &acronyms::as_words(words, acronyms::IN_SNAKE_CASE);
    let prefix = format!("{prefix}_");
    let name = valid(clean(words).to_snake_case(), words, &prefix, |text| {
        text.to_snake_case()
    });
    name.trim_end_matches('_').to_owned()
}

/// Returns words as the name of a constant: `list-users` → `LIST_USERS`. A small letter that has no capital is written
/// as its number.
pub fn constant(words: &str) -> String {
    let name = words.to_shouty_snake_case();
    if !name.contains(char::is_lowercase) {
        return name;
    }
    let letters = name.chars().map(|c| match c.is_lowercase() {
        true => format!("U{:X}", u32::from(c)),
        false => c.to_string(),
    });
    letters.collect()
}

/// Returns words as a name in Pascal case in which each symbol is a word: `-name` → `MinusName`.
pub fn spelt(words: &str, prefix: &str) -> String {
    pascal(&spelt_out(words), prefix)
}

/// Returns a number of JSON as words: `-1.5` → `minus 1 point 5`.
pub fn number(text: &str) -> String {
    text.replace('-', "minus ")
        .replace('.', " point ")
        .replace('+', "")
}

/// Returns the name of a module in a file of its own. It is ASCII alone: Rust does not find the files of others.
pub fn module(name: &str, fallback: &str) -> String {
    snake(&name.replace(|c: char| !c.is_ascii(), " "), fallback)
}

/// Replaces characters that no identifier has by gaps between words.
fn clean(words: &str) -> String {
    words
        .chars()
        .map(|c| {
            if unicode_ident::is_xid_continue(c) {
                c
            } else {
                ' '
            }
        })
        .collect()
}

/// Makes a cased name an identifier. `words` are what it was cased from: their symbols are spelt where the name
/// starts with a digit or is empty.
fn valid(cased: String, words: &str, prefix: &str, case: fn(&str) -> String) -> String {
    match cased.chars().next() {
        Some(first) if unicode_ident::is_xid_start(first) => cased,
        Some(_) if starts_with_symbol(words) => match case(&spelt_out(words)) {
            spelt if spelt.starts_with(unicode_ident::is_xid_start) => spelt,
            spelt => format!("{prefix}{spelt}"),
        },
        Some(_) => format!("{prefix}{cased}"),
        None => match case(&spelt_out(words)) {
            spelt if spelt.is_empty() => case(&format!("{prefix} empty")),
            spelt => spelt,
        },
    }
}

fn starts_with_symbol(words: &str) -> bool {
    words.starts_with(|c: char| symbol(c).is_some() && c != '_')
}

/// Writes each symbol as a word, and any other character that no identifier has as its number: `😀` → `u1f600`.
fn spelt_out(words: &str) -> String {
    let mut text = String::new();
    for c in words.chars() {
        match symbol(c) {
            Some(word) => {
                text.push(' ');
                text.push_str(word);
                text.push(' ');
            }
            None if unicode_ident::is_xid_continue(c) => text.push(c),
            None => text.push_str(&format!(" u{:x} ", u32::from(c))),
        }
    }
    text
}

/// Returns the word for a symbol.
fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "space",
        '!' => "bang",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "open paren",
        ')' => "close paren",
        '*' => "asterisk",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' => "open bracket",
        '\\' => "backslash",
        ']' => "close bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open brace",
        '|' => "pipe",
        '}' => "close brace",
        '~' => "tilde",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_pascal_case() {
        let table = [
            ("User type", "UserType"),
            ("not_found", "NotFound"),
            (
                "No valid API authentication found",
                "NoValidApiAuthenticationFound",
            ),
            ("2fa", "Value2fa"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("*", "Asterisk"),
            ("<=", "LessEqual"),
            ("", "ValueEmpty"),
            ("_", "Underscore"),
            ("größe", "Größe"),
            ("検索", "検索"),
            ("ĸ", "Valueĸ"),
            ("\u{1f600}", "U1f600"),
            ("a.b/c", "ABC"),
            ("userIDs", "UserIds"),
            ("iOSVersion", "IosVersion"),
            ("OAuth2Token", "OAuth2Token"),
            ("Users API", "UsersApi"),
        ];
        for (words, expected) in table {
            assert_eq!(pascal(words, "Value"), expected, "{words:?}");
        }
    }

    #[test]
    fn words_in_snake_case() {
        let table = [
            ("type", "type"),
            ("email_adress", "email_adress"),
            ("list-users", "list_users"),
            ("HTTPServer", "http_server"),
            ("3d", "field_3d"),
            ("userIDs", "user_ids"),
            ("getURLs", "get_urls"),
            ("iOSVersion", "ios_version"),
            ("OAuth2Token", "oauth2_token"),
            ("$filter", "filter"),
            ("@type", "type"),
            ("", "field_empty"),
        ];
        for (words, expected) in table {
            assert_eq!(snake(words, "field"), expected, "{words:?}");
        }
    }

    #[test]
    fn numbers_are_spelt() {
        for (text, expected) in [
            ("401", "401"),
            ("-1", "minus 1"),
            ("-0.5", "minus 0 point 5"),
            ("1e+3", "1e3"),
        ] {
            assert_eq!(number(text), expected);
        }
    }

    #[test]
    fn words_of_constants_and_modules() {
        for (words, in_capitals, of_module) in [
            ("list-users", "LIST_USERS", "list_users"),
            ("X-Request-Id", "X_REQUEST_ID", "x_request_id"),
            ("größe", "GRÖSSE", "gr_e"),
            ("2fa", "2FA", "model_2fa"),
            ("ĸa", "U138A", "a"),
        ] {
            assert_eq!(constant(words), in_capitals, "{words:?}");
            assert_eq!(module(words, "model"), of_module, "{words:?}");
        }
    }

    #[test]
    fn symbols_are_spelt() {
        for (words, expected) in [
            ("-name", "MinusName"),
            ("a.b", "ADotB"),
            ("a b", "ASpaceB"),
            ("1+1", "Value1Plus1"),
            ("name", "Name"),
        ] {
            assert_eq!(spelt(words, "Value"), expected, "{words:?}");
        }
    }
}
