//! Responses of several media types, text of several charsets, and typed headers.

use super::support::{client, script, things};
use crate::media_type::{Likeness, likeness};
use crate::mock::Reply;
use crate::{
    Call, Case, Download, Endpoint, ErrorKind, EventStream, Header, HeaderForm, Operation, decode,
};
use serde_json::{Value, json};

#[derive(Debug)]
enum Report {
    Ok(Value),
    Csv(String),
    Image(Download),
    Events(EventStream<Value>),
}

static REPORT: Endpoint<Report, Value> = Endpoint {
    operation: Operation {
        id: "op",
        method: "GET",
        path: "/op",
        accept: "application/json, text/csv, image/*",
        security: &[],
        base_url: None,
    },
    success: &[
        Case::code(200, |response| decode::json(response).map(Report::Ok))
            .of(&["application/json"]),
        Case::code(200, |response| decode::text(response).map(Report::Csv)).of(&["text/csv"]),
        Case::code_stream(200, |body| Report::Image(Download::new(body)))
            .of(&["image/*", "application/pdf"]),
        Case::code_stream(200, |body| {
            Report::Events(EventStream::new(body, decode::json))
        })
        .of(&["text/event-stream"]),
    ],
    failure: &[],
};

#[tokio::test]
async fn the_content_type_decides_among_the_cases_of_a_status() {
    for (content_type, expected) in [
        (Some("application/json; charset=utf-8"), "Ok"),
        (Some("Application/JSON"), "Ok"),
        (Some("application/problem+json"), "Ok"),
        (Some("text/csv; header=present"), "Csv"),
        (Some("text/plain"), "Csv"),
        (Some("image/png"), "Image"),
        (Some("application/pdf"), "Image"),
        (Some("text/event-stream"), "Events"),
        (Some("application/octet-stream"), "Ok"),
        (Some("nonsense"), "Ok"),
        (None, "Ok"),
    ] {
        let reply = Reply::status(200).body("1");
        let reply = match content_type {
            Some(content_type) => reply.header("content-type", content_type),
            None => reply,
        };
        let call = Call::new(&client(&script([reply])), &REPORT.operation);
        let report = call.send(&REPORT).await.unwrap();
        let found = match report {
            Report::Ok(value) => {
                assert_eq!(value, json!(1));
                "Ok"
            }
            Report::Csv(text) => {
                assert_eq!(text, "1");
                "Csv"
            }
            Report::Image(file) => {
                assert_eq!(file.bytes().await.unwrap().as_ref(), b"1");
                "Image"
            }
            Report::Events(mut events) => {
                assert_eq!(events.try_next().await.unwrap(), None);
                "Events"
            }
        };
        assert_eq!(found, expected, "{content_type:?}");
    }
}

static TEXT: Endpoint<String, Value> = Endpoint {
    success: &[Case::code(200, decode::text)],
    failure: &[],
    operation: Operation {
        id: "op",
        method: "GET",
        path: "/op",
        accept: "text/plain",
        security: &[],
        base_url: None,
    },
};

#[tokio::test]
async fn text_is_of_its_charset() {
    for (content_type, body, expected) in [
        ("text/plain", "é".as_bytes(), Some("é")),
        (
            "text/plain; charset=UTF-8",
            "\u{feff}é".as_bytes(),
            Some("é"),
        ),
        ("text/plain; charset=\"utf-8\"", "é".as_bytes(), Some("é")),
        ("text/plain; charset=iso-8859-1", b"\xe9", Some("é")),
        ("text/plain; charset=shift_jis", b"a", None),
        ("text/plain", b"\xe9", None),
    ] {
        let reply = Reply::status(200)
            .header("content-type", content_type)
            .body(body.to_vec());
        let call = Call::new(&client(&script([reply])), &TEXT.operation);
        let text = call.send(&TEXT).await.map_err(|error| error.kind());
        assert_eq!(
            text,
            expected.map(str::to_owned).ok_or(ErrorKind::Decode),
            "{content_type}"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_not_there_is_null_where_that_is_a_value() {
    static MAYBE: Endpoint<Option<u8>, Value> = Endpoint {
        operation: Operation {
            id: "op",
            method: "GET",
            path: "/op",
            accept: "",
            security: &[],
            base_url: None,
        },
        success: &[Case::code(200, decode::json_or_null)],
        failure: &[],
    };
    for (body, expected) in [
        ("", Ok(None)),
        ("7", Ok(Some(7))),
        ("null", Ok(None)),
        ("x", Err(ErrorKind::Decode)),
    ] {
        let reply = Reply::status(200).body(body);
        let call = Call::new(&client(&script([reply])), &MAYBE.operation);
        assert_eq!(
            call.send(&MAYBE).await.map_err(|error| error.kind()),
            expected
        );
    }
}

const LEFT: Header<i64> = Header::new("X-Left", HeaderForm::Plain);
const DONE: Header<bool> = Header::new("X-Done", HeaderForm::Plain);
const LINK: Header<String> = Header::new("Link", HeaderForm::Text);
const TAGS: Header<Vec<String>> = Header::new("X-Tags", HeaderForm::Texts);
const COUNTS: Header<Vec<i64>> = Header::new("X-Counts", HeaderForm::Plains);
const META: Header<Value> = Header::new("X-Meta", HeaderForm::Json);

#[tokio::test]
async fn headers_have_types() {
    let reply = Reply::json(200, &json!({}))
        .header("x-left", " 7 ")
        .header("x-done", "True")
        .header("link", "<a>; rel=next")
        .header("link", "<b>; rel=last")
        .header("x-tags", "a, b,,c")
        .header("x-counts", "1,2")
        .header("x-meta", "{\"a\": [1]}");
    let endpoint = things(crate::Method::GET);
    let call = Call::new(&client(&script([reply])), &endpoint.operation);
    let response = call.send_with_response(endpoint).await.unwrap();
    assert_eq!(response.header(LEFT), Ok(Some(7)));
    assert_eq!(response.header(DONE), Ok(Some(true)));
    let links = "<a>; rel=next, <b>; rel=last".to_owned();
    assert_eq!(response.header(LINK), Ok(Some(links)));
    let tags = ["a", "b", "c"].map(str::to_owned).to_vec();
    assert_eq!(response.header(TAGS), Ok(Some(tags)));
    assert_eq!(response.header(COUNTS), Ok(Some(vec![1, 2])));
    assert_eq!(response.header(META), Ok(Some(json!({ "a": [1] }))));
}

#[tokio::test]
async fn headers_that_are_not_there_or_not_right_do_not_fail_the_call() {
    let reply = Reply::json(404, &json!({}))
        .header("x-left", "many")
        .header("x-counts", "1,x");
    let endpoint = things(crate::Method::GET);
    let call = Call::new(&client(&script([reply])), &endpoint.operation);
    let error = call.send(endpoint).await.unwrap_err();
    let told = error.header(LEFT).unwrap_err().to_string();
    assert_eq!(told, "the header `X-Left` is not what is documented");
    assert!(error.header(COUNTS).is_err());
    assert_eq!(error.header(LINK), Ok(None));
    assert_eq!(crate::Error::from(error).header(TAGS), Ok(None));
}

#[test]
fn a_received_media_type_matches_a_documented_one() {
    for (documented, received, expected) in [
        ("application/json", "application/json", Likeness::Same),
        ("application/json", "text/json", Likeness::Kind),
        ("application/json", "application/a+json", Likeness::Kind),
        ("application/*+json", "application/a+json", Likeness::Range),
        ("*+json", "application/a+json", Likeness::Range),
        ("*+json", "application/json", Likeness::Kind),
        ("application/*+json", "application/a+xml", Likeness::None),
        ("image/*", "image/png", Likeness::Range),
        ("*/*", "image/png", Likeness::Any),
        ("image/*", "text/plain", Likeness::None),
    ] {
        let found = likeness(&[documented], Some(received));
        assert_eq!(found, expected, "{documented} {received}");
    }
}
