//! `Nullable`.

use serde_json::{Value, json};

use crate::runtime::{nullable::Nullable, record};

#[derive(Clone, Debug, Default, PartialEq)]
struct Patch {
    name: Nullable<String>,
}

record! {
    Patch {
        "name" => name?,
    }
}

#[test]
fn the_three_states_are_three_texts() {
    for (name, value) in [
        (Nullable::Absent, json!({})),
        (Nullable::Null, json!({ "name": null })),
        (Nullable::Value("Ann".to_owned()), json!({ "name": "Ann" })),
    ] {
        let patch = Patch { name };
        assert_eq!(serde_json::to_value(&patch).ok(), Some(value.clone()));
        assert_eq!(serde_json::from_str(&value.to_string()).ok(), Some(patch));
    }
}

#[test]
fn values_and_options_become_one() {
    assert_eq!(Nullable::from(1), Nullable::Value(1));
    assert_eq!(Nullable::<i64>::from(Some(1)), Nullable::Value(1));
    assert_eq!(Nullable::<i64>::from(None), Nullable::Null);
    assert_eq!(Nullable::<i64>::default(), Nullable::Absent);
}

#[test]
fn each_state_reads_as_itself() {
    for (state, option, absent, null) in [
        (Nullable::Absent, None, true, false),
        (Nullable::Null, None, false, true),
        (Nullable::Value(1), Some(1), false, false),
    ] {
        assert_eq!(
            (state.as_option(), state.into_option()),
            (option.as_ref(), option)
        );
        assert_eq!((state.is_absent(), state.is_null()), (absent, null));
        assert_eq!(state.as_ref().map(|value| *value), state);
        assert_eq!(
            state.map(|value| value + 1).into_option(),
            option.map(|value| value + 1)
        );
    }
}

#[test]
fn alone_it_is_null_when_absent() {
    assert_eq!(
        serde_json::to_value(Nullable::<i64>::Absent).ok(),
        Some(Value::Null)
    );
    assert_eq!(
        serde_json::from_value::<Nullable<i64>>(Value::Null).ok(),
        Some(Nullable::Null)
    );
}
