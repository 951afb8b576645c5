//! Which redirects are followed, with what, and where.

use super::support::{builder, client, ok, script, send, things, things_with};
use crate::mock::Reply;
use crate::{Call, Case, Credential, Endpoint, ErrorKind, Method, Operation, decode};

fn redirect(status: u16, location: &str) -> Reply {
    Reply::status(status).header("location", location)
}

/// Sends a call that meets a redirect, and returns the method of the second request, if any.
async fn followed(method: Method, status: u16) -> Option<String> {
    let mock = script([redirect(status, "/v1/other"), ok()]);
    let endpoint = things(method);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.json("application/json", "body");
    let result = call.send(endpoint).await;
    let requests = mock.requests();
    let second = requests.get(1)?;
    result.unwrap();
    assert_eq!(second.uri().to_string(), "https://api.test/v1/other");
    let body = if status == 303 { "" } else { "\"body\"" };
    assert_eq!(second.body(), body);
    assert_eq!(second.header("content-type").is_some(), status != 303);
    assert_eq!(second.header("referer"), None);
    Some(second.method().to_string())
}

#[tokio::test]
async fn the_table() {
    for (method, expected) in [
        (
            Method::GET,
            [
                Some("GET"),
                Some("GET"),
                Some("GET"),
                Some("GET"),
                Some("GET"),
            ],
        ),
        (
            Method::HEAD,
            [
                Some("HEAD"),
                Some("HEAD"),
                Some("HEAD"),
                Some("HEAD"),
                Some("HEAD"),
            ],
        ),
        (
            Method::POST,
            [None, None, Some("GET"), Some("POST"), Some("POST")],
        ),
        (
            Method::PUT,
            [None, None, Some("GET"), Some("PUT"), Some("PUT")],
        ),
        (
            Method::DELETE,
            [None, None, Some("GET"), Some("DELETE"), Some("DELETE")],
        ),
    ] {
        for (status, expected) in [301, 302, 303, 307, 308].into_iter().zip(expected) {
            let followed = followed(method.clone(), status).await;
            assert_eq!(followed.as_deref(), expected, "{method} {status}");
        }
        for status in [300, 304, 305, 306] {
            assert_eq!(
                followed(method.clone(), status).await,
                None,
                "{method} {status}"
            );
        }
    }
}

#[tokio::test]
async fn only_the_same_origin_is_followed() {
    for (location, expected) in [
        ("/v2?a=b#part", Some("https://api.test/v2?a=b")),
        ("other", Some("https://api.test/v1/other")),
        ("?page=2", Some("https://api.test/v1/things?page=2")),
        ("https://api.test/", Some("https://api.test/")),
        ("https://api.test:443/x", Some("https://api.test/x")),
        ("//api.test/x", Some("https://api.test/x")),
        ("http://api.test/x", None),
        ("https://api.test:8443/x", None),
        ("https://api.test.evil.test/x", None),
        ("https://evil.test/x", None),
        ("//evil.test/x", None),
        ("https://user@api.test/x", None),
        ("https://api.test@evil.test/x", None),
        ("file:///etc/passwd", None),
        ("https://[", None),
    ] {
        let mock = script([redirect(302, location), ok()]);
        let endpoint = things_with(Method::GET, &[&["Key"]]);
        let builder = builder(&mock).credential("Key", Credential::secret("the key"));
        let result = send(&builder.build().unwrap(), endpoint).await;
        let requests = mock.requests();
        let uri = requests.get(1).map(|request| request.uri().to_string());
        assert_eq!(uri.as_deref(), expected, "{location}");
        match result {
            Ok(_) => assert_eq!(requests[1].header("x-api-key"), Some("the key")),
            Err(error) => {
                assert_eq!(
                    (error.kind(), error.status().unwrap().as_u16()),
                    (ErrorKind::Api, 302)
                );
            }
        }
    }
}

#[tokio::test]
async fn a_redirect_without_a_location_is_a_response() {
    let error = send(&client(&script([Reply::status(302)])), things(Method::GET)).await;
    assert_eq!(error.unwrap_err().status().unwrap(), 302);
}

#[tokio::test]
async fn ten_redirects_are_followed() {
    for (redirects, is_ok) in [(10, true), (11, false)] {
        let replies = (0..redirects)
            .map(|_| redirect(302, "/v1/things"))
            .chain([ok()]);
        let mock = script(replies);
        let result = send(&client(&mock), things(Method::GET)).await;
        assert_eq!(result.is_ok(), is_ok);
        assert_eq!(mock.requests().len(), 11);
    }
}

#[tokio::test]
async fn a_documented_redirect_is_a_response() {
    const OPERATION: Operation = Operation {
        id: "moved",
        method: "GET",
        path: "/moved",
        accept: "*/*",
        security: &[],
        base_url: None,
    };
    static BY_CODE: Endpoint<(), ()> = Endpoint {
        operation: OPERATION,
        success: &[Case::code(302, decode::empty)],
        failure: &[],
    };
    static BY_RANGE: Endpoint<(), ()> = Endpoint {
        operation: OPERATION,
        success: &[],
        failure: &[Case::range(3, decode::empty)],
    };
    static BY_DEFAULT: Endpoint<(), ()> = Endpoint {
        operation: OPERATION,
        success: &[Case::code(200, decode::empty)],
        failure: &[Case::any(decode::empty)],
    };
    for (endpoint, is_ok, sent) in [
        (&BY_CODE, true, 1),
        (&BY_RANGE, false, 1),
        (&BY_DEFAULT, true, 2),
    ] {
        let mock = script([redirect(302, "/"), ok()]);
        let result = Call::new(&client(&mock), &endpoint.operation)
            .send(endpoint)
            .await;
        assert_eq!((result.is_ok(), mock.requests().len()), (is_ok, sent));
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_post_became_a_get_it_is_repeated_like_one() {
    let mock = script([redirect(303, "/v1/done"), Reply::status(503), ok()]);
    send(&client(&mock), things(Method::POST)).await.unwrap();
    let sent: Vec<String> = mock
        .requests()
        .iter()
        .map(|sent| sent.method().to_string())
        .collect();
    assert_eq!(sent, ["POST", "GET", "GET"]);
}
