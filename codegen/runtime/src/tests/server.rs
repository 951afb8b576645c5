//! Base URLs and the templates of servers.

use super::support::{builder, ok, script};
use crate::mock::MockTransport;
use crate::{Api, Call, Case, ClientBuilder, Endpoint, ErrorKind, Operation, decode, server_url};

#[test]
fn a_base_url_is_checked() {
    for (url, expected) in [
        ("https://api.test", Ok("https://api.test")),
        ("https://api.test/", Ok("https://api.test")),
        ("HTTP://API.test:8080/v1//", Ok("http://api.test:8080/v1")),
        ("https://[::1]:8443/a/", Ok("https://[::1]:8443/a")),
        (
            "",
            Err("it is not set, and the API's description names no server"),
        ),
        ("api.test", Err("it is not an absolute URL")),
        ("/v1", Err("it is not an absolute URL")),
        ("https://", Err("it is not an absolute URL")),
        ("https://a b/", Err("it is not an absolute URL")),
        (
            "ftp://api.test",
            Err("its scheme is neither http nor https"),
        ),
        (
            "localhost:8080",
            Err("its scheme is neither http nor https"),
        ),
        (
            "https://me@api.test",
            Err("it has user information, for which there are credentials"),
        ),
        (
            "https://:pw@api.test",
            Err("it has user information, for which there are credentials"),
        ),
        ("https://api.test/?a=b", Err("it has a query or a fragment")),
        ("https://api.test/#a", Err("it has a query or a fragment")),
        ("https://api.test.", Ok("https://api.test.")),
        ("https://api..test", Err("a part of its host is empty")),
        ("https://.api.test", Err("a part of its host is empty")),
        ("https://..", Err("a part of its host is empty")),
    ] {
        let built = builder(&MockTransport::new()).base_url(url).build();
        match (built, expected) {
            (Ok(client), Ok(expected)) => assert_eq!(client.base_url(), expected),
            (Err(error), Err(expected)) => {
                assert_eq!(error.kind(), ErrorKind::Config);
                let expected = format!("the base URL is not valid: {expected}");
                assert_eq!(error.to_string(), expected);
            }
            (built, _) => panic!("{url}: {built:?}"),
        }
    }
}

#[test]
fn a_template_is_filled_in() {
    let template = "https://api.{id}.app{port}/{base}";
    let fill = |id, port, base| server_url(template, &[("id", id), ("port", port), ("base", base)]);
    for (id, expected) in [
        ("plantly", Some("https://api.plantly.app:443/v1")),
        ("a-b.c_d~1", Some("https://api.a-b.c_d~1.app:443/v1")),
        ("", None),
        ("a/b", None),
        ("a@b", None),
        ("a?b", None),
        ("a#b", None),
        ("a\\b", None),
        ("a b", None),
        ("a%2fb", None),
        ("a\n", None),
        ("a\u{ff0f}b", None),
        ("[::1]", None),
        ("{id}", None),
        (".", None),
        ("..", None),
        (".a", None),
        ("a.", None),
        ("a..b", None),
        ("a:1", None),
        (":1", None),
        ("a:", None),
    ] {
        let url = fill(id, ":443", "v1").ok();
        assert_eq!(url.as_deref(), expected, "{id:?}");
    }
    for (base, is_ok) in [
        ("", true),
        ("v1/a", true),
        ("v1?a", false),
        ("v1#a", false),
        ("\\", false),
    ] {
        assert_eq!(fill("x", ":1", base).is_ok(), is_ok, "{base}");
    }
    assert_eq!(
        server_url("{protocol}://a.test", &[("protocol", "http")]).unwrap(),
        "http://a.test"
    );
    assert_eq!(server_url("https://a.test", &[]).unwrap(), "https://a.test");
    assert!(server_url("https://{id}.test", &[("other", "x")]).is_err());
    assert!(server_url("https://{id", &[("id", "x")]).is_err());
}

#[test]
fn a_port_is_where_the_host_ends() {
    for (template, value, is_ok) in [
        ("https://{a}", "localhost:8443", true),
        ("https://{a}/v1", "localhost:8443", true),
        ("https://{a}/v1", "localhost:", false),
        ("https://{a}/v1", "localhost:x", false),
        ("https://{a}/v1", "localhost:1:2", false),
        ("https://{a}/v1", "localhost:99999", false),
        ("https://{a}/v1", ":1", false),
        ("https://{a}:1/v1", "localhost:1", false),
        ("https://{a}.test/v1", "localhost:1", false),
        ("https://api.test:{a}", "8443", true),
        ("https://api.test:{a}/v1", "x", false),
        ("https://api.test{a}/v1", ":8443", true),
        ("https://api{a}/v1", ".eu", true),
        ("https://api.test/{a}", "v1:x", true),
        ("{a}://api.test", "https:", false),
        ("{a}://api.test", "ftp", false),
        ("/v1/{a}", "x", true),
    ] {
        let url = server_url(template, &[("a", value)]);
        assert_eq!(url.is_ok(), is_ok, "{template} {value}: {url:?}");
    }
}

#[test]
fn a_value_that_does_not_fit_is_told_by_the_builder() {
    let url = server_url("https://{id}.test", &[("id", "evil.test/")]);
    let error = builder(&MockTransport::new())
        .base_url(url)
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert_eq!(
        error.to_string(),
        "the base URL is not valid: the value of `id` does not fit"
    );
}

/// Returns an operation with servers of its own.
fn endpoint(base_url: &'static [&'static str]) -> &'static Endpoint<(), ()> {
    Box::leak(Box::new(Endpoint {
        operation: Operation {
            id: "things",
            method: "GET",
            path: "/things",
            accept: "",
            security: &[],
            base_url: Some(base_url),
        },
        success: const { &[Case::code(200, decode::empty)] },
        failure: &[],
    }))
}

#[tokio::test]
async fn an_operation_may_have_a_server_of_its_own() {
    type Choice = fn(ClientBuilder) -> ClientBuilder;
    let none: Choice = |builder| builder;
    let environment: Choice = |builder| builder.server(1, "https://test.test:1/v1".to_owned());
    let base_url: Choice = |builder| builder.base_url("http://127.0.0.1:8080/mock/");
    let both: Choice = |builder| {
        builder
            .base_url("https://a.test")
            .server(0, "https://b.test/v1")
    };
    let variable: Choice = |builder| {
        builder.with_variables(|name| (name == "TEST_BASE_URL").then(|| "https://c.test".into()))
    };
    let other = &["https://upload.test/a/"];
    let each = &["https://upload.test", "/v3"];
    let cases: [(&'static [&'static str], Choice, &str); 14] = [
        (other, none, "https://upload.test/a/things"),
        (other, environment, "https://upload.test/a/things"),
        (other, base_url, "http://127.0.0.1:8080/mock/things"),
        (other, both, "https://upload.test/a/things"),
        (other, variable, "https://c.test/things"),
        (&["/v2"], none, "https://api.test/v2/things"),
        (&["/v2"], environment, "https://test.test:1/v2/things"),
        (&["/v2/"], base_url, "http://127.0.0.1:8080/v2/things"),
        (&["/"], variable, "https://c.test/things"),
        (each, none, "https://upload.test/things"),
        (each, both, "https://upload.test/things"),
        (each, environment, "https://test.test:1/v3/things"),
        (each, base_url, "http://127.0.0.1:8080/mock/things"),
        (each, variable, "https://c.test/things"),
    ];
    for (own, choose, expected) in cases {
        let mock = script([ok()]);
        let client = choose(builder(&mock)).build().unwrap();
        let endpoint = endpoint(own);
        let call = Call::new(&client, &endpoint.operation);
        call.send(endpoint).await.unwrap();
        assert_eq!(mock.requests()[0].uri(), expected);
    }
}

#[test]
fn a_path_alone_is_no_base_url() {
    static RELATIVE: Api = Api {
        user_agent: "test-client/1.0.0",
        base_url: "/api/v1",
        environment_prefix: "TEST",
        schemes: &[],
    };
    let error = ClientBuilder::new(&RELATIVE).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the base URL is not set, and the API's description names only its path `/api/v1`: call \
         `base_url` with the whole URL, or set TEST_BASE_URL and call `from_env`"
    );
    let builder = ClientBuilder::new(&RELATIVE).base_url("http://api.test/api/v1");
    assert_eq!(
        builder.build().unwrap().base_url(),
        "http://api.test/api/v1"
    );
}
