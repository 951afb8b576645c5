//! Settings of a client and of a call, as far as a server sees them.

use super::support::{TOKEN, USER, build, builder, failure, unsent, users};
use tests::server::{Request, Response, Server};
use users_client::mock::{MockTransport, Reply};
use users_client::{Client, ErrorKind};

fn good() -> Response {
    Response::json(200, USER)
}

/// Returns the headers of a name, all of them.
fn values<'a>(request: &'a Request, name: &str) -> Vec<&'a str> {
    let named = request.headers.iter().filter(|(other, _)| other == name);
    named.map(|(_, value)| value.as_str()).collect()
}

#[tokio::test]
async fn the_user_agent_can_be_another() {
    let server = Server::start([good()]).await;
    let users = build(builder(&server).user_agent("shop/2.1 (staging)"));
    users.get_user("7").send().await.expect("a user");
    let request = server.request();
    assert_eq!(values(&request, "user-agent"), ["shop/2.1 (staging)"]);
}

#[tokio::test]
async fn a_call_s_header_takes_the_place_of_the_client_s() {
    let server = Server::start([good(), good()]).await;
    let users = build(
        builder(&server)
            .default_header("X-Shop", "default")
            .default_header("x-region", "eu"),
    );
    let call = users.get_user("7").header("x-shop", "first");
    let call = call
        .header("X-SHOP", "call")
        .header("accept-language", "de");
    call.send().await.expect("a user");
    users.get_user("7").send().await.expect("a user");
    let requests = server.requests();
    assert_eq!(values(&requests[0], "x-shop"), ["call"]);
    assert_eq!(values(&requests[0], "x-region"), ["eu"]);
    assert_eq!(values(&requests[0], "accept-language"), ["de"]);
    assert_eq!(values(&requests[1], "x-shop"), ["default"]);
    assert_eq!(values(&requests[1], "accept-language"), [""; 0]);
}

#[tokio::test]
async fn a_header_that_would_garble_the_request_is_refused() {
    for (name, value) in [
        ("x-a", "b\r\nx-c: d"),
        ("x-a", "b\0"),
        ("x a", "b"),
        ("x-a:", "b"),
        ("", "b"),
        ("host", "example.com"),
        ("Content-Length", "1"),
        ("transfer-encoding", "chunked"),
        ("Connection", "close"),
    ] {
        let server = Server::start([]).await;
        let call = users(&server).get_user("7").header(name, value);
        unsent(&server, call.send().await, ErrorKind::Request);
        let built = builder(&server).default_header(name, value).build();
        assert_eq!(failure(built).kind(), ErrorKind::Config, "{name}: {value}");
    }
}

#[tokio::test]
async fn clones_of_a_client_are_the_same_client() {
    let server = Server::start([good(), good()]).await;
    let client = builder(&server).build().expect("the settings are valid");
    let other = client.clone();
    drop(client.users().get_user("7").send().await.expect("a user"));
    drop(client);
    other.users().get_user("7").send().await.expect("a user");
    let requests = server.requests();
    assert_eq!(requests[0], requests[1], "over the same connection");
}

#[tokio::test]
async fn a_call_can_be_made_again() {
    let server = Server::start([good(), good()]).await;
    let call = users(&server).get_user("7").header("x-a", "b");
    call.clone().send().await.expect("a user");
    call.send().await.expect("a user");
    let requests = server.requests();
    assert_eq!(requests[0], requests[1]);
}

#[test]
fn a_client_is_built_without_a_runtime_and_without_a_server() {
    let client = Client::builder().bearer_token(TOKEN).build();
    let client = client.expect("the settings are valid");
    drop(client.users().get_user("7").send());
}

#[tokio::test]
async fn an_application_s_tests_need_no_server() {
    let mock = MockTransport::new();
    mock.reply(Reply::status(503).header("retry-after", "0"));
    mock.reply(Reply::status(200).body(USER));
    let client = Client::builder()
        .bearer_token(TOKEN)
        .transport(mock.clone())
        .build();
    let users = client.expect("the settings are valid").users();
    let user = users.get_user("a/b").send().await.expect("a user");
    assert_eq!(user.name.as_deref(), Some("John L."));
    assert_eq!(mock.replies_left(), 0);
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].uri().path(), "/users/a%2Fb");
    assert_eq!(
        requests[1].header("authorization"),
        Some(format!("Bearer {TOKEN}").as_str())
    );
}
