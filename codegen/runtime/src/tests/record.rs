//! `record!`, read and written through several formats.

use std::collections::BTreeMap;

use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::runtime::field_names::FieldNames;
use crate::runtime::record_reader::{Entries, Required, Slot};
use crate::runtime::{nullable::Nullable, record};

#[derive(Clone, Debug, Default, PartialEq)]
struct User {
    r#type: String,
    nickname: Option<String>,
    manager: Option<Box<User>>,
    team: Vec<User>,
    verified: Option<bool>,
    phone: Nullable<String>,
}

record! {
    User {
        "type" => r#type,
        "nick-name" => nickname?,
        "manager" => manager?,
        "team" => team,
        "verified" => verified,
        "phone" => phone?,
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Open {
    id: Option<i64>,
    others: BTreeMap<String, i64>,
}

record! {
    Open {
        "id" => id?,
        ..others,
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct OnlyOthers {
    others: BTreeMap<String, Value>,
}

record! {
    OnlyOthers {
        ..others,
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Empty {}

record! {
    Empty {}
}

#[derive(Clone, Debug, Default, PartialEq)]
struct AllOptional {
    first: Option<String>,
    second: Option<i64>,
}

record! {
    AllOptional {
        "first" => first?,
        "second" => second?,
    }
}

/// A user with the two fields that have to be there.
fn user(r#type: &str) -> User {
    User {
        r#type: r#type.to_owned(),
        ..User::default()
    }
}

/// Reads a text as such, from a reader, and by way of a tree; all three have to agree, but for the
/// position.
fn read<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> Result<T, String> {
    let message = |error: serde_json::Error| {
        let message = error.to_string();
        message
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let tree: Value = serde_json::from_str(text).expect("the text is JSON");
    let plain = serde_json::from_str::<T>(text).map_err(message);
    assert_eq!(
        plain,
        serde_json::from_reader(text.as_bytes()).map_err(message)
    );
    assert_eq!(plain, serde_json::from_value(tree).map_err(message));
    plain
}

#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str, value: T) {
    assert_eq!(read::<T>(text).as_ref(), Ok(&value));
    assert_eq!(
        serde_json::to_string(&value).expect("it can be written"),
        text
    );
    let tree: Value = serde_json::from_str(text).expect("the text is JSON");
    assert_eq!(
        serde_json::to_value(&value).expect("it can be written"),
        tree
    );
}

#[test]
fn what_is_written_is_read() {
    let nested = User {
        nickname: Some("Ann".to_owned()),
        manager: Some(Box::new(user("b"))),
        team: vec![user("c")],
        verified: Some(true),
        phone: Nullable::Value("1".to_owned()),
        ..user("a")
    };
    check(r#"{"type":"a","team":[],"verified":null}"#, user("a"));
    check(
        concat!(
            r#"{"type":"a","nick-name":"Ann","manager":{"type":"b","team":[],"verified":null},"#,
            r#""team":[{"type":"c","team":[],"verified":null}],"verified":true,"phone":"1"}"#
        ),
        nested,
    );
    check(
        r#"{"type":"a","team":[],"verified":null,"phone":null}"#,
        User {
            phone: Nullable::Null,
            ..user("a")
        },
    );
    check("{}", Empty {});
    check("{}", AllOptional::default());
    check(
        r#"{"second":1}"#,
        AllOptional {
            second: Some(1),
            ..AllOptional::default()
        },
    );
    check(
        r#"{"a":1,"b":2}"#,
        Open {
            id: None,
            others: [("a".to_owned(), 1), ("b".to_owned(), 2)].into(),
        },
    );
    check(
        r#"{"id":7,"a":1}"#,
        Open {
            id: Some(7),
            others: [("a".to_owned(), 1)].into(),
        },
    );
    check(
        r#"{"a":[1]}"#,
        OnlyOthers {
            others: [("a".to_owned(), json!([1]))].into(),
        },
    );
}

#[test]
fn any_order_any_spelling_and_strangers_are_read() {
    let ann = User {
        nickname: Some("Ann".to_owned()),
        ..user("a")
    };
    for text in [
        r#"{"verified":null,"team":[],"nick-name":"Ann","type":"a"}"#,
        r#"{"t\u0079pe":"a","team":[],"nick\u002dname":"Ann","verified":null}"#,
        r#"{"x":{"y":[1]},"type":"a","team":[],"Type":1,"nick-name":"Ann","verified":null,"":0}"#,
        r#"{"type":"a","team":[],"nick-name":"Ann","verified":null,"manager":null}"#,
    ] {
        assert_eq!(read::<User>(text).as_ref(), Ok(&ann), "{text}");
    }
    assert_eq!(read::<Empty>(r#"{"a":{"b":1}}"#), Ok(Empty {}));
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    let text = r#"{"first":"a","second":1,"first":"b","first":null,"second":2}"#;
    assert_eq!(
        read(text),
        Ok(AllOptional {
            first: None,
            second: Some(2)
        })
    );
    assert_eq!(
        read(r#"{"a":1,"a":2}"#),
        Ok(Open {
            id: None,
            others: [("a".to_owned(), 2)].into()
        })
    );
}

#[test]
fn errors_say_what_is_wrong() {
    let cases = [
        (r#"{"team":[],"verified":null}"#, "missing field `type`"),
        (
            r#"{"type":"a","nick-name":"b","verified":null}"#,
            "missing field `team`",
        ),
        (r#"{"type":"a","team":[]}"#, "missing field `verified`"),
        (
            r#"{"type":null,"team":[],"verified":null}"#,
            "invalid type: null, expected a string",
        ),
        (
            r#"{"type":"a","team":[null],"verified":null}"#,
            "invalid type: null, expected struct User",
        ),
        (
            r#"{"type":"a","team":7,"verified":null}"#,
            "invalid type: integer `7`, expected a sequence",
        ),
        (
            r#"["a",null,null,[],null]"#,
            "invalid type: sequence, expected struct User",
        ),
        (r#""a""#, "invalid type: string \"a\", expected struct User"),
    ];
    for (text, expected) in cases {
        let error = read::<User>(text).expect_err(text);
        assert_eq!(error, expected, "{text}");
    }
    assert!(read::<Open>(r#"{"a":"b"}"#).is_err());
}

#[test]
fn errors_have_a_position() {
    let error = serde_json::from_str::<User>("{\"type\":\n 1}").expect_err("a number is no string");
    assert_eq!((error.line(), error.column()), (2, 2));
}

#[test]
fn a_broken_text_is_refused() {
    for text in [
        "",
        "{",
        r#"{"type""#,
        r#"{"type":"a","team":[],"verified":null"#,
        r#"{"type":"a",}"#,
    ] {
        assert!(serde_json::from_str::<User>(text).is_err(), "{text}");
    }
}

#[test]
fn a_field_counts_more_than_an_entry_of_its_name() {
    let others = [("id".to_owned(), 1), ("x".to_owned(), 2)].into();
    let open = Open {
        id: Some(7),
        others,
    };
    assert_eq!(
        serde_json::to_string(&open).expect("it can be written"),
        r#"{"id":7,"x":2}"#
    );
}

#[test]
fn a_format_that_does_not_describe_itself_gives_it_back() {
    let phone = Nullable::Value("1".to_owned());
    let ann = User {
        phone,
        team: vec![user("b")],
        ..user("a")
    };
    let bytes = postcard::to_stdvec(&ann).expect("it can be written");
    assert_eq!(postcard::from_bytes(&bytes), Ok(ann));
    let open = Open {
        id: None,
        others: [("a".to_owned(), 1)].into(),
    };
    let bytes = postcard::to_stdvec(&open).expect("it can be written");
    assert_eq!(postcard::from_bytes(&bytes), Ok(open));
}

#[test]
fn a_map_in_memory_is_read() {
    let entries = MapDeserializer::<_, ValueError>::new([("b", 2), ("a", 1)].into_iter());
    assert_eq!(Pair::deserialize(entries), Ok(Pair { a: 1, b: 2 }));
    let entries = MapDeserializer::<_, ValueError>::new([("b", 2)].into_iter());
    assert_eq!(
        Pair::deserialize(entries),
        Err(ValueError::missing_field("a"))
    );
}

#[test]
fn a_deep_text_is_refused_and_not_followed() {
    let depth = 10_000;
    let text = format!(
        "{}{}",
        r#"{"type":"a","verified":null,"team":["#.repeat(depth),
        "]}".repeat(depth)
    );
    assert!(serde_json::from_str::<User>(&text).is_err());
}

#[test]
fn fields_are_found_in_any_order() {
    for text in [
        r#"{"a":1,"b":2}"#,
        r#"{"b":2,"a":1}"#,
        r#"{"c":3,"b":2,"c":3,"a":1}"#,
    ] {
        assert_eq!(read(text), Ok(Pair { a: 1, b: 2 }), "{text}");
    }
}

#[test]
fn fields_are_found_however_many_there_are() {
    let name = |number: i64| -> &'static str { format!("field_{number}").leak() };
    let names: Vec<&str> = (0..300).map(name).collect();
    let names: &FieldNames = Box::leak(Box::new(FieldNames::of(names.leak())));
    let backwards = (-1..300).rev().map(|number| (name(number), number));
    let mut fields: Vec<_> = (0..300).map(|_| Required(None)).collect();
    let mut slots: Vec<&mut dyn Slot<'_, _>> = Vec::new();
    slots.extend(fields.iter_mut().map(|field| field as &mut dyn Slot<'_, _>));
    let map = MapDeserializer::<_, ValueError>::new(backwards);
    assert_eq!(Entries::of(map, names).fill(&mut slots, &mut []), Ok(()));
    let values = fields.into_iter().map(|field| field.0);
    assert!(values.eq((0..300).map(Some)));
}

#[derive(Clone, Debug, PartialEq)]
struct Pair {
    a: i64,
    b: i64,
}

record! {
    Pair {
        "a" => a,
        "b" => b,
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Measures {
    count: i32,
    ratio: Option<f64>,
    limit: Nullable<u64>,
    list: Option<Vec<i64>>,
    text: Option<String>,
}

record! {
    Measures {
        "count" => count as number,
        "ratio" => ratio? as number,
        "limit" => limit? as number,
        "list" => list? as number,
        "text" => text?,
    }
}

#[test]
fn numbers_may_come_as_texts() {
    let measures = |count, ratio, limit, list: &[i64]| Measures {
        count,
        ratio: Some(ratio),
        limit,
        list: Some(list.to_vec()),
        text: Some("7".to_owned()),
    };
    let reads = |text: &str, value| assert_eq!(read::<Measures>(text), Ok(value));
    reads(
        r#"{"count": "5", "ratio": "0.5", "limit": "18446744073709551615", "list": ["1", 2, 3.0], "text": "7"}"#,
        measures(5, 0.5, Nullable::Value(u64::MAX), &[1, 2, 3]),
    );
    reads(
        r#"{"count": 5.0, "ratio": "-1e3", "limit": null, "list": [], "text": "7"}"#,
        measures(5, -1000.0, Nullable::Null, &[]),
    );
    reads(
        r#"{"count": -5}"#,
        Measures {
            count: -5,
            ..Measures::default()
        },
    );
    for text in [
        r#"{"count": "five"}"#,
        r#"{"count": "0.5"}"#,
        r#"{"count": "2147483648"}"#,
        r#"{"count": null}"#,
        "{}",
    ] {
        assert!(read::<Measures>(text).is_err(), "{text}");
    }
}

#[test]
fn null_is_a_value_of_any_json() {
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Any {
        any: Option<Value>,
        text: Option<String>,
    }

    record! {
        Any {
            "any" => any?,
            "text" => text?,
        }
    }

    let read: Any = serde_json::from_str(r#"{"any": null, "text": null}"#).unwrap();
    let expected = Any {
        any: Some(Value::Null),
        text: None,
    };
    assert_eq!(read, expected);
    let written = serde_json::to_string(&read).unwrap();
    assert_eq!(written, r#"{"any":null}"#);
}
