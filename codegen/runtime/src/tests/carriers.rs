//! Where credentials go in a request.

use super::support::{ok, script, send, things_with};
use crate::mock::{MockTransport, Reply};
use crate::{
    Api, Call, ClientBuilder, Credential, CredentialKind, ErrorKind, Method, Parameter, Scheme, Way,
};

static API: Api = Api {
    user_agent: "test-client/1.0.0",
    base_url: "https://api.test/v1",
    environment_prefix: "TEST",
    schemes: &[
        Scheme {
            name: "Basic",
            kind: CredentialKind::Authorization("Basic"),
            ways: &[Way::basic("basic_auth", &["USERNAME", "PASSWORD"])],
        },
        scheme("Digest", CredentialKind::Authorization("Digest")),
        scheme("Header", CredentialKind::Header("X-Key")),
        scheme("Query", CredentialKind::Query("api key")),
        scheme("Second", CredentialKind::Query("second")),
        scheme("Cookie", CredentialKind::Cookie("session")),
    ],
};

const fn scheme(name: &'static str, kind: CredentialKind) -> Scheme {
    Scheme {
        name,
        kind,
        ways: const { &[Way::secret("key", &["KEY"])] },
    }
}

fn builder(mock: &MockTransport) -> ClientBuilder {
    ClientBuilder::new(&API).transport(mock.clone())
}

/// Returns what the builder says of a credential.
fn refusal(scheme: &'static str, credential: Credential) -> String {
    let builder = builder(&MockTransport::new()).credential(scheme, credential);
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    error.to_string()
}

#[tokio::test]
async fn a_user_s_name_and_password_are_sent_as_basic() {
    // The first pair and its encoding are those of RFC 7617, section 2; the third those of 2.1.
    for (user, password, expected) in [
        (
            "Aladdin",
            "open sesame",
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ),
        ("key", "", "Basic a2V5Og=="),
        ("test", "123\u{a3}", "Basic dGVzdDoxMjPCow=="),
        ("", "a:b", "Basic OmE6Yg=="),
    ] {
        let mock = script([ok()]);
        let builder = builder(&mock).credential("Basic", Credential::basic(user, password));
        let endpoint = things_with(Method::GET, &[&["Basic"]]);
        send(&builder.build().unwrap(), endpoint).await.unwrap();
        assert_eq!(mock.requests()[0].header("authorization"), Some(expected));
    }
    assert_eq!(
        refusal("Basic", Credential::basic("a:b", "c")),
        "Basic: a user's name cannot have a colon"
    );
    assert_eq!(
        refusal("Basic", Credential::basic("a", "b\nc")),
        "Basic: the credential has control characters"
    );
}

#[tokio::test]
async fn a_password_may_be_unset_in_the_environment() {
    for (variables, expected) in [
        (&[("TEST_USERNAME", "a")] as &[_], Some("Basic YTo=")),
        (
            &[("TEST_USERNAME", "a"), ("TEST_PASSWORD", "b")],
            Some("Basic YTpi"),
        ),
        (&[("TEST_PASSWORD", "b")], None),
    ] {
        let mock = script([ok()]);
        let lookup = |name: &str| {
            let variable = variables.iter().find(|(variable, _)| *variable == name);
            variable.map(|(_, value)| value.into())
        };
        let client = builder(&mock).with_variables(lookup).build().unwrap();
        let endpoint = things_with(Method::GET, &[&["Basic"]]);
        let result = send(&client, endpoint).await;
        let requests = mock.requests();
        let sent = requests.first().and_then(|it| it.header("authorization"));
        assert_eq!(sent, expected);
        if let Err(error) = result {
            let expected = "things: no credential for Basic (call `basic_auth` on the client's \
                            builder, or set TEST_USERNAME and TEST_PASSWORD and call `from_env`)";
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[tokio::test]
async fn other_schemes_go_before_their_credentials() {
    let mock = script([ok()]);
    let builder = builder(&mock).credential("Digest", Credential::secret("username=\"a\""));
    let endpoint = things_with(Method::GET, &[&["Digest"]]);
    send(&builder.build().unwrap(), endpoint).await.unwrap();
    let sent = &mock.requests()[0];
    assert_eq!(sent.header("authorization"), Some("Digest username=\"a\""));
}

#[tokio::test]
async fn a_key_goes_where_its_scheme_says() {
    let mock = script([ok()]);
    let client = builder(&mock)
        .credential("Header", Credential::secret("in the header"))
        .credential("Query", Credential::secret("in the query?&"))
        .credential("Second", Credential::secret("\u{e4}"))
        .credential("Cookie", Credential::secret("in%20the cookie"))
        .build()
        .unwrap();
    let endpoint = things_with(Method::GET, &[&["Header", "Query", "Second", "Cookie"]]);
    let mut call = Call::new(&client, &endpoint.operation);
    call.query(Parameter::form("limit"), &5);
    call.query(Parameter::form("second"), "the call's own");
    call.cookie(Parameter::form("theme"), "dark");
    call.cookie(Parameter::form("session"), "the call's own");
    call.send(endpoint).await.unwrap();
    let sent = &mock.requests()[0];
    assert_eq!(sent.header("x-key"), Some("in the header"));
    assert_eq!(
        sent.uri().query(),
        Some("limit=5&api%20key=in%20the%20query%3F%26&second=%C3%A4")
    );
    assert_eq!(
        sent.header("cookie"),
        Some("theme=dark; session=in%20the cookie")
    );
    assert!(sent.headers()["cookie"].is_sensitive());
}

#[test]
fn what_a_part_of_a_request_cannot_hold_is_told_by_the_builder() {
    for (scheme, secret, expected) in [
        ("Query", "", "the credential is empty"),
        (
            "Cookie",
            "a; admin=true",
            "the credential has a semicolon, which a cookie cannot hold",
        ),
        (
            "Cookie",
            "a\nb",
            "the credential has characters that a header cannot hold",
        ),
        (
            "Header",
            "a\r\nb",
            "the credential has characters that a header cannot hold",
        ),
    ] {
        let found = refusal(scheme, Credential::secret(secret));
        assert_eq!(found, format!("{scheme}: {expected}"));
    }
}

#[tokio::test]
async fn keys_follow_redirects_of_the_same_origin_only() {
    for (location, expected) in [
        ("/elsewhere?a=b", Some("/elsewhere?a=b&second=key")),
        ("/elsewhere?second=key", Some("/elsewhere?second=key")),
        ("https://other.test/elsewhere", None),
        ("http://api.test/elsewhere", None),
    ] {
        let redirect = Reply::status(302).header("location", location);
        let mock = script([redirect, ok()]);
        let client = builder(&mock)
            .credential("Second", Credential::secret("key"))
            .credential("Cookie", Credential::secret("crumb"))
            .build()
            .unwrap();
        let endpoint = things_with(Method::GET, &[&["Second", "Cookie"]]);
        let result = send(&client, endpoint).await;
        assert_eq!(result.is_ok(), expected.is_some(), "{location}");
        let requests = mock.requests();
        let second = requests.get(1);
        let sent = second.and_then(|it| it.uri().path_and_query());
        assert_eq!(sent.map(|it| it.as_str()), expected);
        if let Some(second) = second {
            assert_eq!(second.header("cookie"), Some("session=crumb"));
        }
    }
}

#[tokio::test]
async fn a_key_of_a_provider_takes_the_place_of_the_refused_one() {
    let mock = script([Reply::status(401), ok()]);
    let number = std::sync::atomic::AtomicUsize::new(0);
    let provider = move |_| {
        let number = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        async move { Ok(format!("key-{number}")) }
    };
    let provider = std::sync::Arc::new(provider);
    let [first, second] = [provider.clone(), provider];
    let client = builder(&mock)
        .credential("Second", Credential::provider(move |it| first(it)))
        .credential("Cookie", Credential::provider(move |it| second(it)))
        .build()
        .unwrap();
    let endpoint = things_with(Method::GET, &[&["Second", "Cookie"]]);
    send(&client, endpoint).await.unwrap();
    let requests = mock.requests();
    let sent = requests
        .iter()
        .map(|it| (it.uri().query(), it.header("cookie")));
    let expected = [
        (Some("second=key-0"), Some("session=key-1")),
        (Some("second=key-2"), Some("session=key-3")),
    ];
    assert_eq!(sent.collect::<Vec<_>>(), expected);
}
