//! Properties and parameters that have one value only.

use crate::server::{Response, Server};
use crate::{client, quiet_server};
use fixture_constants::models::{Event, Ping};

#[tokio::test]
async fn constants_are_sent_unasked() {
    let event =
        r#"{"object":"event","version":2,"serial":18446744073709551615,"live":true,"name":"n"}"#;
    let server = Server::start([Response::json(200, event), Response::status(204)]).await;
    let events = client!(fixture_constants, server).events();
    let received = events.send_event(Event::new("n")).send().await.unwrap();
    assert_eq!(received, Event::new("n"));
    events.send_ping(Ping::new()).send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].text(), event);
    assert_eq!(requests[1].text(), r#"{"type":"ping"}"#);
}

#[tokio::test]
async fn another_value_is_kept() {
    let event =
        r#"{"object":"new","version":3,"serial":18446744073709551614,"live":true,"name":"n"}"#;
    let server = Server::start(vec![Response::json(200, event); 2]).await;
    let events = client!(fixture_constants, server).events();
    let received = events.send_event(Event::new("n")).send().await.unwrap();
    events.send_event(received).send().await.unwrap();
    assert_eq!(server.requests()[1].text(), event);
}

#[tokio::test]
async fn parameters_of_one_value_are_sent_unasked() {
    let server = quiet_server(1).await;
    let events = client!(fixture_constants, server).events();
    events.get_logs(10).send().await.unwrap();
    let request = server.requests().remove(0);
    assert_eq!(
        request.target,
        "/logs/text?version=2&raw=true&ratio=0.5&since=20260131000000&until=18446744073709551615&precision=0.12345678901234568&limit=10"
    );
    assert_eq!(request.header("x-api-version"), Some("2026-01-31"));
}
