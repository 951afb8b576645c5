//! Responses that come item by item, in chunks that do not end where the items do.

use crate::client;
use crate::server::{Response, Server};
use fixture_streams::api::streams::ChatResponse;
use fixture_streams::models::SortsResponse200ItemData;
use std::time::Duration;

/// Returns a response that is sent in these chunks, with a pause between them.
fn chunked(content_type: &str, chunks: &[&str]) -> Response {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n"
    );
    let response = Response::raw(format!("{head}\r\n"));
    let response = chunks.iter().fold(response, |response, chunk| {
        let chunk = format!("{:x}\r\n{chunk}\r\n", chunk.len());
        response.then(chunk).pause(Duration::from_millis(5))
    });
    response.then("0\r\n\r\n")
}

#[tokio::test]
async fn events_are_read_across_chunks() {
    let chunks = [
        "id: 1\nda",
        "ta: {\"text\":\"a",
        "b\"}\n",
        "\r",
        "\n: a comment\n\ndata: {\"te",
        "xt\":\ndata: \"c\"}\n\n",
    ];
    let server = Server::start([chunked("text/event-stream", &chunks)]).await;
    let streams = client!(fixture_streams, server).streams();
    let mut events = streams.parts().send().await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().text, "ab");
    assert_eq!(events.last_event_id(), "1");
    assert_eq!(events.try_next().await.unwrap().unwrap().text, "c");
    assert!(events.try_next().await.unwrap().is_none());
    let request = server.request();
    assert_eq!(request.header("accept"), Some("text/event-stream"));
}

#[tokio::test]
async fn events_of_several_kinds_are_told_apart() {
    let chunks = [
        "event: part\ndata: {\"text\":\"a\"}\n\n",
        "event: count\ndata: {\"count\":2}\n\n",
        "event: other\ndata: 3\n\ndata: [DONE]\n\n",
    ];
    let server = Server::start([chunked("text/event-stream", &chunks)]).await;
    let streams = client!(fixture_streams, server).streams();
    let mut events = streams.sorts().send().await.unwrap();
    let part = events.try_next().await.unwrap();
    assert!(matches!(part, Some(SortsResponse200ItemData::Part(part)) if part.text == "a"));
    let count = events.try_next_event().await.unwrap().unwrap();
    assert_eq!(count.event, "count");
    assert!(matches!(count.data, SortsResponse200ItemData::Variant2(data) if data.count == 2));
    let other = events.try_next().await.unwrap();
    assert!(matches!(other, Some(SortsResponse200ItemData::Unknown(_))));
    assert!(events.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn the_media_type_tells_a_stream_from_a_whole_response() {
    let script = [
        Response::json(200, r#"{"text":"whole"}"#),
        chunked(
            "text/event-stream; charset=utf-8",
            &["data: {\"text\":\"a\"}\n\n"],
        ),
    ];
    let server = Server::start(script).await;
    let streams = client!(fixture_streams, server).streams();
    let whole = streams.chat().send().await.unwrap();
    assert!(matches!(whole, ChatResponse::Ok(message) if message.text.as_deref() == Some("whole")));
    let parts = streams.chat().accept("text/event-stream").send().await;
    let ChatResponse::OkEventStream(mut parts) = parts.unwrap() else {
        panic!("the response is a stream");
    };
    assert_eq!(parts.try_next().await.unwrap().unwrap().text, "a");
    let requests = server.requests();
    let all = Some("application/json, text/event-stream, application/x-ndjson");
    assert_eq!(requests[0].header("accept"), all);
    assert_eq!(requests[1].header("accept"), Some("text/event-stream"));
}

#[tokio::test]
async fn lines_are_read_across_chunks() {
    let chunks = [
        "{\"text\":\"a\"}\n{\"te",
        "xt\":\"b\"}\r\n\n",
        "{\"text\":\"c\"}",
    ];
    let server = Server::start([chunked("application/x-ndjson", &chunks)]).await;
    let streams = client!(fixture_streams, server).streams();
    let mut lines = streams.lines().send().await.unwrap();
    for expected in ["a", "b", "c"] {
        assert_eq!(lines.try_next().await.unwrap().unwrap().text, expected);
    }
    assert!(lines.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn sequences_are_read_across_chunks() {
    let chunks = ["\x1e{\"text\":", "\"a\"}\n\x1e", "{\"text\":\"b\"}\n"];
    let server = Server::start([chunked("application/json-seq", &chunks)]).await;
    let streams = client!(fixture_streams, server).streams();
    let mut parts = streams.sequence().send().await.unwrap();
    for expected in ["a", "b"] {
        assert_eq!(parts.try_next().await.unwrap().unwrap().text, expected);
    }
    assert!(parts.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_an_error() {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ncontent-length: 99\r\n\r\n";
    let response = Response::raw(head).then("{\"text\":\"a\"}\n{\"te").close();
    let server = Server::start([response]).await;
    let streams = client!(fixture_streams, server).streams();
    let mut lines = streams.lines().send().await.unwrap();
    assert_eq!(lines.try_next().await.unwrap().unwrap().text, "a");
    assert!(lines.try_next().await.is_err());
}
