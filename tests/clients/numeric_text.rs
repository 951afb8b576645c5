//! Numbers that a server may write as texts.

use crate::client;
use crate::server::{Response, Server};
use fixture_numeric_text::Nullable;
use fixture_numeric_text::models::Order;

#[tokio::test]
async fn texts_of_digits_are_read_and_numbers_sent() {
    let body =
        r#"{"count": "5", "price": "0.5", "discount": null, "weight": 2, "places": ["1", 2.0]}"#;
    let server = Server::start(vec![Response::json(200, body)]).await;
    let orders = client!(fixture_numeric_text, server).orders();
    let order = orders
        .put_order(7, Order::new(1, 2.5))
        .send()
        .await
        .unwrap();
    let expected = Order::new(5, 0.5)
        .discount(Nullable::Null)
        .weight(2.0)
        .places(vec![1, 2]);
    assert_eq!(order, expected);
    let request = server.requests().remove(0);
    assert_eq!(request.target, "/orders/7");
    assert_eq!(request.text(), r#"{"count":1,"price":2.5}"#);
}
