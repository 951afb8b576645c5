//! A base with a discriminator: what is decoded is sent again as it came.

use crate::client;
use crate::server::{Response, Server};
use fixture_inheritance::models::Shape;

/// One of each subtype, one inside another, and one that the document does not know.
const SHAPES: [&str; 6] = [
    r#"{"kind":"circle","radius":1.5}"#,
    r#"{"kind":"rect","width":2,"inner":{"kind":"circle"}}"#,
    r#"{"kind":"Square","side":3.5}"#,
    r#"{"kind":"Oval","style":{"color":"red"}}"#,
    r#"{"kind":"other"}"#,
    r#"{"kind":"star","points":5}"#,
];

#[tokio::test]
async fn each_subtype_is_sent_as_it_came() {
    let all = format!("[{}]", SHAPES.join(","));
    let script = SHAPES.map(|_| Response::json(200, &all));
    let server = Server::start(script.into_iter().chain([Response::json(200, &all)])).await;
    let shapes = client!(fixture_inheritance, server).shapes();
    let first = Shape::Unknown("first".into());
    let received = shapes.add_shape(first).send().await.unwrap();
    assert!(matches!(received[1], Shape::Rectangle(_)));
    // What names no subtype is read as the base.
    assert!(matches!(received[5], Shape::Shape(_)));
    for shape in received {
        shapes.add_shape(shape).send().await.unwrap();
    }
    let requests = server.requests();
    let sent: Vec<_> = requests[1..].iter().map(|request| request.text()).collect();
    assert_eq!(sent, SHAPES);
}
