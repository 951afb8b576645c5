//! What is sent again when a server is in trouble, and what is not.

use super::support::{
    DUPLICATE, PROMPT, Stage, USER, build, builder, failure, get_user, quick, users,
};
use std::time::{Duration, Instant};
use tests::server::{Response, Server};
use users_client::api::users::ResetUserPasswordError;
use users_client::http::StatusCode;
use users_client::models::UserRequest;
use users_client::{ErrorKind, RetryPolicy};

fn good() -> Response {
    Response::json(200, USER)
}

fn unavailable() -> Response {
    Response::status(503)
}

#[tokio::test]
async fn a_get_is_repeated_while_the_trouble_may_pass() {
    let stage = Stage::new().await;
    for (status, is_repeated) in [
        (408, true),
        (429, true),
        (500, true),
        (502, true),
        (503, true),
        (504, true),
        (400, false),
        (401, false),
        (403, false),
        (404, false),
        (409, false),
        (422, false),
        (425, false),
        (501, false),
        (505, false),
    ] {
        let (result, requests) = stage.get_user([Response::status(status), good()]).await;
        assert_eq!(result.is_ok(), is_repeated, "{status}");
        assert_eq!(requests, 1 + usize::from(is_repeated), "{status}");
    }
}

#[tokio::test]
async fn the_same_request_is_sent_each_time() {
    let responses = [unavailable(), Response::silence().close(), good()];
    let server = Server::start(responses).await;
    let call = users(&server).get_user("a/b").header("x-a", "b");
    call.send().await.expect("the third attempt succeeds");
    let mut requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &mut requests {
        request.connection = 0;
    }
    assert_eq!(requests[0], requests[1]);
    assert_eq!(requests[0], requests[2]);
    assert_eq!(requests[0].target, "/users/a%2Fb");
}

#[tokio::test]
async fn the_last_response_is_told_when_all_attempts_fail() {
    let last = Response::json(503, r#"{"code": "busy"}"#);
    let (result, requests) = get_user([unavailable(), unavailable(), last]).await;
    let error = failure(result);
    assert_eq!(requests, 3);
    assert_eq!(error.attempts(), 3);
    assert_eq!(error.kind(), ErrorKind::Api);
    let text = error.to_string();
    assert_eq!(text, "get-user: 503 Service Unavailable: busy (attempt 3)");
}

#[tokio::test]
async fn a_deletion_is_repeated() {
    let server = Server::start([unavailable(), Response::status(204)]).await;
    let done = users(&server).delete_user("7").send().await;
    done.expect("the second attempt succeeds");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_post_is_not_repeated() {
    let Stage { server, users } = Stage::new().await;
    for status in [408, 429, 500, 502, 503, 504] {
        server.restart([Response::status(status), good()]);
        let error = failure(users.add_user().send().await);
        assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
        assert_eq!(error.attempts(), 1);
        assert_eq!(server.requests().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_post_is_repeated_whole_when_the_caller_says_that_it_does_no_harm() {
    let request = || UserRequest::default().display_name("a");
    let body = r#"{"display_name":"a"}"#;

    let server = Server::start([unavailable(), good()]).await;
    let call = users(&server).add_user().body(request());
    let call = call.header("Idempotency-Key", "k-1");
    call.send().await.expect("the second attempt succeeds");
    for request in server.requests() {
        assert_eq!(request.text(), body);
        assert_eq!(request.header("idempotency-key"), Some("k-1"));
    }
    assert_eq!(server.requests().len(), 2);

    let server = Server::start([Response::silence().close(), good()]).await;
    let call = users(&server).add_user().body(request());
    let call = call.retry(quick().idempotent());
    call.send().await.expect("the second attempt succeeds");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].text(), body);
}

#[tokio::test]
async fn a_conflict_is_not_repeated_even_then() {
    let server = Server::start([Response::json(409, DUPLICATE)]).await;
    let call = users(&server).reset_user_password();
    let error = failure(call.retry(quick().idempotent()).send().await);
    let api = error.api();
    let is_conflict = matches!(api, Some(ResetUserPasswordError::Conflict(_)));
    assert!(is_conflict, "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_call_can_have_a_policy_of_its_own() {
    let Stage { server, users } = Stage::new().await;
    let responses = || [unavailable(), unavailable(), unavailable(), good()];
    for (policy, requests) in [
        (RetryPolicy::none(), 1),
        (quick().max_retries(1), 2),
        (quick(), 3),
        (quick().max_retries(3), 4),
        (quick().max_retries(9), 4),
    ] {
        server.restart(responses());
        let result = users.get_user("7").retry(policy).send().await;
        assert_eq!(result.is_ok(), requests == 4, "{policy:?}");
        assert_eq!(server.requests().len(), requests, "{policy:?}");
    }
}

#[tokio::test]
async fn a_client_can_have_a_policy_of_its_own() {
    let server = Server::start([unavailable(), good()]).await;
    let users = build(builder(&server).retry(RetryPolicy::none()));
    failure(users.get_user("7").send().await);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let stage = Stage::new().await;
    let responses = [unavailable().header("retry-after", "1"), good()];
    let start = Instant::now();
    let (result, requests) = stage.get_user(responses).await;
    result.expect("the second attempt succeeds");
    assert_eq!(requests, 2);
    assert!(start.elapsed() >= Duration::from_secs(1));

    let responses = [unavailable().header("retry-after", "0"), good()];
    let (result, _) = stage.get_user(responses).await;
    result.expect("the second attempt succeeds");
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_left_to_the_caller() {
    let stage = Stage::new().await;
    for (text, seconds) in [
        ("31", 31),
        ("3600", 3600),
        ("99999999999999999999", u64::MAX),
    ] {
        let start = Instant::now();
        let response = Response::status(429).header("retry-after", text);
        let (result, requests) = stage.get_user([response, good()]).await;
        let error = failure(result);
        assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert_eq!(requests, 1, "{text}");
        assert!(start.elapsed() < PROMPT, "{text}");
    }
}

#[tokio::test]
async fn a_wait_beyond_the_call_s_limit_is_not_begun() {
    let start = Instant::now();
    let response = unavailable().header("retry-after", "20");
    let (result, requests) = get_user([response, good()]).await;
    assert_eq!(
        failure(result).status(),
        Some(StatusCode::SERVICE_UNAVAILABLE)
    );
    assert_eq!(requests, 1);
    assert!(start.elapsed() < PROMPT);
}

#[tokio::test]
async fn the_calls_of_a_client_do_not_repeat_without_end() {
    let server = Server::start((0..200).map(|_| unavailable())).await;
    let users = users(&server);
    let policy = quick().base(Duration::ZERO).max_retries(1000);
    let error = failure(users.get_user("7").retry(policy).send().await);
    assert!(error.attempts() < 200, "{error}");
    let before = server.requests().len();
    failure(users.get_user("7").retry(policy).send().await);
    assert_eq!(server.requests().len(), before + 1, "the budget is spent");
}
