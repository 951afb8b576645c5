//! Credentials: which are sent, what happens when one is missing or refused.

use super::support::{builder, client, ok, script, send, things_with};
use crate::mock::{MockTransport, Reply};
use crate::{
    BoxFuture, Call, ClientBuilder, Credential, ErrorKind, Method, Refresh, Secret, TokenError,
    TokenProvider,
};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Security = &'static [&'static [&'static str]];

/// Sends a call and returns the credentials that the server received: bearer token and key.
async fn received(builder: ClientBuilder, mock: &MockTransport, security: Security) -> [bool; 2] {
    mock.reply(ok());
    let endpoint = things_with(Method::GET, security);
    send(&builder.build().unwrap(), endpoint).await.unwrap();
    let requests = mock.requests();
    let request = requests.last().unwrap();
    for name in ["authorization", "x-api-key"] {
        let value = request.headers().get(name);
        assert!(value.is_none_or(http::HeaderValue::is_sensitive));
    }
    [
        request.header("authorization") == Some("Bearer the token"),
        request.header("x-api-key") == Some("the key"),
    ]
}

#[tokio::test]
async fn the_first_alternative_that_is_satisfied_is_sent() {
    for (security, given, expected) in [
        (&[] as Security, [true, true], [false, false]),
        (&[&["Bearer"]], [true, true], [true, false]),
        (&[&["Key"]], [true, true], [false, true]),
        (&[&["Bearer", "Key"]], [true, true], [true, true]),
        (&[&["Key"], &["Bearer"]], [true, true], [false, true]),
        (&[&["Key"], &["Bearer"]], [true, false], [true, false]),
        (
            &[&["Key", "Bearer"], &["Bearer"]],
            [true, false],
            [true, false],
        ),
        (&[&[], &["Bearer"]], [true, true], [true, false]),
        (&[&[], &["Bearer"]], [false, true], [false, false]),
    ] {
        let mock = MockTransport::new();
        let mut builder = builder(&mock);
        if given[0] {
            builder = builder.credential("Bearer", Credential::secret("the token"));
        }
        if given[1] {
            builder = builder.credential("Key", Credential::secret("the key"));
        }
        assert_eq!(
            received(builder, &mock, security).await,
            expected,
            "{security:?} {given:?}"
        );
    }
}

#[tokio::test]
async fn a_missing_credential_is_told_before_anything_is_sent() {
    let bearer = "Bearer (call `bearer_token` on the client's builder, or set TEST_BEARER_TOKEN \
                  and call `from_env`)";
    let key =
        "Key (call `api_key` on the client's builder, or set TEST_API_KEY and call `from_env`)";
    for (security, expected) in [
        (&[&["Bearer"] as &[_]] as Security, bearer.to_owned()),
        (&[&["Bearer", "Key"]], format!("{bearer} and {key}")),
        (&[&["Bearer"], &["Key"]], format!("{bearer}, or for {key}")),
        (
            &[&["Other"]],
            "Other (which this client does not support)".to_owned(),
        ),
    ] {
        let mock = script([ok()]);
        let endpoint = things_with(Method::GET, security);
        let error = send(&client(&mock), endpoint).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth);
        assert_eq!(
            error.to_string(),
            format!("things: no credential for {expected}")
        );
        assert_eq!((error.attempts(), mock.requests().len()), (0, 0));
    }
}

/// A client with a provider that numbers its tokens, and what the provider was asked.
fn with_provider(mock: &MockTransport) -> (ClientBuilder, Arc<Mutex<Vec<Refresh>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let provider = move |refresh: Refresh| {
        log.lock().unwrap().push(refresh);
        let token = format!("token {}", log.lock().unwrap().len());
        async move { Ok(token) }
    };
    let credential = Credential::provider(provider);
    (builder(mock).credential("Bearer", credential), asked)
}

#[tokio::test(start_paused = true)]
async fn a_provider_is_asked_again_exactly_once() {
    use Refresh::{IfNeeded, Required};
    const OK: u16 = 200;
    for (method, statuses, asked, is_ok) in [
        (Method::GET, &[OK] as &[u16], &[IfNeeded] as &[_], true),
        (Method::GET, &[401, OK], &[IfNeeded, Required], true),
        (Method::POST, &[401, OK], &[IfNeeded, Required], true),
        (Method::POST, &[401, 401, OK], &[IfNeeded, Required], false),
        (
            Method::GET,
            &[503, 401, 503, OK],
            &[IfNeeded, Required],
            true,
        ),
        (
            Method::GET,
            &[401, 503, 401, OK],
            &[IfNeeded, Required],
            false,
        ),
    ] {
        let mock = script(statuses.iter().map(|status| Reply::json(*status, status)));
        let (builder, log) = with_provider(&mock);
        let endpoint = things_with(method, &[&["Bearer"]]);
        let result = send(&builder.build().unwrap(), endpoint).await;
        assert_eq!(result.is_ok(), is_ok, "{statuses:?}");
        if let Err(error) = result {
            assert_eq!(error.api(), Some(&401.into()));
        }
        assert_eq!(*log.lock().unwrap(), asked);
        let requests = mock.requests();
        let last = requests.last().unwrap().header("authorization");
        assert_eq!(last, Some(&*format!("Bearer token {}", asked.len())));
    }
}

/// A provider that is a type of its own.
struct Vault;

impl TokenProvider for Vault {
    fn token(&self, _: Refresh) -> BoxFuture<'_, Result<Secret, TokenError>> {
        Box::pin(async { Ok("from the vault".into()) })
    }
}

#[tokio::test]
async fn types_and_closures_are_providers() {
    for (credential, expected) in [
        (Credential::provider(Vault), "Bearer from the vault"),
        (
            Credential::provider(|_| async { Ok("plain") }),
            "Bearer plain",
        ),
        (
            Credential::provider(|refresh| async move {
                match refresh {
                    Refresh::IfNeeded => Ok(Secret::from("matched")),
                    Refresh::Required => Err("not refused".into()),
                }
            }),
            "Bearer matched",
        ),
    ] {
        let mock = script([ok()]);
        let client = builder(&mock)
            .credential("Bearer", credential)
            .build()
            .unwrap();
        send(&client, things_with(Method::GET, &[&["Bearer"]]))
            .await
            .unwrap();
        assert_eq!(mock.requests()[0].header("authorization"), Some(expected));
    }
}

#[tokio::test]
async fn a_provider_is_asked_for_each_call() {
    let mock = script([ok(), ok()]);
    let (builder, log) = with_provider(&mock);
    let client = builder.build().unwrap();
    for _ in 0..2 {
        send(&client, things_with(Method::GET, &[&["Bearer"]]))
            .await
            .unwrap();
    }
    assert_eq!(*log.lock().unwrap(), [Refresh::IfNeeded, Refresh::IfNeeded]);
}

#[tokio::test]
async fn a_fixed_token_is_not_tried_again() {
    let mock = script([Reply::json(401, &"refused"), ok()]);
    let builder = builder(&mock).credential("Bearer", Credential::secret("the token"));
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let error = send(&builder.build().unwrap(), endpoint).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn a_provider_that_fails_ends_the_call() {
    for (failing_at, sent) in [(1, 0), (2, 1)] {
        let asked = AtomicUsize::new(0);
        let provider = move |_: Refresh| {
            let number = asked.fetch_add(1, Ordering::Relaxed) + 1;
            async move {
                match number == failing_at {
                    true => Err("vault is sealed".into()),
                    false => Ok("token"),
                }
            }
        };
        let mock = script([Reply::status(401), ok()]);
        let builder = builder(&mock).credential("Bearer", Credential::provider(provider));
        let endpoint = things_with(Method::GET, &[&["Bearer"]]);
        let error = send(&builder.build().unwrap(), endpoint).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth);
        assert!(
            error
                .to_string()
                .contains("Bearer: no token: vault is sealed"),
            "{error}"
        );
        assert_eq!(mock.requests().len(), sent);
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_is_waited_for_within_the_time_limit() {
    let mock = script([ok()]);
    let provider = |_: Refresh| std::future::pending::<Result<Secret, _>>();
    let builder = builder(&mock).credential("Bearer", Credential::provider(provider));
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let mut call = Call::new(&builder.build().unwrap(), &endpoint.operation);
    call.timeout(Duration::from_secs(5));
    let error = call.send(endpoint).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout());
}

#[test]
fn a_credential_that_cannot_be_sent_is_told_by_the_builder() {
    for (secret, expected) in [
        (
            "two\nlines",
            "Bearer: the credential has characters that a header cannot hold",
        ),
        ("", "Bearer: the credential is empty"),
    ] {
        let mock = MockTransport::new();
        let builder = builder(&mock).credential("Bearer", Credential::secret(secret));
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_ends_the_call() {
    let mock = script([ok()]);
    let provider = |_: Refresh| async { Ok("two\nlines") };
    let builder = builder(&mock).credential("Bearer", Credential::provider(provider));
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let error = send(&builder.build().unwrap(), endpoint).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(!error.to_string().contains("lines"));
    assert!(mock.requests().is_empty());
}
