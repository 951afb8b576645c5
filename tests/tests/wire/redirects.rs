//! Redirects: followed on the same origin only, and never with another method unless asked to.

use super::support::{Stage, TOKEN, USER, failure, get_user};
use tests::server::{Response, Server};
use users_client::ErrorKind;
use users_client::models::UserRequest;

fn good() -> Response {
    Response::json(200, USER)
}

fn redirect(status: u16, location: &str) -> Response {
    Response::status(status).header("location", location)
}

#[tokio::test]
async fn a_get_is_redirected_on_the_same_origin() {
    let Stage { server, users } = Stage::new().await;
    for status in [301, 302, 303, 307, 308] {
        for location in ["/v2/users/7?a=b", "../v2/users/7?a=b#c"] {
            server.restart([redirect(status, location), good()]);
            let user = users.get_user("7").header("x-a", "b").send().await;
            user.unwrap_or_else(|error| panic!("{status} {location}: {error}"));
            let requests = server.requests();
            assert_eq!(requests.len(), 2, "{status}");
            let request = &requests[1];
            assert_eq!(request.method, "GET");
            assert_eq!(request.target, "/v2/users/7?a=b", "{location}");
            let authorization = format!("Bearer {TOKEN}");
            assert_eq!(request.header("authorization"), Some(&*authorization));
            assert_eq!(request.header("x-a"), Some("b"));
            assert_eq!(request.header("referer"), None);
        }
    }
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_a_response() {
    let stage = Stage::new().await;
    let other = Server::start([good()]).await;
    let port = other.host();
    let port = port.rsplit(':').next().expect("a port");
    for location in [
        format!("{}/users/7", other.url()),
        format!("//{}/users/7", other.host()),
        format!("http://localhost:{port}/users/7"),
    ] {
        for status in [301, 302, 303, 307, 308] {
            let (result, requests) = stage.get_user([redirect(status, &location)]).await;
            let error = failure(result);
            assert_eq!(error.kind(), ErrorKind::Api, "{error}");
            assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
            assert_eq!(error.headers()["location"], location);
            assert_eq!(requests, 1, "{status} {location}");
        }
    }
    assert_eq!(other.requests(), [], "the token stays here");
}

#[tokio::test]
async fn a_post_is_redirected_whole_or_as_a_get_or_not_at_all() {
    let Stage { server, users } = Stage::new().await;
    let request = || UserRequest::default().display_name("a");
    for (status, expected) in [
        (301, None),
        (302, None),
        (303, Some(("GET", ""))),
        (307, Some(("POST", r#"{"display_name":"a"}"#))),
        (308, Some(("POST", r#"{"display_name":"a"}"#))),
    ] {
        server.restart([redirect(status, "/elsewhere"), good()]);
        let result = users.add_user().body(request()).send().await;
        assert_eq!(result.is_ok(), expected.is_some(), "{status}");
        let requests = server.requests();
        let second = requests.get(1);
        let found = second.map(|request| (request.method.as_str(), request.text()));
        assert_eq!(found, expected, "{status}");
        if let Some(request) = second {
            let content_type = request.header("content-type");
            assert_eq!(content_type.is_some(), !request.body.is_empty());
        }
    }
}

#[tokio::test]
async fn redirects_without_end_end() {
    let (result, requests) = get_user((0..30).map(|_| redirect(302, "/users/7"))).await;
    let error = failure(result);
    assert_eq!(error.kind(), ErrorKind::Api, "{error}");
    assert_eq!(error.status().map(|it| it.as_u16()), Some(302));
    assert_eq!(requests, 11);
}

#[tokio::test]
async fn a_redirect_without_a_place_is_a_response() {
    let stage = Stage::new().await;
    for response in [
        Response::status(302),
        redirect(302, "http://"),
        redirect(302, "ftp://localhost/"),
        redirect(302, "javascript:alert(1)"),
    ] {
        let (result, requests) = stage.get_user([response]).await;
        let error = failure(result);
        let status = error.status().map(|it| it.as_u16());
        assert_eq!(status, Some(302), "{error}");
        assert_eq!(requests, 1, "{error}");
    }
}
