//! Tokens that the client fetches itself.

use crate::server::{Response, Server};
use fixture_oauth::{Client, ClientCredentials};

const TOKEN: &str = r#"{"access_token":"t1","token_type":"Bearer","expires_in":3600}"#;

#[tokio::test]
async fn a_token_is_fetched_once_and_kept() {
    let script = [
        Response::json(200, TOKEN),
        Response::status(204),
        Response::status(204),
    ];
    let server = Server::start(script).await;
    let credentials = ClientCredentials::new("an id", "a:secret")
        .scopes(["things:read", "things:write"])
        .token_url(format!("{}/token", server.url()));
    let client = Client::builder()
        .base_url(server.url())
        .application_client_credentials_with(credentials)
        .build()
        .unwrap();
    client.things().list_things().send().await.unwrap();
    client.things().list_things().send().await.unwrap();
    let requests = server.requests();
    assert_eq!(crate::targets(&server), ["/token", "/things", "/things"]);
    let token = &requests[0];
    assert_eq!(token.method, "POST");
    assert_eq!(
        token.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    // Base64 of `an%20id:a%3Asecret`: both are encoded before they are joined (RFC 6749, section 2.3.1).
    assert_eq!(
        token.header("authorization"),
        Some("Basic YW4lMjBpZDphJTNBc2VjcmV0")
    );
    assert_eq!(
        token.text(),
        "grant_type=client_credentials&scope=things%3Aread%20things%3Awrite"
    );
    assert_eq!(requests[1].header("authorization"), Some("Bearer t1"));
    assert_eq!(requests[2].header("authorization"), Some("Bearer t1"));
}

#[tokio::test]
async fn a_refused_token_is_fetched_again() {
    let script = [
        Response::json(200, TOKEN),
        Response::status(401),
        Response::json(200, &TOKEN.replace("t1", "t2")),
        Response::status(204),
    ];
    let server = Server::start(script).await;
    let client = Client::builder()
        .base_url(format!("{}/v1", server.url()))
        .partner_client_credentials("id", "secret")
        .build()
        .unwrap();
    client.things().add_thing().send().await.unwrap();
    assert_eq!(
        crate::targets(&server),
        [
            "/v1/oauth/token",
            "/v1/things",
            "/v1/oauth/token",
            "/v1/things"
        ]
    );
    let last = server.requests().pop().unwrap();
    assert_eq!(last.header("authorization"), Some("Bearer t2"));
}
