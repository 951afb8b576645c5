//! Texts that match a pattern, which is a regular expression of ECMA-262.

use rand::prelude::*;
use rand_regex::Regex;

/// How many times a text of a pattern is tried.
const ATTEMPTS: usize = 60;

/// How often an open repetition of a pattern is repeated at most, where no length asks for more.
const REPETITIONS: u32 = 12;

/// The longest text that a pattern is tried for.
const LONGEST: usize = 1000;

/// What begins a group that looks ahead or back.
const LOOKS: [&str; 4] = ["(?=", "(?!", "(?<=", "(?<!"];

/// Makes a text of a pattern, of those that `fits` takes. None of them is shorter than `least`.
pub fn text(
    pattern: &str,
    least: usize,
    rng: &mut StdRng,
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    let check = fancy_regex::Regex::new(&translated(pattern)).ok()?;
    let is_right = |text: &String| fits(text) && check.is_match(text).unwrap_or(false);
    let plain = without_conditions(pattern);
    let least = least.min(LONGEST);
    let more = u32::try_from(least).ok().filter(|it| *it > REPETITIONS);
    [Some(REPETITIONS), more]
        .into_iter()
        .flatten()
        .find_map(|repetitions| {
            let maker = Regex::compile(&plain, repetitions).ok()?;
            // The longer a text has to be, the fewer are that long.
            let attempts = ATTEMPTS + 8 * least;
            (0..attempts).map(|_| rng.sample(&maker)).find(is_right)
        })
}

/// A character of a pattern, or two where the first escapes the second.
struct Token<'p> {
    text: &'p str,
    /// Whether it stands between the brackets of a class.
    in_class: bool,
}

fn tokens(pattern: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut in_class) = (pattern, false);
    while let Some(first) = rest.chars().next() {
        let count = if first == '\\' { 2 } else { 1 };
        let length = rest.chars().take(count).map(char::len_utf8).sum();
        let (text, after) = rest.split_at(length);
        if in_class && text == "]" {
            in_class = false;
        }
        tokens.push(Token { text, in_class });
        if text == "[" {
            in_class = true;
        }
        rest = after;
    }
    tokens
}

/// Returns a pattern in the syntax of Rust, where the classes that ECMA-262 has for ASCII are those of Unicode.
fn translated(pattern: &str) -> String {
    tokens(pattern).iter().map(in_rust).collect()
}

fn in_rust<'p>(token: &Token<'p>) -> &'p str {
    match (token.text, token.in_class) {
        ("\\d", _) => "[0-9]",
        ("\\w", _) => "[A-Za-z0-9_]",
        // Rust has classes within classes.
        ("[", true) => "\\[",
        (text, _) => text,
    }
}

/// Returns a pattern in the syntax of Rust without what has no width: anchors, and groups that look ahead or back. It
/// matches all that the pattern matches, and may match more.
fn without_conditions(pattern: &str) -> String {
    let mut plain = String::new();
    // How many groups are open within one that is left out, itself among them.
    let mut left_out = 0_usize;
    let mut rest = pattern;
    for token in tokens(pattern) {
        let begins = !token.in_class && LOOKS.iter().any(|it| rest.starts_with(it));
        rest = &rest[token.text.len()..];
        match (token.text, token.in_class) {
            ("(", false) if begins || left_out > 0 => left_out += 1,
            (")", false) if left_out > 0 => left_out -= 1,
            ("^" | "$" | "\\b" | "\\B", false) => {}
            _ if left_out > 0 => {}
            _ => plain += in_rust(&token),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(pattern: &str, least: usize, most: usize) -> Vec<String> {
        let mut rng = StdRng::seed_from_u64(1);
        let fits = |text: &str| (least..=most).contains(&text.chars().count());
        let texts = (0..20).map(|_| text(pattern, least, &mut rng, fits));
        texts.map(|it| it.expect(pattern)).collect()
    }

    #[test]
    fn texts_are_as_long_as_they_must_be() {
        let table = [
            ("^[a-z]+$", 20, 20),
            ("^[A-Za-z0-9_-]+$", 1, 3),
            ("^(a|bc)*$", 40, 60),
            ("^se(-[a-z0-9]+)+$", 1, 25),
        ];
        for (pattern, least, most) in table {
            made(pattern, least, most);
        }
    }

    #[test]
    fn classes_are_those_of_ecma_262() {
        for pattern in [r"^\d{4}-[\d:]+$", r"^[\w-]+$", r"^\w+[[x]$"] {
            assert!(
                made(pattern, 0, 99).iter().all(|it| it.as_str().is_ascii()),
                "{pattern}"
            );
        }
    }

    #[test]
    fn conditions_are_met() {
        let table = [
            (r"^(?!a(b|c)*$)^[abc]+$", vec!["x", "a", "abc"]),
            (r"^[a-]+(?<!-)$", vec!["a-"]),
            (r"^(^a$)|(^b$)", vec!["ab"]),
            (r"^[(?!)]x\b", vec!["x"]),
        ];
        for (pattern, others) in table {
            let texts = made(pattern, 0, 99);
            assert!(
                !texts.iter().any(|it| others.contains(&it.as_str())),
                "{pattern}: {texts:?}"
            );
        }
    }
}
