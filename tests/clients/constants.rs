//! Properties that have one value only.

use crate::client;
use crate::server::{Response, Server};
use fixture_constants::models::{Event, Ping};

#[tokio::test]
async fn constants_are_sent_unasked() {
    let event = r#"{"object":"event","version":2,"live":true,"name":"n"}"#;
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
    let event = r#"{"object":"new","version":3,"live":true,"name":"n"}"#;
    let server = Server::start(vec![Response::json(200, event); 2]).await;
    let events = client!(fixture_constants, server).events();
    let received = events.send_event(Event::new("n")).send().await.unwrap();
    events.send_event(received).send().await.unwrap();
    assert_eq!(server.requests()[1].text(), event);
}
