//! The documented responses of success, and how much a response may differ from them.

use super::support::{Stage, USER, build, builder, failure, get_user, users};
use std::time::Duration;
use tests::server::{Response, Server};
use users_client::ErrorKind;
use users_client::api::users::ResetUserPasswordResponse;
use users_client::http::StatusCode;
use users_client::models::{User, UserType};

/// Checks a user that was read from [`USER`].
#[track_caller]
fn check_user(user: &User) {
    assert_eq!(user.r#type, Some(UserType::User));
    let id = Some("8724fd24-5489-4a5d-90fd-0604df7d3b83");
    assert_eq!(user.id.as_deref(), id);
    assert_eq!(user.name.as_deref(), Some("John L."));
    assert_eq!(user.email_adress.as_deref(), Some("john@example.com"));
    assert_eq!(user.has_valid_password, Some(true));
    assert_eq!(user.reset_token, None);
    assert_eq!(user.reset_token_expires_at, None);
}

#[tokio::test]
async fn users_come_as_they_are() {
    let response = || Response::json(200, USER);
    let server = Server::start([response(), response(), response()]).await;
    let users = users(&server);
    check_user(&users.add_user().send().await.expect("a user"));
    check_user(&users.get_current_user().send().await.expect("a user"));
    check_user(&users.get_user("7").send().await.expect("a user"));
}

#[tokio::test]
async fn a_page_comes_as_it_is() {
    let body = format!(
        r#"{{"items": [{USER}], "limit": 1, "next_cursor": "next", "previous_cursor": null}}"#
    );
    let server = Server::start([Response::json(200, &body)]).await;
    let page = users(&server).list_users().send().await.expect("a page");
    let items = page.items.as_deref().expect("items");
    assert_eq!(items.len(), 1);
    check_user(&items[0]);
    assert_eq!(page.limit, Some(1));
    assert_eq!(page.next_cursor.as_deref(), Some("next"));
    assert_eq!(page.previous_cursor, None);
}

#[tokio::test]
async fn a_deletion_and_a_password_have_nothing_to_return() {
    let server = Server::start([Response::status(204), Response::status(204)]).await;
    let users = users(&server);
    let () = users.delete_user("7").send().await.expect("204");
    let () = users.set_user_password().send().await.expect("204");
}

#[tokio::test]
async fn a_reset_has_two_responses() {
    let with_token = r#"{
        "id": "7",
        "reset_token": "the token",
        "reset_token_expires_at": "2026-03-09T14:30:00Z"
    }"#;
    let server = Server::start([Response::json(200, with_token), Response::status(204)]).await;
    let users = users(&server);
    let first = users.reset_user_password().send().await.expect("200");
    let ResetUserPasswordResponse::Ok(user) = first else {
        panic!("{first:?}");
    };
    let token = user.reset_token.expect("a token");
    assert_eq!(token.expose(), "the token");
    let expires = user.reset_token_expires_at.expect("a time");
    assert_eq!(expires.to_string(), "2026-03-09T14:30:00Z");
    let second = users.reset_user_password().send().await.expect("204");
    assert_eq!(second, ResetUserPasswordResponse::NoContent);
}

#[tokio::test]
async fn a_response_can_be_had_with_its_head() {
    let server = Server::start([
        Response::json(200, USER)
            .header("x-request-id", "r-1")
            .header("X-Served-By", "a"),
        Response::status(204).header("request-id", "r-2"),
        Response::status(204),
    ])
    .await;
    let users = users(&server);

    let found = users.get_user("7").send_with_response().await;
    let found = found.expect("a user");
    check_user(found.value());
    assert_eq!(found.status(), StatusCode::OK);
    assert_eq!(found.request_id(), Some("r-1"));
    assert_eq!(found.headers()["x-served-by"], "a");
    assert_eq!(found.headers()["content-type"], "application/json");
    check_user(&found.into_value());

    let reset = users.reset_user_password().send_with_response().await;
    let reset = reset.expect("204");
    assert_eq!(reset.value(), &ResetUserPasswordResponse::NoContent);
    assert_eq!(reset.status(), StatusCode::NO_CONTENT);
    assert_eq!(reset.request_id(), Some("r-2"));

    let deleted = users.delete_user("7").send_with_response().await;
    let deleted = deleted.expect("204");
    assert_eq!(deleted.request_id(), None);
    assert_eq!(deleted.into_value(), ());
}

#[tokio::test]
async fn what_a_newer_server_adds_does_no_harm() {
    let body = r#"{"type": "robot", "id": "7", "added": {"a": [1, {"b": null}]}, "": 1}"#;
    let (result, _) = get_user([Response::json(200, body)]).await;
    let user = result.expect("a user");
    assert_eq!(user.id.as_deref(), Some("7"));
    assert_eq!(user.r#type, Some(UserType::Unknown("robot".to_owned())));
    assert_eq!(user.r#type.as_ref().map(UserType::as_str), Some("robot"));
}

#[tokio::test]
async fn what_is_missing_or_null_is_none() {
    let stage = Stage::new().await;
    let nulls = r#"{"type": null, "id": null, "name": null, "has_valid_password": null}"#;
    for body in ["{}", " {\n} ", nulls] {
        let (result, _) = stage.get_user([Response::json(200, body)]).await;
        let user = result.unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(user, User::default(), "{body}");
    }
}

#[tokio::test]
async fn points_in_time_are_read_in_every_form_of_rfc_3339() {
    let stage = Stage::new().await;
    for (text, expected) in [
        ("2026-03-09T14:30:00Z", "2026-03-09T14:30:00Z"),
        ("2026-03-09T16:30:00+02:00", "2026-03-09T14:30:00Z"),
        ("2013-07-16T19:23:00.000+00:00", "2013-07-16T19:23:00Z"),
        ("2026-03-09t14:30:00.5z", "2026-03-09T14:30:00.5Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
        ("2026-03-09T14:30:00-00:00", "2026-03-09T14:30:00Z"),
    ] {
        let body = format!(r#"{{"reset_token_expires_at": "{text}"}}"#);
        let (result, _) = stage.get_user([Response::json(200, &body)]).await;
        let user = result.unwrap_or_else(|error| panic!("{text}: {error}"));
        let time = user.reset_token_expires_at.expect("a time");
        assert_eq!(time.to_string(), expected, "{text}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_is_documented_is_an_error_with_the_response_on_it() {
    let stage = Stage::new().await;
    for (body, reason) in [
        ("", "the body is empty"),
        ("{\"id\": \"7", "the JSON body ends too early"),
        ("{\"id\": \"7\"", "the JSON body ends too early"),
        ("<html></html>", "the body is not JSON"),
        ("{} {}", "the body is not JSON"),
        ("{\"id\": \"\u{1}\"}", "the body is not JSON"),
        ("null", "the JSON body has another shape"),
        ("[]", "the JSON body has another shape"),
        ("\"7\"", "the JSON body has another shape"),
        ("{\"id\": 7}", "expected a string"),
        ("{\"has_valid_password\": \"yes\"}", "expected a boolean"),
        ("{\"type\": 1}", "expected a string"),
        (
            "{\"reset_token_expires_at\": \"soon\"}",
            "the JSON body has another shape",
        ),
        (
            "{\"reset_token_expires_at\": \"2026-03-09\"}",
            "the JSON body has another shape",
        ),
    ] {
        let response = Response::json(200, body).header("x-request-id", "r-1");
        let (result, requests) = stage.get_user([response]).await;
        let error = failure(result);
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}: {error}");
        assert_eq!(error.status(), Some(StatusCode::OK), "{body}");
        assert_eq!(error.body(), body, "{body}");
        assert_eq!(error.request_id(), Some("r-1"), "{body}");
        assert_eq!(error.api(), None, "{body}");
        assert_eq!(requests, 1, "{body}: it would be the same again");
        let text = error.to_string();
        assert!(text.starts_with("get-user: 200 OK: "), "{text}");
        assert!(text.contains(reason), "{body}: {text}");
        assert!(text.contains("application/json"), "{body}: {text}");
    }
}

#[tokio::test]
async fn every_framing_of_http_is_understood() {
    let stage = Stage::new().await;
    let json = "content-type: application/json\r\n";
    let length = USER.len();
    let (start, rest) = USER.split_at(10);
    let chunked = format!(
        "a\r\n{start}\r\n{:x};extension=1\r\n{rest}\r\n0\r\nx-trailer: 1\r\n\r\n",
        rest.len()
    );
    for (what, response) in [
        (
            "a length",
            Response::raw(format!(
                "HTTP/1.1 200 OK\r\n{json}content-length: {length}\r\n\r\n{USER}"
            )),
        ),
        (
            "chunks",
            Response::raw(format!(
                "HTTP/1.1 200 OK\r\n{json}transfer-encoding: chunked\r\n\r\n{chunked}"
            )),
        ),
        (
            "the connection's end",
            Response::raw(format!("HTTP/1.1 200 OK\r\n{json}\r\n{USER}")).close(),
        ),
        (
            "HTTP/1.0",
            Response::raw(format!("HTTP/1.0 200 OK\r\n{json}\r\n{USER}")).close(),
        ),
        (
            "hints before the response",
            Response::raw("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n")
                .then(format!("HTTP/1.1 200\r\ncontent-length: {length}\r\n\r\n"))
                .then(USER),
        ),
        (
            "pieces",
            Response::raw("HTTP/1.1 200 O")
                .pause(Duration::from_millis(2))
                .then(format!("K\r\ncontent-length: {length}\r\n\r\n{start}"))
                .pause(Duration::from_millis(2))
                .then(rest),
        ),
        ("no content type", {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
            Response::raw(head).then(USER)
        }),
        (
            "another content type",
            Response::of_type(200, "text/plain; charset=utf-8", USER),
        ),
    ] {
        let (result, requests) = stage.get_user([response]).await;
        check_user(&result.unwrap_or_else(|error| panic!("{what}: {error}")));
        assert_eq!(requests, 1, "{what}");
    }
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let response = || Response::json(200, USER);
    for (limit, is_read) in [(USER.len(), true), (USER.len() - 1, false), (0, false)] {
        let server = Server::start([response()]).await;
        let users = build(builder(&server).max_body_bytes(limit));
        let result = users.get_user("7").send().await;
        assert_eq!(server.requests().len(), 1, "{limit}");
        if is_read {
            check_user(&result.expect("a user"));
            continue;
        }
        let error = failure(result);
        assert_eq!(error.kind(), ErrorKind::Body, "{error}");
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.body(), &USER[..limit]);
    }
}
