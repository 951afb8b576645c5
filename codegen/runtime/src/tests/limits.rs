//! Time limits, in virtual time.

use super::support::{builder, client, ok, script, send, things};
use crate::mock::{MockTransport, Reply};
use crate::{Body, Call, ErrorKind, Method, RetryPolicy, Transport, TransportError};
use crate::{BoxFuture, ClientBuilder};
use std::task::Poll;
use std::time::Duration;
use tokio::time::Instant;

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Sends a call, and returns what it came to and after how many seconds.
async fn timed(builder: ClientBuilder, limit: Option<Duration>) -> (Option<ErrorKind>, u64) {
    let start = Instant::now();
    let endpoint = things(Method::GET);
    let mut call = Call::new(&builder.build().unwrap(), &endpoint.operation);
    if let Some(limit) = limit {
        call.timeout(limit);
    }
    let error = call.send(endpoint).await.err();
    if let Some(error) = &error {
        assert_eq!(error.is_timeout(), error.kind() == ErrorKind::Timeout);
    }
    (error.map(|error| error.kind()), start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn an_attempt_and_a_call_are_limited() {
    let slow = |delay| (0..9).map(move |_| ok().delay(seconds(delay)));
    let at_once = RetryPolicy::new().base(Duration::ZERO);
    let timeout = Some(ErrorKind::Timeout);
    for (delay, attempt, of_client, of_call, expected) in [
        (29, None, None, None, (None, 29)),
        (31, None, None, None, (timeout, 60)),
        (31, None, Some(seconds(75)), None, (timeout, 75)),
        (31, Some(seconds(40)), None, None, (None, 31)),
        (
            31,
            Some(seconds(40)),
            None,
            Some(seconds(20)),
            (timeout, 20),
        ),
        (9, Some(seconds(5)), None, None, (timeout, 15)),
        (
            500,
            Some(Duration::MAX),
            Some(Duration::MAX),
            None,
            (None, 500),
        ),
        (
            500,
            Some(Duration::MAX),
            None,
            Some(Duration::MAX),
            (None, 500),
        ),
        (1, Some(Duration::ZERO), None, None, (timeout, 0)),
        (1, None, None, Some(Duration::ZERO), (timeout, 0)),
    ] {
        let mut builder = builder(&script(slow(delay))).retry(at_once);
        if let Some(limit) = attempt {
            builder = builder.attempt_timeout(limit);
        }
        if let Some(limit) = of_client {
            builder = builder.timeout(limit);
        }
        let told = format!("{delay} {attempt:?} {of_client:?} {of_call:?}");
        assert_eq!(timed(builder, of_call).await, expected, "{told}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_time_nothing_is_sent() {
    let mock = script([ok()]);
    let endpoint = things(Method::GET);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.timeout(Duration::ZERO);
    let error = call.send(endpoint).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(mock.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn every_limit_is_finite() {
    let builder = builder(&script([ok().delay(Duration::MAX)]))
        .attempt_timeout(Duration::MAX)
        .timeout(Duration::MAX);
    let (kind, waited) = timed(builder, None).await;
    assert_eq!(
        (kind, waited),
        (Some(ErrorKind::Timeout), 365 * 24 * 60 * 60)
    );
}

#[tokio::test(start_paused = true)]
async fn which_limit_has_passed_is_told() {
    for (limit, expected) in [
        (seconds(5), "the call's limit of 5s has passed"),
        (seconds(50), "the attempt's limit of 30s has passed"),
    ] {
        let mock = script([ok().delay(seconds(100))]);
        let endpoint = things(Method::POST);
        let mut call = Call::new(&client(&mock), &endpoint.operation);
        call.timeout(limit);
        let error = call.send(endpoint).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("things: no response in time: {expected}")
        );
        assert_eq!((error.attempts(), error.is_connect()), (1, false));
    }
}

/// Responds at once with a body that never ends.
struct Endless;

impl Transport for Endless {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async { Ok(http::Response::new(Body::from_stream(Never))) })
    }
}

struct Never;

impl futures_core::Stream for Never {
    type Item = Result<bytes::Bytes, TransportError>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_body_counts() {
    let client = builder(&MockTransport::new())
        .transport(Endless)
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let start = Instant::now();
    let error = send(&client, things(Method::GET)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(start.elapsed().as_secs(), 30);
}

#[tokio::test(start_paused = true)]
async fn a_call_never_waits_beyond_its_limit() {
    let mock = script((0..9).map(|_| Reply::status(503).delay(seconds(4))));
    let policy = RetryPolicy::new().max_retries(9).base(seconds(8));
    let builder = builder(&mock).retry(policy).timeout(seconds(10));
    let (kind, waited) = timed(builder, None).await;
    assert!(matches!(kind, Some(ErrorKind::Api | ErrorKind::Timeout)));
    assert!(waited <= 10);
}
