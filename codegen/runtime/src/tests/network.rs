//! The built-in transport against a server of bytes on the loopback interface.

use super::support::{API, send, things};
use crate::{
    Call, Case, Client, ClientBuilder, Endpoint, ErrorKind, EventStream, Method, Operation,
    RetryPolicy, decode,
};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// What the server does with one connection.
#[derive(Clone)]
enum Reaction {
    /// Writes these bytes and closes the connection.
    Write(Vec<u8>),
    /// Writes these bytes and then nothing more.
    Stall(Vec<u8>),
}

impl From<&str> for Reaction {
    fn from(text: &str) -> Self {
        Self::Write(text.into())
    }
}

type Received = Arc<Mutex<Vec<String>>>;

/// Starts a server that reacts to one connection after another, and returns a client of it
/// together with the requests that it received.
async fn server(reactions: Vec<Reaction>) -> (ClientBuilder, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let received = Received::default();
    let log = received.clone();
    tokio::spawn(async move {
        let mut open = Vec::new();
        for reaction in reactions {
            let (mut connection, _) = listener.accept().await.unwrap();
            let request = request(&mut connection).await;
            log.lock().unwrap().push(request);
            match reaction {
                Reaction::Write(bytes) => connection.write_all(&bytes).await.unwrap(),
                Reaction::Stall(bytes) => {
                    connection.write_all(&bytes).await.unwrap();
                    open.push(connection);
                }
            }
        }
        std::future::pending::<()>().await;
    });
    let builder = ClientBuilder::new(&API)
        .base_url(format!("http://{address}/v1"))
        .retry(RetryPolicy::new().base(Duration::from_millis(1)));
    (builder, received)
}

/// Reads a request: its head, and as much of a body as the head announces.
async fn request(connection: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length: ").nth(1);
            let length = length.map_or(0, |rest| rest.lines().next().unwrap().parse().unwrap());
            if body.len() >= length {
                return String::from_utf8(bytes).unwrap();
            }
        }
        let mut buffer = [0; 4096];
        let count = connection.read(&mut buffer).await.unwrap();
        assert!(count > 0, "the request ends early");
        bytes.extend_from_slice(&buffer[..count]);
    }
}

const GOOD: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

async fn get(client: &Client) -> Result<(), ErrorKind> {
    let result = send(client, things(Method::GET)).await;
    result.map(drop).map_err(|error| error.kind())
}

#[tokio::test]
async fn a_request_arrives_as_it_is() {
    let (builder, received) = server(vec![GOOD.into()]).await;
    let client = builder.default_header("X-A", "b").build().unwrap();
    let endpoint = things(Method::POST);
    let mut call = Call::new(&client, &endpoint.operation);
    call.query(crate::Parameter::form("q"), "a/b 'c'~é%2e");
    call.json("application/json", &["é"]);
    call.send(endpoint).await.unwrap();
    let request = received.lock().unwrap()[0].clone();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<&str> = head.lines().collect();
    assert_eq!(
        lines.remove(0),
        "POST /v1/things?q=a%2Fb%20%27c%27~%C3%A9%252e HTTP/1.1"
    );
    lines.retain(|line| !line.starts_with("host: ") && !line.starts_with("accept-encoding: "));
    lines.sort_unstable();
    let expected = [
        "accept: application/json",
        "content-length: 6",
        "content-type: application/json",
        "user-agent: test-client/1.0.0",
        "x-a: b",
    ];
    assert_eq!(lines, expected);
    assert_eq!(body, "[\"é\"]");
}

#[tokio::test]
async fn an_empty_body_is_announced_where_one_is_expected() {
    for (method, expected) in [
        (Method::POST, Some("content-length: 0")),
        (Method::PUT, Some("content-length: 0")),
        (Method::PATCH, Some("content-length: 0")),
        (Method::GET, None),
        (Method::DELETE, None),
    ] {
        let (builder, received) = server(vec![GOOD.into()]).await;
        send(&builder.build().unwrap(), things(method))
            .await
            .unwrap();
        let request = received.lock().unwrap()[0].to_ascii_lowercase();
        let framing = |line: &&str| line.contains("content-length") || line.contains("transfer-");
        assert_eq!(request.lines().find(framing), expected, "{request}");
    }
}

#[tokio::test]
async fn a_server_that_fails_for_a_while_is_asked_again() {
    for (reaction, is_temporary) in [
        (Reaction::from(""), true),
        ("HTTP/1.1 200 OK\r\nconte".into(), true),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}".into(),
            true,
        ),
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n".into(),
            true,
        ),
        (
            "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n".into(),
            true,
        ),
        (Reaction::Stall(b"".into()), true),
        (
            Reaction::Stall(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}".into()),
            true,
        ),
        ("HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n".into(), false),
    ] {
        let (builder, received) = server(vec![reaction.clone(), GOOD.into()]).await;
        let limit = Duration::from_secs(1);
        let client = builder.attempt_timeout(limit).build().unwrap();
        assert_eq!(get(&client).await.is_ok(), is_temporary);
        assert_eq!(
            received.lock().unwrap().len(),
            if is_temporary { 2 } else { 1 }
        );
    }
}

#[tokio::test]
async fn each_failure_has_its_kind() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n";
    for (reaction, kind, status, body) in [
        (Reaction::from(""), ErrorKind::Transport, None, ""),
        ("nonsense\r\n\r\n".into(), ErrorKind::Transport, None, ""),
        (
            Reaction::from(&*format!("{head}{{}}")),
            ErrorKind::Body,
            Some(200),
            "{}",
        ),
        (Reaction::Stall(b"".into()), ErrorKind::Timeout, None, ""),
        (
            Reaction::Stall(format!("{head}{{}}").into()),
            ErrorKind::Timeout,
            Some(200),
            "{}",
        ),
        (
            Reaction::from(&*head.replace("200 OK", "500 Oh")),
            ErrorKind::Api,
            Some(500),
            "",
        ),
        (
            Reaction::Stall(format!("{}{{}}", head.replace("200 OK", "500 Oh")).into()),
            ErrorKind::Api,
            Some(500),
            "{}",
        ),
    ] {
        let (builder, _) = server(vec![reaction]).await;
        let client = builder
            .retry(RetryPolicy::none())
            .attempt_timeout(Duration::from_secs(1))
            .build()
            .unwrap();
        let error = send(&client, things(Method::GET)).await.unwrap_err();
        let told = format!("{error:?}");
        assert_eq!(error.kind(), kind, "{told}");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            status,
            "{told}"
        );
        assert_eq!(error.body(), body, "{told}");
        assert!(!told.contains("127.0.0.1"), "{told}");
    }
}

#[tokio::test]
async fn nobody_listens() {
    // The port stays taken, so that no other test can listen on it.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let client = ClientBuilder::new(&API)
        .base_url(format!("http://{address}"))
        .retry(RetryPolicy::new().base(Duration::ZERO))
        .build()
        .unwrap();
    let error = send(&client, things(Method::POST)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_connect(), "{error}");
    assert_eq!(
        error.attempts(),
        3,
        "nothing was sent, so that even a POST is repeated"
    );
}

#[tokio::test]
async fn redirects_are_the_engines() {
    let moved = "HTTP/1.1 302 Found\r\nlocation: /v1/moved?a=b\r\ncontent-length: 0\r\n\r\n";
    let (builder, received) = server(vec![moved.into(), GOOD.into()]).await;
    get(&builder.build().unwrap()).await.unwrap();
    let second = received.lock().unwrap()[1].to_ascii_lowercase();
    assert!(second.starts_with("get /v1/moved?a=b "));
    assert!(!second.contains("referer"));
}

#[tokio::test]
async fn another_origin_is_not_asked() {
    let (other, received) = server(vec![GOOD.into()]).await;
    let other = other.build().unwrap();
    let moved = format!(
        "HTTP/1.1 302 Found\r\nlocation: {}/things\r\ncontent-length: 0\r\n\r\n",
        other.base_url()
    );
    let (builder, _) = server(vec![Reaction::from(&*moved)]).await;
    let error = send(&builder.build().unwrap(), things(Method::GET))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 302)
    );
    assert!(received.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_operation_may_have_another_server() {
    let (other, received) = server(vec![GOOD.into()]).await;
    let other = other.build().unwrap();
    let client = ClientBuilder::new(&API).server(0, "http://127.0.0.1:9/v1");
    let endpoint: &Endpoint<Value, Value> = Box::leak(Box::new(Endpoint {
        operation: Operation {
            id: "elsewhere",
            method: "GET",
            path: "/elsewhere/'~",
            accept: "application/json",
            security: &[],
            base_url: Some(vec![&*other.base_url().to_owned().leak()].leak()),
        },
        success: const { &[Case::code(200, decode::json)] },
        failure: &[],
    }));
    let client = client.build().unwrap();
    let call = Call::new(&client, &endpoint.operation);
    call.send(endpoint).await.unwrap();
    let request = received.lock().unwrap()[0].clone();
    assert!(
        request.starts_with("GET /v1/elsewhere/'~ HTTP/1.1\r\n"),
        "{request}"
    );
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_compressed_body_is_limited_by_what_it_holds() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let mebibyte = vec![b' '; 1 << 20];
    (0..128).for_each(|_| encoder.write_all(&mebibyte).unwrap());
    let bomb = encoder.finish().unwrap();
    let mut response = format!(
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        bomb.len()
    )
    .into_bytes();
    response.extend_from_slice(&bomb);
    let (builder, received) = server(vec![Reaction::Stall(response)]).await;
    let client = builder.max_body_bytes(1 << 20).build().unwrap();
    let error = send(&client, things(Method::GET)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.body().len(), 1 << 20);
    assert_eq!(error.attempts(), 1);
    assert!(received.lock().unwrap()[0].contains("accept-encoding: gzip"));
}

/// The head of a stream of events.
const EVENTS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\
    transfer-encoding: chunked\r\n\r\n";

type Events = Endpoint<EventStream<Value>, Value>;

static STREAM: Events = Endpoint {
    operation: Operation {
        id: "stream",
        method: "GET",
        path: "/stream",
        accept: "text/event-stream",
        security: &[],
        base_url: None,
    },
    success: &[Case::code_stream(200, |body| {
        EventStream::new(body, decode::json)
    })],
    failure: &[],
};

#[tokio::test]
async fn events_come_while_the_response_goes_on() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (go_on, mut may_go_on) = tokio::sync::mpsc::channel::<()>(1);
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let request = request(&mut connection).await;
        assert!(request.contains("accept: text/event-stream"), "{request}");
        let head = format!("{EVENTS}6\r\ndata: \r\n4\r\n1\r\n\r\r\n");
        connection.write_all(head.as_bytes()).await.unwrap();
        may_go_on.recv().await;
        connection
            .write_all(b"a\r\n\ndata: 2\n\n\r\n")
            .await
            .unwrap();
        // The client closes the connection when it drops the stream.
        connection.read(&mut [0; 1]).await.unwrap_or(0)
    });
    let builder = ClientBuilder::new(&API).base_url(format!("http://{address}/v1"));
    let call = Call::new(&builder.build().unwrap(), &STREAM.operation);
    let mut events = call.send(&STREAM).await.unwrap();
    assert_eq!(events.try_next().await.unwrap(), Some(Value::from(1)));
    go_on.send(()).await.unwrap();
    assert_eq!(events.try_next().await.unwrap(), Some(Value::from(2)));
    drop(events);
    assert_eq!(server.await.unwrap(), 0);
}

#[tokio::test]
async fn a_stream_that_is_cut_off_is_an_error() {
    let text = format!("{EVENTS}9\r\ndata: 1\n\n\r\n");
    let (builder, _) = server(vec![Reaction::Write(text.into())]).await;
    let call = Call::new(&builder.build().unwrap(), &STREAM.operation);
    let mut events = call.send(&STREAM).await.unwrap();
    assert_eq!(events.try_next().await.unwrap(), Some(Value::from(1)));
    let error = events.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body, "{error}");
    assert_eq!(events.try_next().await.unwrap(), None);
}

/// A stream of two chunks.
struct Chunks(u8);

impl futures_core::Stream for Chunks {
    type Item = std::io::Result<bytes::Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.0 += 1;
        let chunk = (self.0 <= 2).then(|| Ok(bytes::Bytes::from_static(b"chunk")));
        std::task::Poll::Ready(chunk)
    }
}

#[tokio::test]
async fn a_stream_is_sent_with_its_length_or_in_chunks() {
    let response = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
    let (builder, received) = server(vec![response.into(), response.into()]).await;
    let client = builder.build().unwrap();
    let endpoint = things(Method::PUT);
    for body in [
        crate::Body::from_stream(Chunks(0)).with_length(10),
        crate::Body::from_stream(Chunks(0)),
    ] {
        let mut call = Call::new(&client, &endpoint.operation);
        call.body("image/png", body);
        call.send(endpoint).await.unwrap();
    }
    let received = received.lock().unwrap();
    assert!(
        received[0].contains("content-length: 10\r\n"),
        "{}",
        received[0]
    );
    assert!(
        received[0].ends_with("\r\n\r\nchunkchunk"),
        "{}",
        received[0]
    );
    assert!(
        received[1].contains("transfer-encoding: chunked\r\n"),
        "{}",
        received[1]
    );
}
