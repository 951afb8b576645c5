//! `Secret`.

use serde_json::{Value, json};

use crate::runtime::{record, secret::Secret};

const CANARY: &str = "hunter2-4711";

#[derive(Clone, Debug, PartialEq)]
struct Login {
    password: Secret,
}

record! {
    Login {
        "password" => password,
    }
}

#[test]
fn debug_does_not_show_it() {
    let login = Login {
        password: CANARY.into(),
    };
    assert_eq!(format!("{login:?}"), "Login { password: Secret(…) }");
    assert!(!format!("{login:#?} {:?}", Some(&login.password)).contains(CANARY));
}

#[test]
fn it_is_a_string_on_the_wire() {
    let login = Login {
        password: Secret::from(CANARY.to_owned()),
    };
    assert_eq!(
        serde_json::to_value(&login).ok(),
        Some(json!({ "password": CANARY }))
    );
    assert_eq!(
        serde_json::from_value(json!({ "password": CANARY })).ok(),
        Some(login.clone())
    );
    assert_eq!(login.password.expose(), CANARY);
    assert_eq!(login.password.into_exposed(), CANARY);
}

#[test]
fn a_value_of_the_wrong_type_is_not_quoted() {
    for value in [
        json!(4711),
        json!(true),
        json!([CANARY]),
        json!({ "x": CANARY }),
        Value::Null,
    ] {
        let text = json!({ "password": value }).to_string();
        let error = serde_json::from_str::<Login>(&text).expect_err("it is not a string");
        assert!(
            error
                .to_string()
                .starts_with("a secret that is not a string at line 1"),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("4711"), "{error:?}");
    }
}
