//! Settings: where they come from, and which goes before which.

use super::support::{API, builder, ok, script, send, things_with};
use crate::mock::MockTransport;
use crate::{
    Call, Case, ClientBuilder, Credential, Endpoint, ErrorKind, Method, Operation, decode,
};
use std::ffi::OsString;

type Variables = &'static [(&'static str, &'static str)];

fn variables(set: Variables) -> impl Fn(&str) -> Option<OsString> {
    |name| {
        let (_, value) = set.iter().find(|(set, _)| *set == name)?;
        Some(OsString::from(value))
    }
}

/// Returns the base URL and the token that a client sends.
async fn sent(builder: ClientBuilder, mock: &MockTransport) -> (String, Option<String>) {
    let client = builder.build().unwrap();
    mock.reply(ok());
    let endpoint = things_with(Method::GET, &[&["Bearer"], &[]]);
    send(&client, endpoint).await.unwrap();
    let requests = mock.requests();
    let request = requests.last().unwrap();
    let token = request.header("authorization").map(str::to_owned);
    (request.uri().to_string(), token)
}

#[tokio::test]
async fn settings_of_the_builder_go_before_the_environment() {
    const BOTH: Variables = &[
        ("TEST_BASE_URL", "https://env.test/"),
        ("TEST_BEARER_TOKEN", "from-env"),
    ];
    const EMPTY: Variables = &[("TEST_BASE_URL", ""), ("TEST_BEARER_TOKEN", "")];
    let mock = MockTransport::new();
    let fresh = || builder(&mock);
    let token = || Credential::secret("by-hand");
    let by_hand = Some("Bearer by-hand".to_owned());
    let from_env = Some("Bearer from-env".to_owned());
    for (builder, base_url, token) in [
        (fresh(), "https://api.test/v1", None),
        (
            fresh().with_variables(variables(BOTH)),
            "https://env.test",
            from_env,
        ),
        (
            fresh().with_variables(variables(EMPTY)),
            "https://api.test/v1",
            None,
        ),
        (
            fresh()
                .base_url("https://hand.test")
                .credential("Bearer", token())
                .with_variables(variables(BOTH)),
            "https://hand.test",
            by_hand.clone(),
        ),
        (
            fresh()
                .with_variables(variables(BOTH))
                .base_url("https://hand.test")
                .credential("Bearer", token()),
            "https://hand.test",
            by_hand.clone(),
        ),
        (
            fresh()
                .credential("Bearer", Credential::secret("old"))
                .credential("Bearer", token()),
            "https://api.test/v1",
            by_hand,
        ),
    ] {
        assert_eq!(
            sent(builder, &mock).await,
            (format!("{base_url}/things"), token)
        );
    }
}

#[test]
fn a_variable_that_is_not_valid_is_told() {
    for (set, expected) in [
        (
            &[("TEST_BASE_URL", "nowhere")] as Variables,
            "the base URL is not valid: it is not an absolute URL",
        ),
        (
            &[("TEST_BEARER_TOKEN", "two\nlines")],
            "Bearer: the credential has characters that a header cannot hold",
        ),
    ] {
        let error = builder(&MockTransport::new())
            .with_variables(variables(set))
            .build()
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Config, expected)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_told() {
    use std::os::unix::ffi::OsStringExt;

    for name in ["TEST_BASE_URL", "TEST_BEARER_TOKEN"] {
        let lookup = move |asked: &str| (asked == name).then(|| OsString::from_vec(vec![0xff]));
        let error = builder(&MockTransport::new())
            .with_variables(lookup)
            .build()
            .unwrap_err();
        assert_eq!(error.to_string(), format!("{name} is not valid Unicode"));
    }
}

#[tokio::test]
async fn an_operations_own_server_gives_way_to_a_chosen_one() {
    static UPLOAD: Endpoint<(), ()> = Endpoint {
        operation: Operation {
            id: "upload",
            method: "GET",
            path: "/upload",
            accept: "",
            security: &[],
            base_url: Some(&["https://upload.test/"]),
        },
        success: &[Case::code(200, decode::empty)],
        failure: &[],
    };
    let mock = script([ok(), ok(), ok()]);
    let chosen = builder(&mock).base_url("https://chosen.test");
    let by_env = builder(&mock).with_variables(variables(&[("TEST_BASE_URL", "https://env.test")]));
    for (builder, expected) in [
        (builder(&mock), "https://upload.test/upload"),
        (chosen, "https://chosen.test/upload"),
        (by_env, "https://env.test/upload"),
    ] {
        Call::new(&builder.build().unwrap(), &UPLOAD.operation)
            .send(&UPLOAD)
            .await
            .unwrap();
        assert_eq!(mock.requests().last().unwrap().uri().to_string(), expected);
    }
}

#[test]
fn a_client_is_built_outside_of_a_runtime() {
    let client = ClientBuilder::new(&API)
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap();
    assert_eq!(client.clone().base_url(), "http://127.0.0.1:1");
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn https_without_tls_is_told() {
    let error = ClientBuilder::new(&API).build().unwrap_err();
    assert!(error.to_string().contains("enable the feature"));
}
