//! Headers of responses.

use crate::client;
use crate::server::{Response, Server};
use fixture_response_headers::headers;

#[tokio::test]
async fn headers_have_the_types_of_the_document() {
    let response = Response::json(200, "[]")
        .header("X-RateLimit-Remaining", "7")
        .header("x-tags", "a, b")
        .header("X-Tags", "c")
        .header("x-counts", "1,2")
        .header("x-meta", r#"{"a":1}"#)
        .header("last-modified-at", "2026-01-31T12:00:00Z");
    let server = Server::start([response]).await;
    let jobs = client!(fixture_response_headers, server).jobs();
    let response = jobs.list_jobs().send_with_response().await.unwrap();
    let remaining = response.header(headers::X_RATE_LIMIT_REMAINING).unwrap();
    assert_eq!(remaining, Some(7));
    assert_eq!(response.header(headers::LINK).unwrap(), None);
    let counts = response.header(headers::X_COUNTS).unwrap();
    assert_eq!(counts, Some(vec![1, 2]));
    let mut tags = response.header(headers::X_TAGS).unwrap().unwrap();
    tags.sort();
    assert_eq!(tags, ["a", "b", "c"]);
    let meta = response.header(headers::X_META).unwrap().unwrap();
    assert_eq!(meta.a, Some(1));
    let modified = response.header(headers::LAST_MODIFIED_AT).unwrap();
    assert_eq!(modified.unwrap().as_ref(), "2026-01-31T12:00:00Z");
}

#[tokio::test]
async fn a_failure_has_headers_too() {
    let response = Response::status(429).header("retry-after", "0");
    let server = Server::start(vec![response; 9]).await;
    let jobs = client!(fixture_response_headers, server).jobs();
    let error = jobs.add_job().send().await.unwrap_err();
    let after = error.header(headers::RETRY_AFTER).unwrap();
    assert_eq!(after, Some(0.0));
    assert!(
        error
            .header(headers::X_RATE_LIMIT_REMAINING)
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_header_that_is_no_such_value_is_an_error() {
    let response = Response::json(200, "[]").header("x-ratelimit-remaining", "many");
    let server = Server::start([response]).await;
    let jobs = client!(fixture_response_headers, server).jobs();
    let response = jobs.list_jobs().send_with_response().await.unwrap();
    let remaining = response.header(headers::X_RATE_LIMIT_REMAINING);
    assert!(remaining.is_err());
}
