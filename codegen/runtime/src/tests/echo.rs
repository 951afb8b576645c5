//! A server that repeats what a call told it in confidence.

use super::support::{builder, client, script, things_with};
use crate::mock::{MockTransport, Reply};
use crate::runtime::{record, secret::collecting_secrets};
use crate::{Call, CallError, Method, Operation, Parameter, Secret, decode};
use crate::{Case, Credential, Endpoint};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::catch_unwind;

const CANARY: &str = "canary-4f1e9b";

static CHANGE: Endpoint<Value, Value> = Endpoint {
    operation: Operation {
        id: "change",
        method: "POST",
        path: "/change/{token}",
        accept: "application/json",
        security: &[],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[Case::code(422, decode::json)],
};

#[derive(Debug)]
struct Change {
    name: String,
    password: Option<Secret>,
}

record! {
    Change {
        "name" => name,
        "password" => password?,
    }
}

fn secret() -> Secret {
    CANARY.into()
}

fn change(mock: &MockTransport) -> Call {
    let mut call = Call::new(&client(mock), &CHANGE.operation);
    call.path(Parameter::simple("token"), "t1");
    call
}

/// Sends a call to a server that responds with this message.
async fn refused(with: impl Fn(&mut Call), message: &str) -> CallError<Value> {
    let body = json!({ "code": message, "message": message });
    let mock = script([Reply::json(422, &body).header("x-request-id", "r1")]);
    let mut call = change(&mock);
    with(&mut call);
    call.send(&CHANGE).await.unwrap_err()
}

#[tokio::test]
async fn a_secret_of_the_call_is_not_shown() {
    let withs: [fn(&mut Call); 7] = [
        |call| {
            let body = Change {
                name: "Ann".into(),
                password: Some(secret()),
            };
            call.json("application/json", &body);
        },
        |call| call.json("application/json", &[BTreeMap::from([("a", secret())])]),
        |call| call.path(Parameter::simple("token"), &secret()),
        |call| call.query(Parameter::form("token"), &secret()),
        |call| {
            call.query(
                Parameter::deep_object("o"),
                &BTreeMap::from([("a", secret())]),
            )
        },
        |call| call.header_parameter(Parameter::simple("x-pin"), &secret()),
        |call| call.cookie(Parameter::form("pin"), &secret()),
    ];
    for (number, with) in withs.into_iter().enumerate() {
        let error = refused(with, &format!("password {CANARY} is too weak")).await;
        let told = format!("{error} {error:?} {error:#?}");
        assert!(!told.contains("canary"), "{number}: {told}");
        let expected = Some("password [redacted] is too weak");
        assert_eq!((error.code(), error.message()), (expected, expected));
        let response = error.api().unwrap();
        assert!(response.to_string().contains(CANARY), "it is the caller's");
    }
}

#[tokio::test]
async fn what_is_not_secret_is_told() {
    let body = Change {
        name: "Annabel".into(),
        password: None,
    };
    let with = |call: &mut Call| call.json("application/json", &body);
    let error = refused(with, "Annabel is taken").await;
    assert_eq!(error.message(), Some("Annabel is taken"));
}

#[tokio::test]
async fn a_secret_is_known_in_other_spellings() {
    let secrets = [
        Secret::from("p\u{e9} \"1/2\""),
        "p\u{e9} \"1/2\" more".into(),
    ];
    let with = |call: &mut Call| call.json("application/json", &secrets);
    for (message, expected) in [
        ("p\u{e9} \"1/2\" is weak", "[redacted] is weak"),
        ("p\u{e9} \"1/2\" more is weak", "[redacted] is weak"),
        ("at /p%C3%A9%20%221%2F2%22/", "at /[redacted]/"),
        ("in {\"p\u{e9} \\\"1/2\\\"\"}", "in {\"[redacted]\"}"),
    ] {
        let error = refused(with, message).await;
        assert_eq!(error.message(), Some(expected));
    }
}

#[tokio::test]
async fn a_header_that_holds_a_secret_is_sensitive() {
    let mock = script([Reply::json(200, &json!(1))]);
    let mut call = change(&mock);
    call.header_parameter(Parameter::simple("x-pin"), &secret());
    call.header_parameter(Parameter::simple("x-name"), "Ann");
    call.send(&CHANGE).await.unwrap();
    let requests = mock.requests();
    assert!(requests[0].headers()["x-pin"].is_sensitive());
    assert!(!requests[0].headers()["x-name"].is_sensitive());
}

#[tokio::test]
async fn the_credential_goes_before_a_header_of_its_name() {
    let mock = script([Reply::json(200, &json!(1))]);
    let client = builder(&mock)
        .credential("Bearer", Credential::secret("own"))
        .default_header("authorization", "Basic default")
        .build()
        .unwrap();
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let mut call = Call::new(&client, &endpoint.operation);
    call.header("authorization", "Basic call");
    call.send(endpoint).await.unwrap();
    let sent = mock.requests()[0]
        .header("authorization")
        .map(str::to_owned);
    assert_eq!(sent.as_deref(), Some("Bearer own"));
}

/// Writes secrets, and returns those that were noted.
fn noted<T: serde::Serialize>(value: T) -> Vec<Secret> {
    collecting_secrets(|| serde_json::to_value(value)).1
}

#[test]
fn each_notes_what_it_writes_itself() {
    let (inner, outer) = collecting_secrets(|| {
        serde_json::to_value(Secret::from("before")).unwrap();
        let inner = noted(secret());
        let unwound = catch_unwind(|| collecting_secrets(|| -> () { panic!("while writing") }));
        assert!(unwound.is_err());
        serde_json::to_value(Secret::from("after")).unwrap();
        inner
    });
    assert_eq!(inner, [secret()]);
    assert_eq!(outer, ["before".into(), "after".into()]);
    serde_json::to_value(secret()).unwrap();
    assert_eq!(noted("no secret"), []);
}
