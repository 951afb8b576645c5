//! Tokens that the client gets by its own credentials.

use super::support::{ok, script, send, things_with};
use crate::mock::{MockTransport, RecordedRequest, Reply};
use crate::{
    Api, Call, CallError, Client, ClientBuilder, ClientCredentials, Credential, CredentialKind,
    ErrorKind, Method, RetryPolicy, Scheme, Transport, TransportErrorKind, Way,
};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

static API: Api = Api {
    user_agent: "test-client/1.0.0",
    base_url: "https://api.test/v1",
    environment_prefix: "TEST",
    schemes: &[Scheme {
        name: "OAuth",
        kind: CredentialKind::Authorization("Bearer"),
        ways: &[
            Way::secret("access_token", &["ACCESS_TOKEN"]),
            Way {
                method: "client_credentials",
                variables: &["CLIENT_ID", "CLIENT_SECRET"],
                credential: |[id, secret]| {
                    Credential::client_credentials(TOKEN_URL, ClientCredentials::new(id, secret))
                },
            },
        ],
    }],
};

const TOKEN_URL: &str = "https://login.test/token";

fn credentials() -> ClientCredentials {
    ClientCredentials::new("an id", "s3cr&t")
}

fn with(transport: impl Transport, credentials: ClientCredentials) -> ClientBuilder {
    let credential = Credential::client_credentials(TOKEN_URL, credentials);
    ClientBuilder::new(&API)
        .transport(transport)
        .credential("OAuth", credential)
}

fn client(mock: &MockTransport) -> Client {
    with(mock.clone(), credentials()).build().unwrap()
}

async fn call(client: &Client) -> Result<Value, CallError<Value>> {
    let endpoint = things_with(Method::GET, &[&["OAuth"]]);
    send(client, endpoint).await.map(|it| it.into_value())
}

/// A token that lasts for some seconds.
fn token(text: &str, seconds: u32) -> Reply {
    let body = json!({ "access_token": text, "token_type": "Bearer", "expires_in": seconds });
    Reply::json(200, &body)
}

fn refused() -> Reply {
    Reply::json(401, &json!({}))
}

/// Returns the requests, the API's by their token and those for tokens as `POST`.
fn sent(mock: &MockTransport) -> Vec<String> {
    let requests = mock.requests();
    let told = requests.iter().map(|request| match request.method() {
        &Method::POST => "POST".to_owned(),
        _ => request
            .header("authorization")
            .unwrap_or_default()
            .to_owned(),
    });
    told.collect()
}

fn body(request: &RecordedRequest) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

#[tokio::test]
async fn a_token_request_is_as_the_rfc_has_it() {
    let mock = script([token("t", 60), ok()]);
    let scoped = credentials().scopes(["read", "write all"]);
    let client = with(
        mock.clone(),
        scoped.parameter("audience", "https://api.test/"),
    );
    call(&client.build().unwrap()).await.unwrap();
    let requests = mock.requests();
    let [asked, called] = &requests[..] else {
        panic!("{requests:?}");
    };
    assert_eq!(asked.method(), Method::POST);
    assert_eq!(asked.uri(), TOKEN_URL);
    // an%20id:s3cr%26t
    assert_eq!(
        asked.header("authorization"),
        Some("Basic YW4lMjBpZDpzM2NyJTI2dA==")
    );
    assert!(asked.headers()["authorization"].is_sensitive());
    assert_eq!(
        asked.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(asked.header("accept"), Some("application/json"));
    assert_eq!(asked.header("user-agent"), Some("test-client/1.0.0"));
    assert_eq!(
        body(asked),
        "grant_type=client_credentials&scope=read%20write%20all\
         &audience=https%3A%2F%2Fapi.test%2F"
    );
    assert_eq!(called.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn the_secret_can_go_into_the_body() {
    let mock = script([token("t", 60), ok()]);
    let client = with(mock.clone(), credentials().secret_in_body());
    call(&client.build().unwrap()).await.unwrap();
    let asked = &mock.requests()[0];
    assert_eq!(asked.header("authorization"), None);
    assert_eq!(
        body(asked),
        "grant_type=client_credentials&client_id=an%20id&client_secret=s3cr%26t"
    );
}

#[tokio::test]
async fn a_token_url_may_count_from_the_base_url() {
    for (url, expected) in [
        ("/oauth/token", Ok("https://api.test/oauth/token")),
        ("token", Ok("https://api.test/v1/token")),
        ("../token?a=b#c", Ok("https://api.test/token?a=b")),
        ("http://127.0.0.1:8080/t", Ok("http://127.0.0.1:8080/t")),
        ("ftp://login.test/", Err(())),
        ("https://me@login.test/", Err(())),
        ("https://", Err(())),
    ] {
        let mock = script([token("t", 60), ok()]);
        let client = with(mock.clone(), credentials().token_url(url))
            .build()
            .unwrap();
        let result = call(&client).await;
        match expected {
            Ok(expected) => assert_eq!(mock.requests()[0].uri(), expected),
            Err(()) => {
                let error = result.unwrap_err();
                assert_eq!(
                    error.to_string(),
                    "things: OAuth: no token: the token URL is not a URL of HTTP"
                );
                assert!(mock.requests().is_empty());
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_is_kept_until_shortly_before_its_end() {
    let mock = script([token("a", 3600), ok(), ok(), token("b", 10), ok(), ok()]);
    mock.reply(Reply::json(200, &json!({ "access_token": "c" })));
    mock.reply(ok()).reply(ok());
    let client = client(&mock);
    call(&client).await.unwrap();
    sleep(Duration::from_secs(3539)).await;
    call(&client).await.unwrap();
    sleep(Duration::from_secs(2)).await;
    call(&client).await.unwrap();
    sleep(Duration::from_secs(8)).await;
    call(&client).await.unwrap();
    sleep(Duration::from_secs(2)).await;
    call(&client).await.unwrap();
    sleep(Duration::from_secs(1 << 20)).await;
    call(&client).await.unwrap();
    let [a, b, c] = ["Bearer a", "Bearer b", "Bearer c"];
    assert_eq!(sent(&mock), ["POST", a, a, "POST", b, b, "POST", c, c]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let mock = script([token("a", 60), refused(), token("b", 60), refused(), ok()]);
    let error = call(&client(&mock)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(sent(&mock), ["POST", "Bearer a", "POST", "Bearer b"]);
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_share_a_token() {
    let mock = script([token("a", 60).delay(Duration::from_secs(1))]);
    for _ in 0..8 {
        mock.reply(ok());
    }
    let client = client(&mock);
    let (a, b, c) = tokio::join!(call(&client), call(&client), call(&client));
    a.and(b).and(c).unwrap();
    call(&client).await.unwrap();
    let asked = sent(&mock).iter().filter(|it| *it == "POST").count();
    assert_eq!(asked, 1);
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_share_a_failure() {
    let unknown = json!({ "error": "invalid_client", "error_description": "Who is\nan id?" });
    let mock = script([Reply::json(401, &unknown).delay(Duration::from_secs(1))]);
    let client = client(&mock);
    let (a, b) = tokio::join!(call(&client), call(&client));
    for error in [a.unwrap_err(), b.unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::Auth);
        assert_eq!(
            error.to_string(),
            "things: OAuth: no token: the token endpoint responded with 401 Unauthorized: \
             invalid_client: Who is an id?"
        );
    }
    assert_eq!(mock.requests().len(), 1);
    // The next call asks anew.
    mock.reply(token("a", 60)).reply(ok());
    call(&client).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn calls_with_a_refused_token_share_the_next() {
    let mock = script([token("a", 60), ok()]);
    let client = client(&mock);
    call(&client).await.unwrap();
    let late = Duration::from_secs(1);
    for reply in [refused(), refused(), token("b", 60), ok(), ok()] {
        mock.reply(reply.delay(late));
    }
    let (a, b) = tokio::join!(call(&client), call(&client));
    a.and(b).unwrap();
    let expected = ["Bearer a", "Bearer a", "POST", "Bearer b", "Bearer b"];
    assert_eq!(sent(&mock)[2..], expected);
}

#[tokio::test(start_paused = true)]
async fn a_token_request_is_repeated_by_the_policy() {
    for (failures, is_ok) in [(2, true), (3, false)] {
        let failure = |index| match index {
            0 => Reply::failure(TransportErrorKind::Interrupted),
            _ => Reply::status(503),
        };
        let mock = script((0..failures).map(failure));
        mock.reply(token("a", 60)).reply(ok());
        let result = call(&client(&mock)).await;
        assert_eq!(result.is_ok(), is_ok, "{result:?}");
        let asked = sent(&mock).iter().filter(|it| *it == "POST").count();
        assert_eq!(asked, 3);
    }
    let mock = script([Reply::status(503), token("a", 60), ok()]);
    let client = with(mock.clone(), credentials()).retry(RetryPolicy::none());
    call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_request_ends_with_the_call_s_time() {
    let late = Duration::from_secs(20);
    let mock = script([token("a", 60).delay(late), token("b", 60), ok()]);
    let client = client(&mock);
    let endpoint = things_with(Method::GET, &[&["OAuth"]]);
    let mut hasty = Call::new(&client, &endpoint.operation);
    hasty.timeout(Duration::from_secs(5));
    let error = hasty.send(endpoint).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    call(&client).await.unwrap();
    assert_eq!(sent(&mock), ["POST", "POST", "Bearer b"]);
}

#[tokio::test]
async fn a_response_without_a_token_is_an_error() {
    for (reply, expected) in [
        (
            Reply::json(200, &json!({ "ok": false, "error": "bad_client" })),
            "the token endpoint's response has no `access_token`: bad_client",
        ),
        (
            Reply::status(200).body("<html>"),
            "the token endpoint's response is not JSON",
        ),
        (
            Reply::json(200, &json!({ "access_token": "t", "token_type": "mac" })),
            "the token endpoint's response holds a token that is not a bearer token",
        ),
        (
            Reply::status(302).header("location", "https://elsewhere.test/"),
            "the token endpoint responded with 302 Found",
        ),
        (
            Reply::json(
                400,
                &json!({ "error": "s3cr&t or YW4lMjBpZDpzM2NyJTI2dA== is wrong" }),
            ),
            "the token endpoint responded with 400 Bad Request: [redacted] or [redacted] is wrong",
        ),
    ] {
        let mock = script([reply]);
        let error = call(&client(&mock)).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("things: OAuth: no token: {expected}")
        );
        assert_eq!(mock.requests().len(), 1);
    }
}

#[test]
fn credentials_that_are_none_are_told_by_the_builder() {
    for (credential, expected) in [
        (
            Credential::client_credentials(TOKEN_URL, ClientCredentials::new("", "secret")),
            "OAuth: the client's id or secret is empty",
        ),
        (
            Credential::client_credentials(TOKEN_URL, ClientCredentials::new("id", "")),
            "OAuth: the client's id or secret is empty",
        ),
        (
            Credential::client_credentials("", credentials()),
            "OAuth: the API's description names no token URL, so one has to be set",
        ),
    ] {
        let builder = ClientBuilder::new(&API).credential("OAuth", credential);
        assert_eq!(builder.build().unwrap_err().to_string(), expected);
    }
}

#[tokio::test]
async fn the_environment_gives_a_token_or_credentials() {
    let endpoint = things_with(Method::GET, &[&["OAuth"]]);
    let mock = MockTransport::new();
    let client = ClientBuilder::new(&API).transport(mock.clone()).build();
    let error = send(&client.unwrap(), endpoint).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things: no credential for OAuth (call `access_token` or `client_credentials` on the \
         client's builder, or set TEST_ACCESS_TOKEN, or TEST_CLIENT_ID and TEST_CLIENT_SECRET \
         and call `from_env`)"
    );
    let with_variables = |names: &'static [&str]| {
        ClientBuilder::new(&API)
            .transport(mock.clone())
            .with_variables(move |name| names.contains(&name).then(|| name.into()))
            .build()
            .unwrap()
    };
    mock.reply(ok());
    let all = ["TEST_ACCESS_TOKEN", "TEST_CLIENT_ID", "TEST_CLIENT_SECRET"];
    let client = with_variables(Box::leak(Box::new(all)));
    send(&client, endpoint).await.unwrap();
    mock.reply(token("t", 60)).reply(ok());
    let client = with_variables(&["TEST_CLIENT_ID", "TEST_CLIENT_SECRET"]);
    send(&client, endpoint).await.unwrap();
    assert_eq!(
        sent(&mock),
        ["Bearer TEST_ACCESS_TOKEN", "POST", "Bearer t"]
    );
}

#[test]
fn nothing_shows_the_credentials() {
    let credentials = credentials()
        .scopes(["read"])
        .parameter("assertion", "s3cr&t");
    let builder = with(MockTransport::new(), credentials.clone());
    let shown = format!("{credentials:?} {builder:?}");
    assert!(!shown.contains("s3cr&t"), "{shown}");
    let shown = format!("{:?}", builder.build().unwrap());
    assert!(!shown.contains("s3cr&t"), "{shown}");
}
