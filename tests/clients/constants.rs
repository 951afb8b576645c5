//! Properties that have one value only.

use crate::client;
use crate::server::{Answer, Server};
use fixture_constants::models::{Event, Ping};

#[tokio::test]
async fn constants_are_sent_unasked() {
    let event = r#"{"object":"event","version":2,"live":true,"name":"n"}"#;
    let server = Server::start([Answer::json(200, event), Answer::status(204)]).await;
    let events = client!(fixture_constants, server).events();
    let answered = events.send_event(Event::new("n")).send().await.unwrap();
    assert_eq!(answered, Event::new("n"));
    events.send_ping(Ping::new()).send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].text(), event);
    assert_eq!(requests[1].text(), r#"{"type":"ping"}"#);
}

#[tokio::test]
async fn another_value_is_kept() {
    let event = r#"{"object":"new","version":3,"live":true,"name":"n"}"#;
    let server = Server::start(vec![Answer::json(200, event); 2]).await;
    let events = client!(fixture_constants, server).events();
    let answered = events.send_event(Event::new("n")).send().await.unwrap();
    events.send_event(answered).send().await.unwrap();
    assert_eq!(server.requests()[1].text(), event);
}
