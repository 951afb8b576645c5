//! The requests that the API sends.

use fixture_webhooks::webhooks;

#[test]
fn bodies_are_read() {
    let order = webhooks::order_paid(br#"{"id":"7"}"#).unwrap();
    assert_eq!(order.id, "7");
    let tick = webhooks::subscribe_tick(br#"{"at":"2026-01-31T12:00:00Z"}"#).unwrap();
    assert_eq!(tick.at.unwrap().as_ref(), "2026-01-31T12:00:00Z");
    assert_eq!(webhooks::subscribe_cancelled(br#""why""#).unwrap(), "why");
}

#[test]
fn what_is_something_else_is_an_error() {
    assert!(webhooks::order_paid(b"{}").is_err());
    assert!(webhooks::order_paid(b"not JSON").is_err());
}
