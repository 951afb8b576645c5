//! The decoding table: status × content type × body.

use super::support::{API, client, script};
use crate::decode::RawResponse;
use crate::mock::{MockTransport, Reply};
use crate::{Call, Case, ClientBuilder, Endpoint, ErrorKind, Operation, RetryPolicy, decode};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// What a call can return, named after the case that decoded it.
#[derive(Debug, PartialEq)]
enum Success {
    Ok(Value),
    NoContent,
    Text(String),
    Bytes(Vec<u8>),
    Moved,
    Other(Value),
}

/// What it can fail with.
#[derive(Debug, PartialEq)]
enum Failure {
    NotFound(Value),
    Client(Value),
    Any(Value),
}

static OPERATION: Operation = operation();

const fn operation() -> Operation {
    Operation {
        id: "op",
        method: "POST",
        path: "/op",
        accept: "application/json",
        security: &[],
        base_url: None,
    }
}

static TYPED: Endpoint<Success, Failure> = Endpoint {
    operation: operation(),
    success: &[
        Case::range(2, |response| decode::json(response).map(Success::Other)),
        Case::code(200, |response| decode::json(response).map(Success::Ok)),
        Case::code(202, |response| decode::text(response).map(Success::Text)),
        Case::code(203, |response| {
            decode::bytes(response).map(|bytes| Success::Bytes(bytes.to_vec()))
        }),
        Case::code(204, |response| {
            decode::empty(response).map(|()| Success::NoContent)
        }),
        Case::code(302, |response| {
            decode::empty(response).map(|()| Success::Moved)
        }),
    ],
    failure: &[
        Case::any(|response| decode::json(response).map(Failure::Any)),
        Case::range(4, |response| decode::json(response).map(Failure::Client)),
        Case::code(404, |response| {
            decode::json(response).map(Failure::NotFound)
        }),
    ],
};

static STRICT: Endpoint<Vec<u8>, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code(200, decode::json)],
    failure: &[Case::code(404, decode::json)],
};

async fn typed(reply: Reply) -> Result<Success, (ErrorKind, Option<Failure>)> {
    let call = Call::new(&client(&script([reply])), &OPERATION);
    let result = call.send(&TYPED).await;
    result.map_err(|error| (error.kind(), error.into_api()))
}

#[tokio::test]
async fn the_most_specific_case_decodes() {
    let body = json!({ "a": 1 });
    let api = |failure| Err((ErrorKind::Api, Some(failure)));
    for (reply, expected) in [
        (Reply::json(200, &body), Ok(Success::Ok(body.clone()))),
        (Reply::json(201, &body), Ok(Success::Other(body.clone()))),
        (
            Reply::status(202).body("grüße"),
            Ok(Success::Text("grüße".into())),
        ),
        (
            Reply::status(203).body(vec![0xff]),
            Ok(Success::Bytes(vec![0xff])),
        ),
        (Reply::status(204), Ok(Success::NoContent)),
        (Reply::json(204, &body), Ok(Success::NoContent)),
        (
            Reply::status(302).header("location", "/"),
            Ok(Success::Moved),
        ),
        (
            Reply::json(404, &body),
            api(Failure::NotFound(body.clone())),
        ),
        (Reply::json(400, &body), api(Failure::Client(body.clone()))),
        (Reply::json(409, &body), api(Failure::Client(body.clone()))),
        (Reply::json(500, &body), api(Failure::Any(body.clone()))),
        (Reply::json(304, &body), api(Failure::Any(body.clone()))),
        (Reply::status(404), Err((ErrorKind::Api, None))),
        (Reply::status(200), Err((ErrorKind::Decode, None))),
        (
            Reply::status(202).body(vec![0xff]),
            Err((ErrorKind::Decode, None)),
        ),
    ] {
        let told = format!("{reply:?}");
        assert_eq!(typed(reply).await, expected, "{told}");
    }
}

#[tokio::test]
async fn each_response_has_its_error() {
    use ErrorKind::{Api, Body, Decode, UnexpectedStatus};
    const HTML: &str = "<html>Bad gateway</html>";
    let html = |status| {
        Reply::status(status)
            .header("content-type", "text/html")
            .body(HTML)
    };
    let at = |what: &str| format!("op: 200 OK: {what}");
    for (reply, kind, expected) in [
        (Reply::status(200), Decode, at("the body is empty")),
        (
            Reply::status(200).body("[1"),
            Decode,
            at("the JSON body ends too early (line 1, column 2)"),
        ),
        (
            Reply::status(200).body("[1,\n x]"),
            Decode,
            at("the body is not JSON (line 2, column 2)"),
        ),
        (
            Reply::status(200).body(b"[\"\xff\"]".to_vec()),
            Decode,
            at("the JSON body is not UTF-8 at byte 2"),
        ),
        (
            html(200),
            Decode,
            at("the body is not JSON (line 1, column 1), content type text/html"),
        ),
        (
            Reply::status(200).body(r#"[1, "two"]"#),
            Decode,
            at("the JSON body has another shape: expected u8 (line 1, column 9)"),
        ),
        (
            Reply::status(200).body("[1]").cut(),
            Body,
            at("the body did not arrive whole: a scripted failure"),
        ),
        (
            Reply::json(201, &[1]),
            UnexpectedStatus,
            "op: 201 Created: the status is not documented".into(),
        ),
        (
            Reply::status(204),
            UnexpectedStatus,
            "op: 204 No Content: the status is not documented".into(),
        ),
        (html(502), Api, "op: 502 Bad Gateway".into()),
        (html(404), Api, "op: 404 Not Found".into()),
        (
            Reply::status(500),
            Api,
            "op: 500 Internal Server Error".into(),
        ),
        (
            Reply::status(301).header("location", "https://other.test/"),
            Api,
            "op: 301 Moved Permanently".into(),
        ),
        (
            Reply::status(500).body(r#"{"code":"#).cut(),
            Api,
            "op: 500 Internal Server Error: the body did not arrive whole: a scripted failure"
                .into(),
        ),
        (
            Reply::json(404, &json!({ "code": "gone" })).cut(),
            Api,
            "op: 404 Not Found: the body did not arrive whole: a scripted failure: gone".into(),
        ),
        (
            Reply::json(
                404,
                &json!({ "code": "no_user", "message": "No such user" }),
            )
            .header("x-request-id", "r7"),
            Api,
            "op: 404 Not Found: no_user: No such user (request id r7)".into(),
        ),
    ] {
        let mock = script([reply.clone()]);
        let error = Call::new(&client(&mock), &OPERATION)
            .send(&STRICT)
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (kind, expected));
        assert!(error.status().is_some());
        assert!(format!("{reply:?}").contains(&format!("body_bytes: {}", error.body().len())));
        assert_eq!(error.operation(), Some("op"));
        assert_eq!(error.attempts(), 1);
    }
}

/// An operation that documents nothing but `default`, as a success.
static DEFAULT: Endpoint<Vec<u8>, ()> = Endpoint {
    operation: operation(),
    success: &[Case::any(decode::json)],
    failure: &[],
};

#[tokio::test]
async fn an_error_status_is_an_error_of_the_api_even_under_default() {
    for (reply, expected) in [
        (Reply::json(200, &[1]), Ok(vec![1])),
        (Reply::status(200).body("?"), Err(ErrorKind::Decode)),
        (Reply::status(500).body("?"), Err(ErrorKind::Api)),
        (Reply::json(500, &[1]).cut(), Err(ErrorKind::Api)),
    ] {
        let mock = script([reply]);
        let client = ClientBuilder::new(&API)
            .transport(mock)
            .retry(RetryPolicy::none())
            .build()
            .unwrap();
        let result = Call::new(&client, &OPERATION).send(&DEFAULT).await;
        assert_eq!(result.map_err(|error| error.kind()), expected);
    }
}

/// An operation whose success is `default`, beside a documented error.
static MIXED: Endpoint<Value, Value> = Endpoint {
    operation: operation(),
    success: &[Case::any(decode::json)],
    failure: &[Case::code(404, decode::json), Case::any(decode::json)],
};

#[tokio::test]
async fn a_named_error_goes_before_a_success_by_default() {
    for (status, expected) in [
        (200, Ok(json!(1))),
        (418, Ok(json!(1))),
        (404, Err(Some(json!(1)))),
    ] {
        let mock = script([Reply::json(status, &1)]);
        let result = Call::new(&client(&mock), &OPERATION).send(&MIXED).await;
        assert_eq!(
            result.map_err(|error| error.into_api()),
            expected,
            "{status}"
        );
    }
}

#[tokio::test]
async fn an_error_converts_for_the_question_mark() {
    async fn call() -> Result<Vec<u8>, crate::Error> {
        let mock = MockTransport::new();
        mock.reply(Reply::status(404));
        Ok(Call::new(&client(&mock), &OPERATION).send(&STRICT).await?)
    }
    assert_eq!(call().await.unwrap_err().status().unwrap(), 404);
}

#[test]
fn a_number_without_a_fraction_is_an_integer() {
    let response =
        |body: &'static str| RawResponse::new(StatusCode::OK, HeaderMap::new(), body.into());
    let integers = decode::json::<Vec<i32>>(&response("[1.0, 2e2, -3]"));
    assert_eq!(integers, Ok(vec![1, 200, -3]));
    let numbers = decode::json::<Vec<f64>>(&response("[1, 2.5]"));
    assert_eq!(numbers, Ok(vec![1.0, 2.5]));
    assert!(decode::json::<Vec<i32>>(&response("[1.5]")).is_err());
    assert!(decode::json::<Vec<u8>>(&response("[1.0, 300]")).is_err());
}
