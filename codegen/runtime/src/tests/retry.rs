//! Which requests are repeated, and when.

use super::support::{builder, client, ok, script, send, things};
use crate::mock::Reply;
use crate::retry::{chance, retry_after};
use crate::{Call, ErrorKind, Method, RetryPolicy, TransportErrorKind};
use http::HeaderMap;
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

fn status(status: u16) -> Reply {
    Reply::status(status)
}

fn failure(kind: TransportErrorKind) -> Reply {
    Reply::failure(kind)
}

/// Sends a call that first meets `reply` and then a good response, and returns how often it was sent.
async fn sent(method: Method, reply: &Reply, change: impl Fn(&mut Call)) -> usize {
    let mock = script([reply.clone(), ok()]);
    let endpoint = things(method);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    change(&mut call);
    let result = call.send(endpoint).await;
    assert_eq!(result.is_ok(), mock.replies_left() == 0);
    mock.requests().len()
}

#[tokio::test(start_paused = true)]
async fn the_table() {
    let temporary = [408, 429, 500, 502, 503, 504].map(status);
    let final_ = [400, 401, 403, 404, 409, 410, 422, 425, 501, 505, 507].map(status);
    let lost = [TransportErrorKind::Timeout, TransportErrorKind::Interrupted].map(failure);
    let cut = [status(404).body("{}").cut()];
    let unsent = [
        TransportErrorKind::Connect,
        TransportErrorKind::ConnectTimeout,
    ]
    .map(failure);
    let unsendable = [failure(TransportErrorKind::Unsendable)];

    let idempotent = [
        Method::GET,
        Method::HEAD,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::from_bytes(b"QUERY").unwrap(),
    ];
    let others = [Method::POST, Method::PATCH];
    let may_have_arrived = || temporary.iter().chain(&lost).chain(&cut);

    for method in idempotent {
        for reply in may_have_arrived().chain(&unsent) {
            assert_eq!(
                sent(method.clone(), reply, |_| ()).await,
                2,
                "{method} {reply:?}"
            );
        }
    }
    for method in others.clone() {
        for reply in may_have_arrived() {
            assert_eq!(
                sent(method.clone(), reply, |_| ()).await,
                1,
                "{method} {reply:?}"
            );
            let with_key = |call: &mut Call| call.header("Idempotency-Key", "k");
            assert_eq!(
                sent(method.clone(), reply, with_key).await,
                2,
                "{method} {reply:?}"
            );
            let by_policy = |call: &mut Call| call.retry(RetryPolicy::new().idempotent());
            assert_eq!(
                sent(method.clone(), reply, by_policy).await,
                2,
                "{method} {reply:?}"
            );
        }
        for reply in &unsent {
            assert_eq!(
                sent(method.clone(), reply, |_| ()).await,
                2,
                "{method} {reply:?}"
            );
        }
    }
    for reply in final_.iter().chain(&unsendable) {
        assert_eq!(sent(Method::GET, reply, |_| ()).await, 1, "{reply:?}");
        let by_policy = |call: &mut Call| call.retry(RetryPolicy::new().idempotent());
        assert_eq!(sent(Method::POST, reply, by_policy).await, 1, "{reply:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_has_succeeded_is_not_done_again() {
    for (method, expected) in [
        (Method::GET, 2),
        (Method::HEAD, 2),
        (Method::OPTIONS, 2),
        (Method::PUT, 1),
        (Method::DELETE, 1),
        (Method::POST, 1),
        (Method::PATCH, 1),
    ] {
        let reply = ok().cut();
        assert_eq!(sent(method.clone(), &reply, |_| ()).await, expected);
        let with_key = |call: &mut Call| call.header("Idempotency-Key", "k");
        assert_eq!(sent(method.clone(), &reply, with_key).await, 2, "{method}");
        let by_policy = |call: &mut Call| call.retry(RetryPolicy::new().idempotent());
        assert_eq!(sent(method.clone(), &reply, by_policy).await, 2, "{method}");
    }
    let mock = script([ok().cut(), status(404)]);
    let endpoint = things(Method::DELETE);
    let error = send(&client(&mock), endpoint).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!((error.attempts(), mock.replies_left()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn the_policy_of_the_call_goes_before_that_of_the_client() {
    for (of_client, of_call, expected) in [
        (RetryPolicy::none(), None, 1),
        (RetryPolicy::new().max_retries(4), None, 5),
        (RetryPolicy::new(), Some(RetryPolicy::none()), 1),
        (
            RetryPolicy::none(),
            Some(RetryPolicy::new().max_retries(1)),
            2,
        ),
    ] {
        let mock = script((0..9).map(|_| status(503)));
        let client = builder(&mock).retry(of_client).build().unwrap();
        let endpoint = things(Method::GET);
        let mut call = Call::new(&client, &endpoint.operation);
        if let Some(policy) = of_call {
            call.retry(policy);
        }
        let error = call.send(endpoint).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(
            (error.attempts(), mock.requests().len()),
            (expected, expected as usize)
        );
    }
}

#[test]
fn the_wait_doubles_up_to_the_cap() {
    let policy = RetryPolicy::new()
        .max_retries(u32::MAX)
        .base(SECOND)
        .cap(SECOND * 5);
    for (retries, ceiling) in [
        (0, 1),
        (1, 2),
        (2, 4),
        (3, 5),
        (31, 5),
        (32, 5),
        (4_000_000, 5),
    ] {
        let delay = |chance| policy.delay(retries, None, chance);
        assert_eq!(delay(0.0), Some(Duration::ZERO));
        assert_eq!(delay(0.5), Some(SECOND * ceiling / 2));
        assert!(delay(0.999_999).unwrap() <= SECOND * ceiling);
    }
    let endless = policy
        .base(Duration::MAX)
        .cap(Duration::MAX)
        .max_retry_after(Duration::MAX);
    assert!(endless.delay(7, None, 0.999_999).is_some());
    assert!(endless.delay(7, Some(Duration::MAX), 0.999_999).is_some());
}

#[test]
fn chances_differ_and_stay_below_one() {
    let chances: Vec<f64> = (0..100).map(|_| chance()).collect();
    assert!(chances.iter().all(|chance| (0.0..1.0).contains(chance)));
    assert!(chances.iter().any(|chance| *chance < 0.5));
    assert!(chances.iter().any(|chance| *chance > 0.5));
}

/// Returns how long the wait before the second attempt was, or `None` if there was none.
async fn waited(retry_after: &str, policy: RetryPolicy, limit: Duration) -> Option<Duration> {
    let mock = script([status(503).header("retry-after", retry_after), ok()]);
    let endpoint = things(Method::GET);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.retry(policy);
    call.timeout(limit);
    let start = Instant::now();
    match call.send(endpoint).await {
        Ok(_) => Some(start.elapsed()),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Api);
            assert_eq!(
                start.elapsed(),
                Duration::ZERO,
                "the response is returned at once"
            );
            assert!(error.retry_after().is_some());
            None
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_honoured_within_limits() {
    let policy = RetryPolicy::new().base(SECOND).max_retry_after(SECOND * 20);
    for (asked, limit, expected) in [
        ("7", 60, Some(7)),
        ("20", 60, Some(20)),
        ("0", 60, Some(0)),
        ("21", 60, None),
        ("20", 10, None),
        ("99999999999999999999999", 60, None),
        ("Thu, 01 Jan 2099 00:00:00 GMT", 60, None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 60, Some(0)),
    ] {
        let waited = waited(asked, policy, SECOND * limit).await;
        let range = expected.map(|least| SECOND * least..SECOND * (least + 1));
        match (waited, range) {
            (None, None) => {}
            (Some(waited), Some(range)) => assert!(range.contains(&waited), "{asked}: {waited:?}"),
            other => panic!("{asked}: {other:?}"),
        }
    }
}

#[test]
fn retry_after_is_read_in_seconds_and_as_a_date() {
    let now = SystemTime::UNIX_EPOCH + SECOND * 1_000_000_000; // 2001-09-09 01:46:40
    for (retry_after_header, date, expected) in [
        ("120", None, Some(120)),
        (" 5 ", None, Some(5)),
        ("Sun, 09 Sep 2001 01:47:10 GMT", None, Some(30)),
        ("Sun, 09 Sep 2001 01:46:00 GMT", None, Some(0)),
        (
            "Sun, 09 Sep 2001 02:00:30 GMT",
            Some("Sun, 09 Sep 2001 02:00:00 GMT"),
            Some(30),
        ),
        ("Sun, 09 Sep 2001 01:47:10 GMT", Some("yesterday"), Some(30)),
        ("-1", None, None),
        ("1.5", None, None),
        ("soon", None, None),
        ("", None, None),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", retry_after_header.parse().unwrap());
        if let Some(date) = date {
            headers.insert("date", date.parse().unwrap());
        }
        let expected = expected.map(|seconds| SECOND * seconds);
        assert_eq!(retry_after(&headers, now), expected, "{retry_after_header}");
    }
    assert_eq!(retry_after(&HeaderMap::new(), now), None);
}

#[tokio::test(start_paused = true)]
async fn the_last_response_counts() {
    let mock = script([
        status(500),
        status(502),
        status(504).header("x-request-id", "r3"),
    ]);
    let error = send(&client(&mock), things(Method::GET)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 504);
    assert_eq!(error.request_id(), Some("r3"));
    assert_eq!(error.attempts(), 3);
}
