//! Texts: of a format, of a pattern, or any.

use rand::prelude::*;

use crate::constraints::Constraints;
use crate::pattern;

/// Texts that need care on their way: empty, with escapes, beyond ASCII, and what looks like something else.
const ANY: &[&str] = &[
    "",
    "a",
    "word",
    "two words",
    "\"quoted\"",
    "back\\slash",
    "line\nbreak",
    "tab\there",
    "Grüße",
    "日本語",
    "🦀",
    "null",
    "true",
    "5",
    "\u{7f}",
    "<a href='x'>&amp;</a>",
    "{}",
    "2024-01-01",
    "-",
    " ",
];

const TIMESTAMPS: &[&str] = &[
    "2024-02-29T23:59:59Z",
    "2024-01-01T00:00:00.123456789+05:30",
    "1969-12-31T23:59:59.5-08:00",
    "2016-12-31T23:59:60Z",
    "9999-12-31T00:00:00Z",
    "2024-06-01T12:00:00.000Z",
];

/// The most characters that a text is made of to be long enough.
const LONGEST: usize = 4096;

/// Makes a text.
pub fn text(constraints: &Constraints<'_>, rng: &mut StdRng) -> Option<String> {
    let least = constraints.greatest("minLength").unwrap_or(0);
    let most = constraints.least("maxLength").unwrap_or(usize::MAX);
    let fits = |text: &str| (least..=most).contains(&text.chars().count());
    if let Some(pattern) = constraints.text("pattern") {
        return pattern::text(pattern, least, rng, fits);
    }
    let formatted = constraints.text("format").and_then(|it| of_format(it, rng));
    if let Some(text) = formatted.filter(|it| fits(it)) {
        return Some(text);
    }
    let plain = ANY.iter().map(|it| (*it).to_owned()).filter(|it| fits(it));
    let mut plain: Vec<String> = plain.collect();
    let length = rng.random_range(least..=most.min(least.saturating_add(8)).max(least));
    let letters = (0..length.min(LONGEST)).map(|_| char::from(rng.random_range(b'a'..=b'z')));
    plain.push(letters.collect());
    plain.choose(rng).cloned()
}

fn of_format(format: &str, rng: &mut StdRng) -> Option<String> {
    let pick = |texts: &[&str], rng: &mut StdRng| texts.choose(rng).map(|it| (*it).to_owned());
    match format {
        "date-time" => pick(TIMESTAMPS, rng),
        "date" => pick(&["2024-02-29", "1969-12-31", "9999-12-31"], rng),
        "time" => pick(&["23:59:59Z", "00:00:00.5+01:00"], rng),
        "duration" => pick(&["P3DT4H", "PT0S"], rng),
        "uuid" => {
            let number: u128 = rng.random();
            let text = format!("{number:032x}");
            let groups = [
                &text[..8],
                &text[8..12],
                &text[12..16],
                &text[16..20],
                &text[20..],
            ];
            Some(groups.join("-"))
        }
        "byte" => {
            let length = rng.random_range(0..9);
            Some(base64((0..length).map(|_| rng.random()).collect()))
        }
        "email" | "idn-email" => pick(&["a@example.com", "\"x y\"@example.org"], rng),
        "uri" | "url" | "iri" | "uri-reference" => pick(
            &[
                "https://example.com/a?b=c#d",
                "urn:x:y",
                "https://example.com",
            ],
            rng,
        ),
        "hostname" => pick(&["example.com", "localhost"], rng),
        "ipv4" | "ip" => pick(&["192.0.2.1", "255.255.255.255"], rng),
        "ipv6" => pick(&["::1", "2001:db8::ff00:42:8329"], rng),
        "decimal" => pick(&["0", "12.50", "-3.000001"], rng),
        _ => None,
    }
}

/// Encodes bytes in base64, with padding.
fn base64(bytes: Vec<u8>) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * index) & 63) as usize];
            text.push(if index > chunk.len() {
                '='
            } else {
                char::from(digit)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fit_their_constraints() {
        let table = [
            (json!({ "minLength": 30, "maxLength": 31 }), 30, 31),
            (json!({ "pattern": "^[a-z]{2,9}$", "maxLength": 3 }), 2, 3),
            (json!({ "format": "uuid" }), 36, 36),
        ];
        let mut rng = StdRng::seed_from_u64(1);
        for (schema, least, most) in table {
            let constraints = Constraints {
                parts: vec![schema.as_object().unwrap()],
            };
            for _ in 0..20 {
                let length = text(&constraints, &mut rng).unwrap().chars().count();
                assert!((least..=most).contains(&length), "{schema}: {length}");
            }
        }
    }

    #[test]
    fn are_base64() {
        let table = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ];
        for (bytes, expected) in table {
            assert_eq!(base64(bytes.into()), expected);
        }
    }
}
