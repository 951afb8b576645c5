//! Credentials of every kind, and calls that lack them.

use crate::quiet_server;
use crate::server::{Request, Server};
use fixture_security::api::calls::CallsApi;
use fixture_security::{CallError, Client, ClientBuilder, ErrorKind};

/// Returns the calls of a client with these credentials.
fn calls(server: &Server, credentials: fn(ClientBuilder) -> ClientBuilder) -> CallsApi {
    let builder = credentials(Client::builder().base_url(server.url()));
    builder.build().expect("the settings are valid").calls()
}

fn authorization(request: &Request) -> Option<&str> {
    request.header("authorization")
}

#[track_caller]
fn lacks<E>(result: Result<(), CallError<E>>) -> String {
    let Err(error) = result else {
        panic!("a call without its credential fails");
    };
    assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
    assert_eq!(error.attempts(), 0, "{error}");
    error.to_string()
}

#[tokio::test]
async fn a_scheme_has_its_place() {
    let server = quiet_server(5).await;
    let calls = calls(&server, |builder| {
        builder
            .bearer_token("bearer")
            .basic_auth("user", "päss")
            .authorization("response=1")
            .access_token("access")
    });
    calls.default().send().await.unwrap();
    calls.basic().send().await.unwrap();
    calls.digest().send().await.unwrap();
    calls.signed_in().send().await.unwrap();
    calls.none().send().await.unwrap();
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().map(authorization).collect();
    assert_eq!(
        sent,
        [
            Some("Bearer bearer"),
            Some("Basic dXNlcjpww6Rzcw=="),
            Some("Digest response=1"),
            Some("Bearer access"),
            None,
        ]
    );
}

#[tokio::test]
async fn a_key_goes_into_a_header() {
    let server = quiet_server(1).await;
    let calls = calls(&server, |builder| builder.header_key("k 1"));
    calls.key().limit(3).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("x-api-key"), Some("k 1"));
    assert_eq!(request.target, "/key?limit=3");
}

#[tokio::test]
async fn a_key_goes_into_the_query() {
    let server = quiet_server(2).await;
    let calls = calls(&server, |builder| builder.query_key("k&1"));
    calls.key().limit(3).send().await.unwrap();
    calls.key().send().await.unwrap();
    assert_eq!(
        crate::targets(&server),
        ["/key?limit=3&api%20key=k%261", "/key?api%20key=k%261"]
    );
}

#[tokio::test]
async fn a_key_goes_into_a_cookie() {
    let server = quiet_server(1).await;
    let calls = calls(&server, |builder| builder.cookie_key("s1"));
    calls.key().theme("dark").send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("cookie"), Some("theme=dark; session=s1"));
}

#[tokio::test]
async fn of_alternatives_the_first_that_is_there_is_taken() {
    let server = quiet_server(1).await;
    let calls = calls(&server, |builder| {
        builder.cookie_key("s1").query_key("q1").open_id_token("o1")
    });
    calls.key().send().await.unwrap();
    let request = server.request();
    assert_eq!(request.target, "/key?api%20key=q1");
    assert_eq!(request.header("cookie"), None);
    assert_eq!(authorization(&request), None);
}

#[tokio::test]
async fn what_belongs_together_is_sent_together() {
    let server = quiet_server(1).await;
    let calls = calls(&server, |builder| builder.query_key("q1").bearer_token("t"));
    calls.both().send().await.unwrap();
    let request = server.request();
    assert_eq!(request.target, "/both?api%20key=q1");
    assert_eq!(authorization(&request), Some("Bearer t"));
}

#[tokio::test]
async fn optional_credentials_may_be_missing() {
    let server = quiet_server(2).await;
    let without = calls(&server, |builder| builder);
    without.optional().send().await.unwrap();
    let with = calls(&server, |builder| builder.basic_auth("a", "b"));
    with.optional().send().await.unwrap();
    let requests = server.requests();
    assert_eq!(authorization(&requests[0]), None);
    assert_eq!(authorization(&requests[1]), Some("Basic YTpi"));
}

#[tokio::test]
async fn a_missing_credential_is_said_before_sending() {
    let server = quiet_server(0).await;
    let none = calls(&server, |builder| builder);
    let told = lacks(none.default().send().await);
    assert!(told.contains("bearer_token"), "{told}");
    let told = lacks(none.key().send().await);
    assert!(told.contains("header_key"), "{told}");
    let one_of_two = calls(&server, |builder| builder.query_key("q1"));
    let told = lacks(one_of_two.both().send().await);
    assert!(told.contains("bearer_token"), "{told}");
    assert_eq!(server.requests(), []);
}
