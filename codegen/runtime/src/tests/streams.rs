//! Responses that are read as they come: events, lines of JSON and downloads.

use super::support::{builder, client, script};
use crate::mock::Reply;
use crate::transport_error::TransportErrorKind;
use crate::{Call, Case, Download, Endpoint, ErrorKind, EventStream, JsonLines, Operation, decode};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

const fn operation() -> Operation {
    Operation {
        id: "op",
        method: "GET",
        path: "/op",
        accept: "",
        security: &[],
        base_url: None,
    }
}

static EVENTS: Endpoint<EventStream<Value>, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code_stream(200, |body| {
        EventStream::new(body, decode::json)
    })],
    failure: &[Case::any(decode::json)],
};

static WORDS: Endpoint<EventStream<String>, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code_stream(200, |body| {
        EventStream::new(body, decode::text)
    })],
    failure: &[],
};

static LINES: Endpoint<JsonLines<Value>, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code_stream(200, |body| {
        JsonLines::new(body, decode::json)
    })],
    failure: &[],
};

static SEQUENCE: Endpoint<JsonLines<Value>, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code_stream(200, |body| {
        JsonLines::sequence(body, decode::json)
    })],
    failure: &[],
};

static FILE: Endpoint<Download, Value> = Endpoint {
    operation: operation(),
    success: &[Case::code_stream(200, Download::new)],
    failure: &[],
};

/// Returns the response of an endpoint to a reply.
async fn open<T, E>(reply: Reply, endpoint: &'static Endpoint<T, E>) -> T {
    let call = Call::new(&client(&script([reply])), &endpoint.operation);
    call.send(endpoint)
        .await
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Returns a reply whose body arrives in chunks of this many bytes.
fn chunked(text: &str, size: usize) -> Reply {
    let chunks = text.as_bytes().chunks(size);
    chunks.fold(Reply::status(200), |reply, chunk| {
        reply.chunk(chunk.to_vec())
    })
}

/// Reads events as `type/id/data`.
async fn events(reply: Reply) -> Vec<String> {
    let mut stream = open(reply, &WORDS).await;
    let mut events = Vec::new();
    while let Some(event) = stream.try_next_event().await.unwrap() {
        events.push(format!("{}/{}/{}", event.event, event.id, event.data));
    }
    events
}

#[tokio::test]
async fn events_are_read_as_the_standard_has_it() {
    for (text, expected) in [
        ("data: a\n\n", &["message//a"][..]),
        (
            "data: a\r\n\r\ndata: b\r\rdata: c\n\n",
            &["message//a", "message//b", "message//c"],
        ),
        ("\u{feff}data: a\n\n", &["message//a"]),
        (
            "data:a\ndata: b\ndata\ndata:  c\n\n",
            &["message//a\nb\n\n c"],
        ),
        (": a comment\n\nevent: ping\n\ndata: a\n\n", &["message//a"]),
        (
            "event: x\nid: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
            &["x/1/a", "message/1/b", "message//c"],
        ),
        ("id: 1\0\ndata: a\nunknown: b\n\n", &["message//a"]),
        ("data: a\n\ndata: [DONE]\n\ndata: b\n\n", &["message//a"]),
        ("data: a\n\ndata: cut off", &["message//a"]),
        ("data: a\n\ndata: cut off\n", &["message//a"]),
        ("data: grüße, 世界\n\n", &["message//grüße, 世界"]),
        ("data\n\n", &["message//"]),
        ("", &[]),
    ] {
        for size in [1, 2, 3, 7, 1000] {
            assert_eq!(
                events(chunked(text, size)).await,
                expected,
                "{text:?} by {size}"
            );
        }
    }
}

#[tokio::test]
async fn a_stream_tells_where_to_go_on() {
    let mut stream = open(
        chunked("retry: 1500\nid: 7\ndata: a\n\nretry: x\ndata: b\n\n", 4),
        &WORDS,
    )
    .await;
    assert_eq!((stream.last_event_id(), stream.retry()), ("", None));
    while stream.try_next().await.unwrap().is_some() {}
    assert_eq!(stream.last_event_id(), "7");
    assert_eq!(stream.retry(), Some(Duration::from_millis(1500)));
}

#[tokio::test]
async fn an_event_of_another_shape_is_an_error_that_shows_it() {
    let reply = chunked(
        "data: {\"a\":1}\n\nevent: error\ndata: {\"code\":\"busy\"\n\ndata: 2\n\n",
        5,
    );
    let mut stream = open(reply, &EVENTS).await;
    assert_eq!(stream.try_next().await.unwrap(), Some(json!({ "a": 1 })));
    let error = stream.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "op: 200 OK: event 2 (`error`): the JSON body ends too early (line 1, column 14)"
    );
    assert_eq!(error.body().as_ref(), b"{\"code\":\"busy\"");
    assert_eq!(stream.try_next().await.unwrap(), Some(json!(2)));
    assert_eq!(stream.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn an_error_is_read_to_its_end() {
    let reply = Reply::json(404, &json!({ "code": "gone" }));
    let call = Call::new(&client(&script([reply])), &EVENTS.operation);
    let error = call.send(&EVENTS).await.unwrap_err();
    assert_eq!(error.api(), Some(&json!({ "code": "gone" })));
}

#[tokio::test]
async fn values_come_line_by_line_or_after_separators() {
    for (endpoint, text) in [
        (&LINES, "{\"a\":1}\n\r\n\n[2]\r\n\"3\""),
        (&LINES, "\n{\"a\":1}\n[2]\n\"3\"\n"),
        (&SEQUENCE, "\u{1e}{\"a\":\n1}\n\u{1e}[2]\n\u{1e}\"3\"\n"),
        (&SEQUENCE, "\u{1e}\u{1e}{\"a\":1}\u{1e}[2]\n\u{1e}\"3\""),
    ] {
        for size in [1, 2, 3, 1000] {
            let mut stream = open(chunked(text, size), endpoint).await;
            for expected in [json!({ "a": 1 }), json!([2]), json!("3")] {
                let value = stream.try_next().await.unwrap();
                assert_eq!(value, Some(expected), "{text:?} by {size}");
            }
            assert_eq!(stream.try_next().await.unwrap(), None);
        }
    }
}

#[tokio::test]
async fn a_line_of_another_shape_is_an_error_of_its_own() {
    let mut stream = open(chunked("1\n{\n3\n", 2), &LINES).await;
    assert_eq!(stream.try_next().await.unwrap(), Some(json!(1)));
    let error = stream.try_next().await.unwrap_err();
    let told = "op: 200 OK: value 2: the JSON body ends too early (line 1, column 1)";
    assert_eq!(error.to_string(), told);
    assert_eq!(stream.try_next().await.unwrap(), Some(json!(3)));
}

#[tokio::test]
async fn a_connection_that_fails_ends_the_stream() {
    let told = "op: 200 OK: the body did not arrive whole: a scripted failure";
    let mut events = open(chunked("data: 1\n\ndata: 2\n", 5).cut(), &EVENTS).await;
    assert_eq!(events.try_next().await.unwrap(), Some(json!(1)));
    let error = events.try_next().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Body, told)
    );
    assert_eq!(events.try_next().await.unwrap(), None);

    let mut lines = open(chunked("1\n2", 5).cut(), &LINES).await;
    assert_eq!(lines.try_next().await.unwrap(), Some(json!(1)));
    assert_eq!(lines.try_next().await.unwrap_err().to_string(), told);
    assert_eq!(lines.try_next().await.unwrap(), None);

    let file = open(chunked("abc", 1).cut(), &FILE).await;
    assert_eq!(file.bytes().await.unwrap_err().to_string(), told);
}

#[tokio::test]
async fn what_is_held_at_once_is_limited() {
    let text = "data: 123\n\ndata: 12345678901234567890\n\n";
    let client = builder(&script([
        chunked(text, 4),
        chunked("123\n12345678901234567890\n", 4),
        chunked("12345678901234567890", 4),
        chunked("12345678901234567890", 4),
    ]))
    .max_body_bytes(16)
    .build()
    .unwrap();
    let told = "op: 200 OK: the body is larger than 16 bytes";
    let call = || Call::new(&client, &EVENTS.operation);
    let mut events = call().send(&EVENTS).await.unwrap();
    assert_eq!(events.try_next().await.unwrap(), Some(json!(123)));
    assert_eq!(events.try_next().await.unwrap_err().to_string(), told);
    assert_eq!(events.try_next().await.unwrap(), None);
    let mut lines = call().send(&LINES).await.unwrap();
    assert_eq!(lines.try_next().await.unwrap(), Some(json!(123)));
    assert_eq!(lines.try_next().await.unwrap_err().to_string(), told);
    let file = call().send(&FILE).await.unwrap();
    assert_eq!(file.bytes().await.unwrap_err().to_string(), told);
    let mut file = call().send(&FILE).await.unwrap();
    let mut count = 0;
    while let Some(chunk) = file.try_next().await.unwrap() {
        count += chunk.len();
    }
    assert_eq!(count, 20, "chunk by chunk there is no limit");
}

#[tokio::test(start_paused = true)]
async fn each_wait_is_limited_and_not_the_whole() {
    let slow = Reply::status(200).chunk("data: 1\n\n").stall();
    let client = builder(&script([slow]))
        .timeout(Duration::from_secs(1))
        .idle_timeout(Duration::from_secs(40))
        .build()
        .unwrap();
    let mut events = Call::new(&client, &EVENTS.operation)
        .send(&EVENTS)
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(events.try_next().await.unwrap(), Some(json!(1)));
    let start = Instant::now();
    let error = events.try_next().await.unwrap_err();
    assert_eq!(start.elapsed().as_secs(), 40);
    assert!(error.is_timeout());
    let told = "op: 200 OK: nothing more of the body arrived for 40s";
    assert_eq!(error.to_string(), told);
    assert_eq!(events.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn the_head_is_waited_for_and_asked_for_again() {
    let mock = script([
        Reply::failure(TransportErrorKind::Connect),
        Reply::status(503).header("retry-after", "0"),
        chunked("data: 1\n\n", 100),
    ]);
    let mut events = Call::new(&client(&mock), &EVENTS.operation)
        .send(&EVENTS)
        .await
        .unwrap();
    assert_eq!(events.try_next().await.unwrap(), Some(json!(1)));
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test]
async fn a_download_tells_what_it_is() {
    let reply = chunked("abcdef", 4)
        .header("content-type", "image/png")
        .header("content-length", "6")
        .header("content-disposition", "attachment; filename=\"a.png\"");
    let file = open(reply, &FILE).await;
    assert_eq!(file.content_type(), Some("image/png"));
    assert_eq!(file.content_length(), Some(6));
    assert_eq!(file.file_name().as_deref(), Some("a.png"));
    assert_eq!(file.bytes().await.unwrap().as_ref(), b"abcdef");
    let file = open(Reply::status(200), &FILE).await;
    assert_eq!(
        (file.content_type(), file.content_length(), file.file_name()),
        (None, None, None)
    );
    assert!(file.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_name_of_a_file_is_only_a_name() {
    for (header, expected) in [
        ("attachment", None),
        ("attachment; filename=a.txt", Some("a.txt")),
        (
            "attachment; FILENAME=\"a \\\"b\\\"; c.txt\"; size=3",
            Some("a \"b\"; c.txt"),
        ),
        (
            "inline; filename=\"e.txt\"; filename*=UTF-8''%e2%82%ac.txt",
            Some("€.txt"),
        ),
        (
            "inline; filename=\"e.txt\"; filename*=x''%e2.txt",
            Some("e.txt"),
        ),
        ("inline; filename*=iso-8859-1'en'%A3.txt", Some("£.txt")),
        ("inline; filename=\"../../etc/passwd\"", Some("passwd")),
        ("inline; filename=\"C:\\\\a\\\\b.txt\"", Some("b.txt")),
        ("inline; filename=\"..\"", None),
        ("inline; filename=\"a/\"", None),
        ("inline; filename=", None),
        ("inline; filename=\"a", Some("a")),
        ("inline; filename*=UTF-8''%zz; filename=b", Some("b")),
    ] {
        let reply = Reply::status(200).header("content-disposition", header);
        let file = open(reply, &FILE).await;
        assert_eq!(file.file_name().as_deref(), expected, "{header}");
    }
}
