//! `flat_record!`: properties that stand beside those of a union.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{flat_record, record, union};

#[derive(Clone, Debug, PartialEq)]
struct Card {
    number: String,
}

record! {
    Card {
        "number" => number,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Transfer {
    iban: String,
}

record! {
    Transfer {
        "iban" => iban,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Method {
    Card(Card),
    Transfer(Transfer),
    Unknown(Value),
}

union! {
    Method by "kind" {
        "card" => Card + "kind",
        "transfer" => Transfer + "kind",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Payment {
    amount: i64,
    note: Option<String>,
    method: Method,
    additional_properties: BTreeMap<String, Value>,
}

flat_record! {
    Payment {
        "amount" => amount,
        "note" => note?,
        +method,
        ..additional_properties,
    }
}

fn read(value: &Value) -> Payment {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn own_properties_and_those_of_the_variant_are_one_object() {
    for value in [
        json!({"amount": 1, "kind": "card", "number": "42"}),
        json!({"amount": 1, "note": "x", "kind": "transfer", "iban": "DE", "extra": [1]}),
        json!({"amount": 1, "kind": "new", "other": true}),
    ] {
        assert_eq!(serde_json::to_value(read(&value)).unwrap(), value);
    }
}

#[test]
fn the_variant_is_told_by_the_whole_object() {
    let payment = read(&json!({"amount": 1, "kind": "transfer", "iban": "DE"}));
    assert_eq!(
        payment.method,
        Method::Transfer(Transfer {
            iban: "DE".to_owned()
        })
    );
    assert_eq!((payment.amount, payment.note), (1, None));
}

#[test]
fn what_is_missing_or_no_object_is_an_error() {
    let error = |text| {
        serde_json::from_str::<Payment>(text)
            .unwrap_err()
            .to_string()
    };
    assert!(error(r#"{"kind": "card"}"#).contains("missing field `amount`"));
    assert!(error("[]").contains("expected an object"));
    let payment = Payment {
        amount: 1,
        note: None,
        method: Method::Unknown(json!(1)),
        additional_properties: BTreeMap::new(),
    };
    assert!(serde_json::to_string(&payment).is_err());
}
