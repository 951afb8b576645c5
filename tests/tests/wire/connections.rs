//! Connections that die, stall or end too early.

use super::support::{NOT_FOUND, PROMPT, Stage, USER, build, builder, failure, quick, users};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use tests::server::{Response, Server};
use tokio::net::TcpSocket;
use users_client::api::users::GetUserError;
use users_client::http::StatusCode;
use users_client::models::UserRequest;
use users_client::{CallError, Client, ErrorKind, RetryPolicy};

/// A time limit that a stalled call reaches soon, and other calls do not even on a busy machine.
const SOON: Duration = Duration::from_millis(400);

fn good() -> Response {
    Response::json(200, USER)
}

/// The ways in which a connection fails before there is a whole head.
fn without_head() -> Vec<(&'static str, Response)> {
    vec![
        ("closed", Response::silence().close()),
        ("reset", Response::silence().reset()),
        (
            "closed in the status line",
            Response::raw("HTTP/1.1 20").close(),
        ),
        (
            "closed in the headers",
            Response::raw("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n").close(),
        ),
        ("not HTTP", Response::raw("SSH-2.0-OpenSSH_9.9\r\n").close()),
        (
            "two lengths",
            Response::raw("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ")
                .close(),
        ),
    ]
}

/// The ways in which a connection fails within a body, after its first 20 bytes.
fn within_body(status: u16) -> Vec<(&'static str, Response)> {
    let start = &USER[..20];
    let length = format!("HTTP/1.1 {status} As Scripted\r\ncontent-length: 1000\r\n\r\n");
    let chunks = format!("HTTP/1.1 {status} As Scripted\r\ntransfer-encoding: chunked\r\n\r\n");
    vec![
        ("too short", Response::raw(&length).then(start).close()),
        (
            "reset",
            Response::raw(&length)
                .then(start)
                .pause(Duration::from_millis(50))
                .reset(),
        ),
        (
            "without a last chunk",
            Response::raw(&chunks)
                .then(format!("14\r\n{start}\r\n"))
                .close(),
        ),
        (
            "a chunk cut short",
            Response::raw(&chunks)
                .then(format!("99\r\n{start}"))
                .close(),
        ),
        (
            "a chunk without a length",
            Response::raw(&chunks).then(format!("14\r\n{start}\r\nxyz\r\n")),
        ),
    ]
}

/// Calls `get-user` once only.
async fn get_once(stage: &Stage, response: Response) -> CallError<GetUserError> {
    stage.server.restart([response]);
    let call = stage.users.get_user("7").retry(RetryPolicy::none());
    let error = failure(call.send().await);
    assert_eq!(stage.server.requests().len(), 1, "{error}");
    assert_eq!(error.attempts(), 1, "{error}");
    assert!(!error.is_connect() && !error.is_timeout(), "{error}");
    error
}

#[tokio::test]
async fn without_a_head_there_is_no_response() {
    let stage = Stage::new().await;
    for (what, response) in without_head() {
        let error = get_once(&stage, response).await;
        assert_eq!(error.kind(), ErrorKind::Transport, "{what}: {error}");
        assert_eq!(error.status(), None, "{what}: {error}");
        assert!(error.body().is_empty() && error.headers().is_empty());
        let text = error.to_string();
        assert!(
            text.starts_with("get-user: the connection failed"),
            "{what}: {text}"
        );
    }
}

#[tokio::test]
async fn a_body_that_ends_too_early_is_not_taken_for_the_whole() {
    let stage = Stage::new().await;
    for (what, response) in within_body(200) {
        let error = get_once(&stage, response).await;
        assert_eq!(error.kind(), ErrorKind::Body, "{what}: {error}");
        assert_eq!(error.status(), Some(StatusCode::OK), "{what}: {error}");
        assert_eq!(error.body(), &USER[..20], "{what}: {error}");
    }
    for (what, response) in within_body(404) {
        let error = get_once(&stage, response).await;
        assert_eq!(error.kind(), ErrorKind::Api, "{what}: {error}");
        assert_eq!(error.status(), Some(StatusCode::NOT_FOUND), "{what}");
        assert_eq!(error.api(), None, "{what}: {error}");
    }
}

#[tokio::test]
async fn a_get_survives_a_connection_that_dies() {
    let stage = Stage::new().await;
    for (what, response) in without_head().into_iter().chain(within_body(200)) {
        let (result, requests) = stage.get_user([response, good()]).await;
        result.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(requests, 2, "{what}");
    }
}

#[tokio::test]
async fn a_post_is_not_repeated_when_a_connection_dies() {
    let Stage { server, users } = Stage::new().await;
    for (what, response) in without_head().into_iter().chain(within_body(200)) {
        server.restart([response, good()]);
        let request = UserRequest::default().display_name("a");
        let error = failure(users.add_user().body(request).send().await);
        assert_eq!(error.attempts(), 1, "{what}: {error}");
        assert_eq!(server.requests().len(), 1, "{what}: {error}");
    }
}

#[tokio::test]
async fn a_deletion_without_a_body_is_done_when_the_head_is_there() {
    let response = Response::raw("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").close();
    let server = Server::start([response]).await;
    let done = users(&server).delete_user("7").send().await;
    done.expect("204");
}

/// Checks that a call ends whose response comes so far and no further.
async fn check_stall(sent: &str, status: Option<u16>) {
    let server = Server::start([Response::raw(sent).stall()]).await;
    let start = Instant::now();
    let call = users(&server).get_user("7").timeout(SOON);
    let error = failure(call.send().await);
    let took = start.elapsed();
    assert!(took >= SOON && took < PROMPT, "{sent:?}: {took:?}");
    assert_eq!(error.kind(), ErrorKind::Timeout, "{sent:?}: {error}");
    assert!(error.is_timeout() && !error.is_connect(), "{error}");
    let found = error.status().map(|status| status.as_u16());
    assert_eq!(found, status, "{sent:?}: {error}");
    assert_eq!(server.requests().len(), 1, "{sent:?}");
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left() {
    tokio::join!(
        check_stall("", None),
        check_stall("HTTP/1.1 200", None),
        check_stall("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", Some(200)),
        check_stall("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", Some(200)),
    );
}

#[tokio::test]
async fn an_error_whose_body_stalls_is_still_that_error() {
    let head = "HTTP/1.1 404 Not Found\r\ncontent-length: 999\r\nx-request-id: r-1\r\n\r\n";
    let server = Server::start([Response::raw(head).then("{\"code\"").stall()]).await;
    let call = users(&server).get_user("7").timeout(SOON);
    let error = failure(call.send().await);
    assert_eq!(error.kind(), ErrorKind::Api, "{error}");
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.body(), "{\"code\"");
}

#[tokio::test]
async fn a_body_that_trickles_in_does_not_outlast_the_limit() {
    let mut response = Response::raw("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n");
    for _ in 0..1000 {
        response = response.pause(Duration::from_millis(10)).then(" ");
    }
    let server = Server::start([response]).await;
    let start = Instant::now();
    let call = users(&server).get_user("7").timeout(SOON);
    let error = failure(call.send().await);
    assert!(start.elapsed() < PROMPT, "{error}");
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(!error.body().is_empty(), "{error}");
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_followed_by_another() {
    let server = Server::start([Response::silence().stall(), good()]).await;
    let users = build(builder(&server).attempt_timeout(SOON));
    let user = users.get_user("7").send().await;
    user.expect("the second attempt succeeds");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_post_that_takes_too_long_may_have_had_its_effect() {
    let server = Server::start([Response::silence().stall(), good()]).await;
    let users = build(builder(&server).attempt_timeout(SOON));
    let error = failure(users.add_user().send().await);
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn where_nobody_listens_even_a_post_is_tried_again() {
    // The port stays taken, so that no other test can listen on it.
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = "127.0.0.1:0".parse().expect("an address");
    socket.bind(any).expect("a port");
    let address = socket.local_addr().expect("an address");
    let users = build(
        Client::builder()
            .base_url(format!("http://{address}"))
            .bearer_token("token")
            .retry(quick()),
    );
    let error = failure(users.add_user().send().await);
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.attempts(), 3, "nothing was sent: {error}");
    let text = error.to_string();
    assert!(text.starts_with("add-user: cannot connect"), "{text}");
}

#[tokio::test]
async fn calls_share_connections() {
    let not_found = Response::json(404, NOT_FOUND);
    let server = Server::start([good(), Response::status(204), not_found, good()]).await;
    let users = users(&server);
    users.get_user("7").send().await.expect("a user");
    users.delete_user("7").send().await.expect("204");
    failure(users.clone().get_user("7").send().await);
    users.add_user().send().await.expect("a user");
    let requests = server.requests();
    let connections: Vec<usize> = requests.iter().map(|it| it.connection).collect();
    assert_eq!(connections, [0; 4]);
}

#[tokio::test]
async fn a_connection_that_died_meanwhile_is_not_used_again() {
    let server = Server::start([good().close(), good()]).await;
    let users = users(&server);
    users.get_user("7").send().await.expect("a user");
    tokio::time::sleep(Duration::from_millis(100)).await;
    users.add_user().send().await.expect("a new connection");
    let connections: Vec<usize> = server.requests().iter().map(|it| it.connection).collect();
    assert_eq!(connections, [0, 1]);
}

#[tokio::test]
async fn calls_run_side_by_side() {
    let slow = || good().pause_before(Duration::from_millis(200));
    let server = Server::start((0..9).map(|_| slow())).await;
    let users = users(&server);
    let calls: Vec<_> = (0..9)
        .map(|number| tokio::spawn(users.get_user(number.to_string()).send()))
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("a user");
    }
    let connections: BTreeSet<usize> = server.requests().iter().map(|it| it.connection).collect();
    assert_eq!(connections.len(), 9, "none waits for another");
}
