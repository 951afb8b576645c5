//! Numbers of a document: which are whole, and which lose digits where they are read.

use serde_json::Number;

/// Returns a whole number as an integer, also where it is written `1.0` or `1e3`. None where 64 bits do not hold it.
pub fn whole(number: &Number) -> Option<Number> {
    if !number.is_f64() {
        return Some(number.clone());
    }
    // A float without a fraction is a whole number to the last digit, and conversion takes the nearest where there is
    // none, which no 64 bits hold.
    let float = number.as_f64().filter(|float| float.fract() == 0.0)?;
    Number::from_i128(float as i128)
}

/// Tells whether a number that was read as a float is another one than is written. What is not written as JSON writes
/// numbers (`0x1F`, `.5`) is taken to be the same.
pub fn is_rounded(number: &Number, written: &str) -> bool {
    let read = number.as_f64().map(|float| format!("{float:e}"));
    let pair = read.and_then(|read| Some((digits(&read)?, digits(written)?)));
    pair.is_some_and(|(read, written)| read != written)
}

/// Returns the digits of a number from the first that is not zero to the last, with its sign and the power of ten of its
/// last digit: `("15", false, -1)` for `1.50`.
fn digits(text: &str) -> Option<(String, bool, i64)> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if whole.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let kept = digits.trim_end_matches('0');
    if kept.is_empty() {
        return Some((String::new(), false, 0));
    }
    let dropped = i64::try_from(digits.len() - kept.len()).ok()?;
    let places = i64::try_from(fraction.len()).ok()?;
    let power = exponent.checked_add(dropped)?.checked_sub(places)?;
    Some((kept.trim_start_matches('0').to_owned(), is_negative, power))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn whole_numbers_are_integers() {
        for (text, expected) in [
            ("1", Some("1")),
            ("1.0", Some("1")),
            ("-2e3", Some("-2000")),
            ("1e16", Some("10000000000000000")),
            ("18446744073709551615", Some("18446744073709551615")),
            ("1.8446744073709552e19", None),
            ("-1e19", None),
            ("1e300", None),
            ("0.5", None),
        ] {
            let whole = whole(&number(text)).map(|it| it.to_string());
            assert_eq!(whole.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn numbers_with_too_many_digits_are_rounded() {
        for (written, expected) in [
            ("0.1", false),
            ("1.50", false),
            ("-0.0", false),
            ("1E2", false),
            ("100.0", false),
            ("1e22", false),
            ("36893488147419103232000", true),
            ("18446744073709551616", true),
            ("9007199254740993.0", true),
            ("0.10000000000000000001", true),
            ("1e-400", true),
        ] {
            assert_eq!(is_rounded(&number(written), written), expected, "{written}");
        }
        assert!(!is_rounded(&number("0.5"), ".5"));
        assert!(!is_rounded(&number("31.0"), "0x1F"));
    }
}
