//! Putting a call together: what is sent, and what is refused before.

use super::support::{builder, client, ok, script, things};
use crate::mock::{MockTransport, RecordedRequest};
use crate::runtime::{flat_record, record, union};
use crate::{Call, Case, Client, Endpoint, ErrorKind, Method, Operation, Parameter, decode};
use bytes::Bytes;
use serde_json::Value;

static UPDATE: Endpoint<Value, Value> = Endpoint {
    operation: UPDATE_OPERATION,
    success: &[Case::code(200, decode::json)],
    failure: &[],
};

const UPDATE_OPERATION: Operation = Operation {
    id: "update",
    method: "PUT",
    path: "/users/{user_id}/parts/{part}",
    accept: "application/json",
    security: &[],
    base_url: None,
};

fn update(client: &Client) -> Call {
    let mut call = Call::new(client, &UPDATE.operation);
    call.path(Parameter::simple("user_id"), "u 1");
    call.path(Parameter::simple("part"), &7);
    call
}

/// Sends a call, and returns what the server received.
async fn sent(mock: &MockTransport, call: Call) -> RecordedRequest {
    mock.reply(ok());
    call.send(&UPDATE).await.unwrap();
    mock.requests().pop().unwrap()
}

#[tokio::test]
async fn everything_arrives() {
    let mock = MockTransport::new();
    let mut call = update(&client(&mock));
    call.query(Parameter::form("q"), "a&b");
    call.query(Parameter::form("n"), &[1, 2]);
    call.header_parameter(Parameter::simple("X-Trace"), "t1");
    call.cookie(Parameter::form("a"), &1);
    call.cookie(Parameter::form("b"), "x");
    call.json("application/merge-patch+json", &[1, 2]);
    let request = sent(&mock, call).await;
    assert_eq!(request.method(), Method::PUT);
    assert_eq!(request.uri().path(), "/v1/users/u%201/parts/7");
    assert_eq!(request.uri().query(), Some("q=a%26b&n=1&n=2"));
    let expected = [
        ("accept", "application/json"),
        ("content-type", "application/merge-patch+json"),
        ("cookie", "a=1; b=x"),
        ("user-agent", "test-client/1.0.0"),
        ("x-trace", "t1"),
    ];
    for (name, value) in expected {
        assert_eq!(request.header(name), Some(value));
    }
    assert_eq!(request.headers().len(), expected.len());
    assert_eq!(request.body(), "[1,2]");
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let mock = MockTransport::new();
    let mut call = update(&client(&mock));
    call.body("application/octet-stream", Bytes::from_static(b"\0\xff"));
    let request = sent(&mock, call).await;
    assert_eq!(
        request.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(request.body(), &b"\0\xff"[..]);
}

#[tokio::test]
async fn without_a_body_there_is_no_content_type() {
    let mock = MockTransport::new();
    let request = sent(&mock, update(&client(&mock))).await;
    assert_eq!(request.header("content-type"), None);
    assert!(request.body().is_empty());
    assert_eq!(request.uri().query(), None);
}

#[tokio::test]
async fn a_second_setter_replaces_the_first() {
    let mock = MockTransport::new();
    let mut call = update(&client(&mock));
    for value in ["first", "second"] {
        call.path(Parameter::simple("part"), value);
        call.query(Parameter::form("part"), value);
        call.header_parameter(Parameter::simple("x-a"), value);
        call.cookie(Parameter::form("c"), value);
        call.json("application/json", value);
    }
    call.header("X-B", "first");
    call.header("x-b", "second");
    let request = sent(&mock, call).await;
    assert_eq!(
        request.uri().to_string(),
        "https://api.test/v1/users/u%201/parts/second?part=second"
    );
    for (name, value) in [("x-a", "second"), ("cookie", "c=second"), ("x-b", "second")] {
        assert_eq!(request.header(name), Some(value));
    }
    assert_eq!(request.body(), "\"second\"");
}

#[tokio::test]
async fn a_second_setter_makes_good_what_the_first_did_wrong() {
    let mock = MockTransport::new();
    let mut call = update(&client(&mock));
    call.path(Parameter::simple("part"), "..");
    call.path(Parameter::simple("part"), "fine");
    call.query(Parameter::form("q"), &Unwritable);
    call.query(Parameter::form("q"), "fine");
    call.header("x-a", "not\nfine");
    call.header("x-a", "fine");
    call.json("application/json", &Unwritable);
    call.json("application/json", "fine");
    sent(&mock, call).await;
}

#[tokio::test]
async fn headers_of_the_call_go_before_those_of_the_client() {
    let mock = MockTransport::new();
    let client = builder(&mock)
        .user_agent("mine/2")
        .default_header("X-A", "default")
        .default_header("accept", "application/problem+json")
        .build()
        .unwrap();
    let request = sent(&mock, update(&client)).await;
    for (name, value) in [
        ("user-agent", "mine/2"),
        ("x-a", "default"),
        ("accept", "application/problem+json"),
    ] {
        assert_eq!(request.header(name), Some(value));
    }
    let mut call = update(&client);
    call.header("x-a", "own");
    call.header("user-agent", "own/3");
    let request = sent(&mock, call).await;
    for (name, value) in [("user-agent", "own/3"), ("x-a", "own")] {
        assert_eq!(request.header(name), Some(value));
    }
}

struct Unwritable;

impl serde::Serialize for Unwritable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no"))
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_before_anything_is() {
    type Change = fn(&mut Call);
    let changes: [(Change, &str); 13] = [
        (|call| call.path(Parameter::simple("part"), ".."), "part"),
        (|call| call.path(Parameter::simple("part"), ""), "part"),
        (
            |call| call.path(Parameter::simple("part"), &Unwritable),
            "the path parameter `part` cannot be written: no",
        ),
        (
            |call| call.query(Parameter::form("q"), &Unwritable),
            "the query parameter `q` cannot be written: no",
        ),
        (
            |call| call.header_parameter(Parameter::simple("x-a"), &Unwritable),
            "the header parameter `x-a` cannot be written: no",
        ),
        (
            |call| call.cookie(Parameter::form("c"), &Unwritable),
            "the cookie parameter `c` cannot be written: no",
        ),
        (
            |call| call.json("application/json", &Unwritable),
            "the body cannot be written: no",
        ),
        (
            |call| call.header("x a", "b"),
            "a header's name is not valid",
        ),
        (
            |call| call.header("x-a", "b\r\nc: d"),
            "the value of the header `x-a` is not valid",
        ),
        (
            |call| call.header("Host", "evil.test"),
            "the header `host` is set by the transport alone",
        ),
        (
            |call| call.header("content-length", "0"),
            "the header `content-length` is set by the transport alone",
        ),
        (
            |call| call.header("transfer-encoding", "chunked"),
            "the header `transfer-encoding` is set by the transport alone",
        ),
        (
            |call| call.query(Parameter::form("q"), &"q".repeat(70_000)),
            "the URL is too long",
        ),
    ];
    for (change, expected) in changes {
        let mock = script([ok()]);
        let mut call = update(&client(&mock));
        change(&mut call);
        let error = call.send(&UPDATE).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
        let told = error.to_string();
        assert!(
            told.starts_with("update: ") && told.contains(expected),
            "{told}"
        );
        assert!(mock.requests().is_empty());
    }
}

#[tokio::test]
async fn a_missing_path_parameter_is_told() {
    let mock = script([ok()]);
    let error = Call::new(&client(&mock), &UPDATE.operation)
        .send(&UPDATE)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(mock.requests().is_empty());
}

#[test]
fn debug_counts_and_does_not_show() {
    let mut call = update(&client(&MockTransport::new()));
    call.json("application/json", "four");
    call.header("x-a", "value");
    let expected = "Call { operation: \"update\", method: PUT, \
                    path: \"/users/{user_id}/parts/{part}\", parameters: 2, headers: 1, \
                    body_bytes: Some(6) }";
    assert_eq!(format!("{call:?}"), expected);
}

/// A builder as it is generated.
#[derive(Clone, Debug)]
struct ListThings {
    call: Call,
}

impl ListThings {
    crate::runtime::call_options!();
}

#[tokio::test(start_paused = true)]
async fn options_are_the_calls_own() {
    use crate::RetryPolicy;
    use std::time::Duration;

    fn moves<T: Clone + Send + 'static>(value: T) -> T {
        value
    }
    let mock = script([ok().delay(Duration::from_secs(5)), ok()]);
    let endpoint = things(Method::GET);
    let list = moves(ListThings {
        call: Call::new(&client(&mock), &endpoint.operation),
    })
    .timeout(Duration::from_secs(2))
    .header("x-a", "b")
    .retry(RetryPolicy::none());
    let sending = moves_future(list.call.send(endpoint));
    assert!(sending.await.unwrap_err().is_timeout());
    assert_eq!(mock.requests()[0].header("x-a"), Some("b"));
}

fn moves_future<F: Future + Send + 'static>(future: F) -> F {
    future
}

#[tokio::test]
async fn a_query_can_be_set_as_a_whole() {
    let mock = MockTransport::new();
    let filter = serde_json::json!({"a b": "x&y", "list": [1, 2]});
    let mut call = update(&client(&mock));
    call.form_query(&filter);
    let request = sent(&mock, call).await;
    assert_eq!(request.uri().query(), Some("a+b=x%26y&list=1&list=2"));

    let mut call = update(&client(&mock));
    call.query(Parameter::form("ratio"), &0.1_f32);
    call.json_query(&filter);
    let request = sent(&mock, call).await;
    assert_eq!(
        request.uri().query(),
        Some("ratio=0.1&%7B%22a%20b%22%3A%22x%26y%22%2C%22list%22%3A%5B1%2C2%5D%7D")
    );

    let mut call = update(&client(&mock));
    call.text_query("$.a[0]&b");
    let request = sent(&mock, call).await;
    assert_eq!(request.uri().query(), Some("%24.a%5B0%5D%26b"));
}

static QUERY: Endpoint<Value, Value> = Endpoint {
    operation: Operation {
        path: "/users?kind=all&beta&user={user_id}",
        ..UPDATE_OPERATION
    },
    success: &[Case::code(200, decode::json)],
    failure: &[],
};

#[tokio::test]
async fn a_query_in_the_path_comes_first_and_gives_way_to_parameters() {
    let mock = MockTransport::new();
    mock.reply(ok());
    mock.reply(ok());
    let client = client(&mock);
    let mut call = Call::new(&client, &QUERY.operation);
    call.path(Parameter::simple("user_id"), "a&b");
    call.query(Parameter::form("n"), &1);
    call.clone().send(&QUERY).await.unwrap();
    call.query(Parameter::form("kind"), "some");
    call.send(&QUERY).await.unwrap();
    let requests = mock.requests();
    let queries = requests.iter().map(|it| it.uri().query().unwrap());
    assert_eq!(
        queries.collect::<Vec<_>>(),
        [
            "kind=all&beta&user=a%26b&n=1",
            "beta&user=a%26b&n=1&kind=some",
        ]
    );
}

#[derive(Clone)]
struct Measured {
    value: f64,
    more: Option<Vec<f32>>,
}

record! {
    Measured {
        "value" => value,
        "more" => more?,
    }
}

enum Measure {
    Measured(Measured),
    Unknown(Value),
}

union! {
    Measure by "kind" {
        "measured" => Measured + "kind",
    }
}

struct Flat {
    measure: Measure,
}

flat_record! {
    Flat {
        +measure,
    }
}

#[tokio::test]
async fn numbers_that_are_not_finite_are_refused() {
    let measured = |value, more| Measured {
        value,
        more: Some(vec![more]),
    };
    let flat = move |value| Flat {
        measure: Measure::Measured(measured(value, 0.1)),
    };
    type Set = Box<dyn Fn(&mut Call)>;
    let table: [(&str, Set); 11] = [
        (
            "the path parameter `part`",
            Box::new(|call| call.path(Parameter::simple("part"), &f64::NAN)),
        ),
        (
            "the query parameter `q`",
            Box::new(|call| call.query(Parameter::form("q"), &f32::INFINITY)),
        ),
        (
            "the query parameter `q`",
            Box::new(move |call| call.query(Parameter::json("q"), &measured(f64::NAN, 1.0))),
        ),
        (
            "the header parameter `X-A`",
            Box::new(|call| call.header_parameter(Parameter::simple("X-A"), &[1.0, f64::NAN])),
        ),
        (
            "the cookie parameter `a`",
            Box::new(|call| call.cookie(Parameter::form("a"), &f64::NEG_INFINITY)),
        ),
        (
            "the query",
            Box::new(move |call| call.form_query(&measured(1.0, f32::NAN))),
        ),
        (
            "the query",
            Box::new(|call| call.json_query(&(1, f64::NAN))),
        ),
        (
            "the body",
            Box::new(move |call| call.json("application/json", &measured(1.0, f32::NAN))),
        ),
        (
            "the body",
            Box::new(move |call| call.json("application/json", &flat(f64::NAN))),
        ),
        (
            "the body",
            Box::new(move |call| {
                call.form(
                    "application/x-www-form-urlencoded",
                    &measured(f64::NAN, 1.0),
                    &[],
                );
            }),
        ),
        (
            "the body",
            Box::new(move |call| {
                call.multipart("multipart/form-data", &measured(f64::NAN, 1.0), &[])
            }),
        ),
    ];
    for (what, set) in table {
        let mock = MockTransport::new();
        let mut call = update(&client(&mock));
        set(&mut call);
        let error = call.send(&UPDATE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{what}");
        let message = error.to_string();
        let reason = "cannot be written: NaN and infinite numbers cannot be sent";
        assert!(message.contains(&format!("{what} {reason}")), "{message}");
        assert!(mock.requests().is_empty());
    }
    let mock = MockTransport::new();
    let mut call = update(&client(&mock));
    call.query(Parameter::form("q"), &3.0_f32);
    call.json(
        "application/json",
        &(3.0, -3.0_f32, 0.1_f32, -0.0, 1e300, f64::MAX),
    );
    let request = sent(&mock, call).await;
    assert_eq!(request.uri().query(), Some("q=3"));
    assert_eq!(
        request.body(),
        "[3,-3,0.1,-0.0,1e+300,1.7976931348623157e+308]"
    );
    // What a value of JSON is made of first has the digits of an `f32` as well.
    let mut call = update(&client(&mock));
    call.json("application/json", &flat(0.1));
    let request = sent(&mock, call).await;
    // In which order the members of a flat record are written is up to a feature of serde_json.
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(
        body,
        serde_json::json!({ "kind": "measured", "value": 0.1, "more": [0.1] })
    );
}
