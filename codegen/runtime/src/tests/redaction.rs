//! A canary is hidden wherever a call can hold a secret, and looked for wherever it could come out.

use super::support::{API, builder, script, things_with};
use crate::mock::{MockTransport, Reply};
use crate::redact::Scrub;
use crate::{
    BoxFuture, Call, Client, ClientBuilder, Credential, Error, Method, Parameter, Refresh, Secret,
    Transport, TransportError, TransportErrorKind,
};
use serde_json::json;
use std::fmt::Debug;

const CANARY: &str = "canary-4f1e9b";

fn hides(what: &str, text: &str) {
    assert!(!text.contains("canary"), "{what}: {text}");
}

fn check(error: &(dyn std::error::Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        hides("Display", &error.to_string());
        hides("Debug", &format!("{error:?} {error:#?}"));
        assert!(!error.to_string().contains('\n'));
        next = error.source();
    }
}

fn shown(value: &impl Debug) {
    hides("Debug", &format!("{value:?} {value:#?}"));
}

/// Puts the canary into every part of a call.
fn call(client: &Client) -> Call {
    let endpoint = things_with(Method::GET, &[&["Bearer", "Key"]]);
    let mut call = Call::new(client, &endpoint.operation);
    call.query(Parameter::form("q"), CANARY);
    call.header("x-secret", CANARY);
    call.header("cookie", &format!("session={CANARY}"));
    call.json("application/json", &json!({ "password": CANARY }));
    call
}

fn with_credentials(builder: ClientBuilder) -> ClientBuilder {
    builder
        .credential("Bearer", Credential::secret(CANARY))
        .credential("Key", Credential::secret(CANARY))
        .default_header("x-token", format!("Token {CANARY}"))
        .base_url("https://api.test/v1/")
}

async fn error(transport: impl Transport) -> crate::CallError<serde_json::Value> {
    let client = with_credentials(ClientBuilder::new(&API).transport(transport));
    let call = call(&client.build().unwrap());
    let endpoint = things_with(Method::GET, &[]);
    call.send(endpoint).await.unwrap_err()
}

/// Fails with a text that repeats the whole request.
struct Chatty(TransportErrorKind);

impl Transport for Chatty {
    fn send(
        &self,
        request: http::Request<crate::Body>,
    ) -> BoxFuture<'_, Result<http::Response<crate::Body>, TransportError>> {
        let secret = request.headers()["authorization"].to_str().unwrap();
        let text = format!("GET {} with {secret}\n failed", request.uri());
        let error = TransportError::new(self.0, text);
        Box::pin(async { Err(error) })
    }
}

#[tokio::test(start_paused = true)]
async fn errors_tell_no_secret() {
    let echo = json!({
        "code": CANARY,
        "message": format!("{}Bearer {CANARY}\r\n is not valid", "x".repeat(485)),
    });
    for reply in [
        Reply::json(401, &echo)
            .header("x-request-id", CANARY)
            .header("set-cookie", CANARY),
        Reply::json(500, &echo),
        Reply::json(201, &echo),
        Reply::status(200).body(format!("{{\"{CANARY}\": {CANARY}")),
        Reply::status(200)
            .header("content-type", CANARY)
            .body(CANARY),
        Reply::json(200, &echo).cut(),
        Reply::status(302).header("location", &format!("https://other.test/?{CANARY}")),
    ] {
        let error = error(script((0..3).map(|_| reply.clone()))).await;
        check(&error);
        check(&Error::from(error));
    }
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::ConnectTimeout,
        TransportErrorKind::Timeout,
        TransportErrorKind::Interrupted,
        TransportErrorKind::Unsendable,
    ] {
        check(&error(Chatty(kind)).await);
    }
}

#[tokio::test]
async fn a_secret_is_known_wherever_it_comes_from() {
    type With = (fn(ClientBuilder) -> ClientBuilder, fn(&mut Call));
    let withs: [With; 7] = [
        (
            |builder| builder.credential("Bearer", Credential::secret(CANARY)),
            |_| (),
        ),
        (
            |builder| {
                let provider = |_| async { Ok(CANARY) };
                builder.credential("Bearer", Credential::provider(provider))
            },
            |_| (),
        ),
        (
            |builder| builder.default_header("X-Api-Key", CANARY),
            |_| (),
        ),
        (
            |builder| builder,
            |call| call.header("authorization", &format!("Basic {CANARY}")),
        ),
        (
            |builder| builder,
            |call| call.header("cookie", &format!("a=b; c={CANARY}; d=e")),
        ),
        (
            |builder| builder,
            |call| call.cookie(Parameter::form("session"), CANARY),
        ),
        (
            |builder| builder,
            |call| call.header_parameter(Parameter::simple("X-Token"), CANARY),
        ),
    ];
    for (number, (with, change)) in withs.into_iter().enumerate() {
        let echo = json!({ "message": format!("{CANARY} is not valid") });
        let mock = script([Reply::json(400, &echo)]);
        let client = with(builder(&mock)).build().unwrap();
        let endpoint = things_with(Method::GET, &[&["Bearer"], &[]]);
        let mut call = Call::new(&client, &endpoint.operation);
        change(&mut call);
        let error = call.send(endpoint).await.unwrap_err();
        check(&error);
        assert_eq!(error.message(), Some("[redacted] is not valid"), "{number}");
        let carries = |value: &http::HeaderValue| value.to_str().unwrap().contains(CANARY);
        let requests = mock.requests();
        let carrier = requests[0].headers().values().find(|value| carries(value));
        assert!(carrier.unwrap().is_sensitive(), "{number}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_without_its_value() {
    let mock = MockTransport::new();
    let client = with_credentials(builder(&mock)).build().unwrap();
    for (name, value) in [
        ("x-bad", format!("{CANARY}\n")),
        ("bad name", CANARY.to_owned()),
        ("host", CANARY.to_owned()),
    ] {
        let mut call = call(&client);
        call.header(name, &value);
        let error = call.send(things_with(Method::GET, &[])).await.unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::Request);
        check(&error);
    }
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn a_providers_error_is_cleaned() {
    let provider = |_: Refresh| async {
        let text = format!("GET https://canary:pw@login.test/token?client_secret={CANARY} failed");
        Err::<Secret, _>(text.into())
    };
    let mock = MockTransport::new();
    let builder = builder(&mock).credential("Bearer", Credential::provider(provider));
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let call = Call::new(&builder.build().unwrap(), &endpoint.operation);
    let error = call.send(endpoint).await.unwrap_err();
    check(&error);
    assert!(
        error
            .to_string()
            .contains("https://[redacted]@login.test/token?[redacted] failed")
    );
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let mock = script([Reply::json(200, &json!(CANARY)).header("set-cookie", CANARY)]);
    let builder = with_credentials(builder(&mock));
    shown(&builder);
    let client = builder.build().unwrap();
    shown(&client);
    let call = call(&client);
    shown(&call);
    shown(&mock);
    shown(&Reply::json(200, &json!(CANARY)).header("set-cookie", CANARY));
    let response = call
        .send_with_response(things_with(Method::GET, &[]))
        .await
        .unwrap();
    shown(&response.headers().keys().collect::<Vec<_>>());
    assert_eq!(response.value(), CANARY);
    let response = format!("{response:?}");
    assert_eq!(
        response.matches("canary").count(),
        1,
        "the value alone: {response}"
    );
    shown(&mock);
    shown(&mock.requests());
    shown(&crate::Body::from(CANARY));
    shown(&Credential::secret(CANARY));
}

#[test]
fn a_builder_tells_no_value() {
    let mock = MockTransport::new();
    let with = |name: &str| {
        let name = name.to_owned();
        builder(&mock)
            .with_variables(move |asked| (asked == name).then(|| format!("{CANARY}\u{7f}").into()))
    };
    for builder in [
        builder(&mock).base_url(format!("https://user:{CANARY}@api.test")),
        builder(&mock).base_url(format!("https://api.test/?{CANARY}")),
        builder(&mock).base_url(format!("{CANARY}://")),
        builder(&mock).default_header("x-a", format!("{CANARY}\n")),
        builder(&mock).user_agent(format!("{CANARY}\n")),
        builder(&mock).credential("Key", Credential::secret(format!("{CANARY}\n"))),
        with("TEST_BASE_URL"),
        with("TEST_BEARER_TOKEN"),
    ] {
        shown(&builder);
        check(&builder.build().unwrap_err());
    }
}

#[test]
fn texts_are_cleaned() {
    let mut scrub = Scrub::default();
    scrub.add("s3cret".into());
    scrub.add("a".into());
    scrub.add("".into());
    let long = "é".repeat(600);
    let cut = format!("{}…", "é".repeat(500));
    for (text, expected) in [
        ("token s3cret s3cret!", "token [redacted] [redacted]!"),
        ("a short secret is none", "a short secret is none"),
        (" two\r\nlines\t\u{1b}[31m ", "two  lines  [31m"),
        ("\u{202e}abc\u{2066}", " abc "),
        (
            "see https://a.test/x?y=z#w.",
            "see https://a.test/x?[redacted]",
        ),
        (
            "(https://a.test/?q) and http://b:c@d.test:1/e",
            "(https://a.test/?[redacted]) and http://[redacted]@d.test:1/e",
        ),
        ("https://a.test/@me is fine?", "https://a.test/@me is fine?"),
        ("://", "://"),
        (&long, &cut),
    ] {
        assert_eq!(scrub.clean(text), expected);
    }
    shown(&scrub);
}
