//! `string_enum!`, `integer_enum!` and `value_enum!`.

use serde_json::{Value, from_value, json, to_value};

use crate::runtime::{integer_enum, string_enum, value_enum};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Color {
    DarkRed,
    Empty,
    Unknown(String),
}

string_enum! {
    Color {
        "dark-red" => DarkRed,
        "" => Empty,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Priority {
    High,
    Low,
    Unknown(i64),
}

integer_enum! {
    Priority(i64) {
        1 => High,
        -1 => Low,
    }
}

/// An enum of a document that lists no value.
#[derive(Clone, Debug, PartialEq)]
enum Nothing {
    Unknown(String),
}

string_enum! {
    Nothing {}
}

#[test]
fn every_way_from_a_text_gives_the_same() {
    let unknown = |text: &str| Color::Unknown(text.to_owned());
    for (text, color) in [
        ("dark-red", Color::DarkRed),
        ("", Color::Empty),
        ("Dark-Red", unknown("Dark-Red")),
        ("blau \u{1F600}", unknown("blau \u{1F600}")),
    ] {
        assert_eq!(Color::from(text), color);
        assert_eq!(Color::from(text.to_owned()), color);
        assert_eq!(text.parse(), Ok(color.clone()));
        assert_eq!(
            serde_json::from_value::<Color>(json!(text)).ok(),
            Some(color.clone())
        );
        assert_eq!(
            serde_json::from_str::<Color>(&json!(text).to_string()).ok(),
            Some(color.clone())
        );
        assert_eq!(serde_json::to_value(&color).ok(), Some(json!(text)));
        assert_eq!(
            (color.as_str(), color.as_ref(), color.to_string().as_str()),
            (text, text, text)
        );
    }
}

#[test]
fn a_text_may_be_padded() {
    assert_eq!(
        format!("{:>10}|{:<9}|", Color::DarkRed, Color::DarkRed),
        "  dark-red|dark-red |"
    );
}

#[test]
fn what_is_not_a_string_is_refused() {
    for value in [
        json!(1),
        json!(null),
        json!(["dark-red"]),
        json!({"dark-red": null}),
    ] {
        let error = serde_json::from_value::<Color>(value).expect_err("it is not a string");
        assert!(error.to_string().ends_with("expected a string"), "{error}");
    }
}

#[test]
fn integers_are_read_and_written() {
    for (value, priority) in [
        (1, Priority::High),
        (-1, Priority::Low),
        (0, Priority::Unknown(0)),
        (i64::MAX, Priority::Unknown(i64::MAX)),
        (i64::MIN, Priority::Unknown(i64::MIN)),
    ] {
        assert_eq!(Priority::from(value), priority);
        assert_eq!(serde_json::from_value(json!(value)).ok(), Some(priority));
        assert_eq!(
            serde_json::from_str(&value.to_string()).ok(),
            Some(priority)
        );
        assert_eq!(
            serde_json::to_string(&priority).ok(),
            Some(value.to_string())
        );
        assert_eq!(
            (priority.value(), priority.to_string()),
            (value, value.to_string())
        );
    }
}

#[test]
fn what_is_not_an_integer_is_refused() {
    for value in [json!("1"), json!(1.5), json!(null), json!(u64::MAX)] {
        let error = serde_json::from_value::<Priority>(value).expect_err("it is not an integer");
        assert!(
            error.to_string().ends_with("expected an integer"),
            "{error}"
        );
    }
}

#[test]
fn the_known_values_are_listed() {
    assert_eq!(Color::KNOWN, [Color::DarkRed, Color::Empty]);
    assert_eq!(Priority::KNOWN, [Priority::High, Priority::Low]);
    assert_eq!(Nothing::KNOWN, []);
    assert_eq!(Nothing::from("a"), Nothing::Unknown("a".to_owned()));
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Mode {
    Auto,
    Value2,
    Value0Point5,
    False,
    Odd,
    Even,
    Most,
    Unknown(Value),
}

value_enum! {
    Mode {
        Text("auto") => Auto,
        Integer(2) => Value2,
        Number(0.5) => Value0Point5,
        Boolean(false) => False,
        Integer(9007199254740993) => Odd,
        Number(9007199254740994.0) => Even,
        Unsigned(18446744073709551615) => Most,
    }
}

#[test]
fn values_of_several_types_have_variants() {
    let table = [
        (json!("auto"), Mode::Auto),
        (json!(2), Mode::Value2),
        (json!(0.5), Mode::Value0Point5),
        (json!(false), Mode::False),
        (json!("2"), Mode::Unknown("2".into())),
        (json!(null), Mode::Unknown(Value::Null)),
        (json!(9_007_199_254_740_993_i64), Mode::Odd),
        (json!(9_007_199_254_740_994.0), Mode::Even),
        (json!(u64::MAX), Mode::Most),
    ];
    for (wire, mode) in table {
        assert_eq!(from_value::<Mode>(wire.clone()).unwrap(), mode);
        assert_eq!(to_value(&mode).unwrap(), wire);
    }
    assert_eq!(Mode::from(json!(2.0)), Mode::Value2);
    assert_eq!(Mode::KNOWN.len(), 7);
}

#[test]
fn large_numbers_are_compared_to_the_last_digit() {
    assert_eq!(Mode::from(json!(9_007_199_254_740_994_i64)), Mode::Even);
    for unknown in [
        json!(9_007_199_254_740_992_i64),
        json!(9_007_199_254_740_995_i64),
        json!(u64::MAX - 1),
        json!(1.8446744073709552e19),
    ] {
        assert_eq!(Mode::from(unknown.clone()), Mode::Unknown(unknown));
    }
}
