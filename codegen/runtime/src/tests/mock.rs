//! The transport for applications' own tests.

use super::support::{client, ok, script, send, things};
use crate::mock::{MockTransport, Reply};
use crate::{Call, ErrorKind, Method, TransportErrorKind};
use serde_json::json;

#[tokio::test]
async fn replies_come_in_order_and_requests_are_recorded() {
    let mock = script([
        Reply::json(200, &1),
        Reply::json(200, &2).header("x-a", "b"),
    ]);
    assert_eq!(mock.replies_left(), 2);
    let client = client(&mock);
    let endpoint = things(Method::POST);
    assert_eq!(send(&client, endpoint).await.unwrap().into_value(), 1);
    let mut call = Call::new(&client, &endpoint.operation);
    call.json("application/json", &json!({ "a": [1] }));
    let response = call.send_with_response(endpoint).await.unwrap();
    assert_eq!(*response.value(), 2);
    assert_eq!(response.headers()["x-a"], "b");

    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].method(), Method::POST);
    assert_eq!(requests[1].json(), Some(json!({ "a": [1] })));
    assert_eq!(requests[0].json(), None);
    assert_eq!(mock.replies_left(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_script_that_has_run_out_is_told() {
    let mock = script([ok()]);
    let client = client(&mock);
    send(&client, things(Method::GET)).await.unwrap();
    let error = send(&client, things(Method::GET)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let expected = "things: the request cannot be sent: the mock transport has no reply left for \
                    request 2, GET /v1/things";
    assert_eq!(error.to_string(), expected);
    assert_eq!(mock.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn failures_can_be_scripted() {
    for (kind, expected, is_connect) in [
        (TransportErrorKind::Connect, ErrorKind::Transport, true),
        (TransportErrorKind::ConnectTimeout, ErrorKind::Timeout, true),
        (TransportErrorKind::Timeout, ErrorKind::Timeout, false),
        (TransportErrorKind::Interrupted, ErrorKind::Transport, false),
    ] {
        let mock = MockTransport::new();
        (0..3).for_each(|_| {
            mock.reply(Reply::failure(kind));
        });
        let error = send(&client(&mock), things(Method::GET)).await.unwrap_err();
        assert_eq!((error.kind(), error.is_connect()), (expected, is_connect));
        assert_eq!((error.attempts(), error.status()), (3, None));
        assert!(error.headers().is_empty() && error.body().is_empty());
    }
}
