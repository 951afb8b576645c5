//! Maps that keep values which are not of their type.

use crate::OpenMap;
use crate::runtime::{flat_record, record};
use serde_json::{Value, json};

#[derive(Clone, Debug, Default, PartialEq)]
struct Site {
    id: Option<String>,
    rest: OpenMap<OpenMap<i64>>,
}

record! {
    Site {
        "id" => id?,
        ..rest,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Counted {
    count: i64,
    rest: OpenMap<bool>,
}

record! {
    Counted {
        "count" => count,
        ..rest,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Flat {
    site: Site,
    rest: OpenMap<i64>,
}

flat_record! {
    Flat {
        +site,
        ..rest,
    }
}

#[test]
fn what_is_not_of_the_type_is_kept_and_written_back() {
    let text = r#"{"a":1,"d":2,"b":"two","c":null,"e":1.5}"#;
    let map: OpenMap<i64> = serde_json::from_str(text).unwrap();
    assert_eq!(map.get("a"), Some(&1));
    assert_eq!(map.len(), 2);
    assert_eq!(map.others().get("b"), Some(&json!("two")));
    assert_eq!(map.others().get("c"), Some(&Value::Null));
    assert_eq!(serde_json::to_string(&map).unwrap(), text);
    assert_eq!(
        format!("{map:?}"),
        r#"{"a": 1, "d": 2, "b": …, "c": …, "e": …}"#
    );
}

#[test]
fn whole_numbers_are_integers() {
    let map: OpenMap<Vec<i64>> = serde_json::from_value(json!({"a": [1.0], "b": [1.5]})).unwrap();
    assert_eq!(map.get("a"), Some(&vec![1]));
    assert_eq!(map.others().get("b"), Some(&json!([1.5])));
}

#[test]
fn the_last_of_equal_keys_counts() {
    let read = |text| serde_json::from_str::<OpenMap<i64>>(text).unwrap();
    assert_eq!(read(r#"{"a":1,"a":"b"}"#), read(r#"{"a":"b"}"#));
    assert_eq!(read(r#"{"a":"b","a":1}"#), OpenMap::from([("a", 1)]));
    let mut map = read(r#"{"a":"b"}"#);
    map.insert("a".to_owned(), 1);
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":1}"#);
}

#[test]
fn records_keep_what_they_do_not_declare() {
    let text = r#"{"id":"1","limits":{"a":1,"b":"x"},"@odata.context":"https://example.com"}"#;
    let site: Site = serde_json::from_str(text).unwrap();
    assert_eq!(site.rest.get("limits").and_then(|it| it.get("a")), Some(&1));
    assert!(site.rest.others().contains_key("@odata.context"));
    assert_eq!(serde_json::to_string(&site).unwrap(), text);
    let value = json!({"count": 1, "a": true, "b": "no"});
    let counted: Counted = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(counted.rest.get("a"), Some(&true));
    assert_eq!(serde_json::to_value(counted).unwrap(), value);
    let value = json!({"id": "1", "limits": {"a": 1}, "n": 2});
    let flat: Flat = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(flat.rest.get("n"), Some(&2));
    assert_eq!(serde_json::to_value(flat).unwrap(), value);
    assert!(serde_json::from_str::<Counted>("{}").is_err());
}

#[test]
fn a_map_comes_back_from_a_format_that_does_not_describe_itself() {
    let site = Site {
        id: Some("1".to_owned()),
        rest: OpenMap::from([("limits", OpenMap::from([("a", 1)]))]),
    };
    let bytes = postcard::to_stdvec(&site).unwrap();
    assert_eq!(postcard::from_bytes::<Site>(&bytes).unwrap(), site);
}

#[test]
fn a_map_is_made_and_read_as_another_one() {
    let mut map: OpenMap<String> = OpenMap::from([("b", "2"), ("a", "1")]);
    map.others_mut().insert("c".to_owned(), json!(3));
    let keys: Vec<&String> = (&map).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(map.clone().into_iter().count(), 2);
    assert_eq!(map.into_values().get("a").map(String::as_str), Some("1"));
    let pairs = [("a".to_owned(), 1_i64)];
    assert_eq!(pairs.into_iter().collect::<OpenMap<i64>>().len(), 1);
}
