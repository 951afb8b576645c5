//! Secrets are sent, and nowhere shown.

use super::support::{build, builder, failure, users};
use std::fmt::{Debug, Display};
use tests::server::{Response, Server};
use users_client::api::users::{ResetUserPasswordError, ResetUserPasswordResponse};
use users_client::models::{SetPasswordRequest, User};
use users_client::{CallError, Client, Refresh, Secret};

/// What must never be seen.
const CANARY: &str = "canary-7c1f0d";

/// Checks that a value does not show the canary, in neither form of `Debug`.
#[track_caller]
fn check(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(CANARY), "{text}");
    }
}

/// Checks that an error does not show the canary, nor any error that it converts into.
#[track_caller]
fn check_error<E: Debug + Send + Sync + 'static>(error: CallError<E>) {
    check(&error);
    check_display(&error);
    let error = users_client::Error::from(error);
    check(&error);
    check_display(&error);
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.source().is_none(), "a source could tell more");
}

#[track_caller]
fn check_display(value: &impl Display) {
    let text = value.to_string();
    assert!(!text.contains(CANARY), "{text}");
    assert!(!text.contains('\n'), "{text}");
}

#[tokio::test]
async fn a_client_does_not_show_its_token() {
    let server = Server::start([]).await;
    let builder = builder(&server)
        .bearer_token(CANARY)
        .default_header("x-api-key", CANARY)
        .default_header("x-anything", CANARY);
    check(&builder);
    let client = builder.build().expect("the settings are valid");
    check(&client);
    check(&client.users());
    let list = client.users().list_users().cursor(CANARY);
    let list = list.header("x-anything", CANARY);
    check(&list);
    check(&list.clone().pages());
    check(&list.items());
    check(&client.users().get_user(CANARY));

    let provided = Client::builder().bearer_token_provider(|_: Refresh| async { Ok(CANARY) });
    check(&provided);
    check(&provided.build().expect("the settings are valid"));
}

#[test]
fn settings_that_are_refused_are_not_repeated() {
    let with_newline = format!("{CANARY}\n");
    let url = format!("https://user:{CANARY}@example.com/?token={CANARY}");
    for builder in [
        Client::builder().bearer_token(&*with_newline),
        Client::builder().default_header("x-api-key", &*with_newline),
        Client::builder().default_header(&*with_newline, "a"),
        Client::builder().base_url(url),
    ] {
        check(&builder);
        let error = failure(builder.build());
        check(&error);
        check_display(&error);
    }
}

#[test]
fn models_do_not_show_what_is_sensitive() {
    let request = SetPasswordRequest::default()
        .reset_token(CANARY)
        .password(CANARY);
    check(&request);
    let mut user = User::default();
    user.reset_token = Some(Secret::from(CANARY));
    check(&user);
    check(&ResetUserPasswordResponse::Ok(user));
    check(&Client::builder().bearer_token(Secret::from(CANARY)));
}

#[tokio::test]
async fn a_response_does_not_show_its_secrets() {
    let body = format!(r#"{{"id": "7", "reset_token": "{CANARY}"}}"#);
    let response = Response::json(200, &body).header("set-cookie", CANARY);
    let server = Server::start([response]).await;
    let call = users(&server).reset_user_password();
    let response = call.send_with_response().await.expect("a user");
    check(&response);
    let ResetUserPasswordResponse::Ok(user) = response.value() else {
        panic!("{response:?}");
    };
    let token = user.reset_token.as_ref().map(Secret::expose);
    assert_eq!(token, Some(CANARY));
}

#[tokio::test]
async fn a_server_that_repeats_the_token_does_not_give_it_away() {
    for status in [400, 401, 418, 501] {
        let body = format!(r#"{{"code": "{CANARY}", "message": "no such token: {CANARY}"}}"#);
        let response = Response::json(status, &body)
            .header("x-request-id", CANARY)
            .header("www-authenticate", CANARY);
        let server = Server::start([response]).await;
        let users = build(builder(&server).bearer_token(CANARY));
        let error = failure(users.get_user("7").send().await);
        assert_eq!(error.body(), &body, "the caller can still have it");
        for text in [error.code(), error.message(), error.request_id()] {
            let text = text.expect("it is told");
            assert!(!text.contains(CANARY), "{text}");
        }
        check_error(error);
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_is_documented_is_not_quoted() {
    for body in [
        format!(r#"{{"reset_token": ["{CANARY}"]}}"#),
        format!(r#"{{"reset_token": {{"{CANARY}": 1}}}}"#),
        format!(r#"{{"has_valid_password": "{CANARY}"}}"#),
        format!(r#"{{"has_valid_password": "a, expected {CANARY}"}}"#),
        format!(r#"{{"reset_token_expires_at": "{CANARY}"}}"#),
        format!(r#"{{"reset_token_expires_at": "a, expected {CANARY}"}}"#),
        format!(r#"{{"reset_token_expires_at": "2026-03-09, expected {CANARY}"}}"#),
        format!(r#""{CANARY}""#),
        CANARY.to_owned(),
    ] {
        let server = Server::start([Response::json(200, &body)]).await;
        let error = failure(users(&server).get_user("7").send().await);
        check_error(error);
    }
}

#[tokio::test]
async fn a_documented_error_is_not_shown_by_the_call_s() {
    let body = format!(r#"{{"details": [{{"message": "{CANARY}"}}]}}"#);
    let server = Server::start([Response::json(409, &body)]).await;
    let error = failure(users(&server).reset_user_password().send().await);
    let is_conflict = matches!(error.api(), Some(ResetUserPasswordError::Conflict(_)));
    assert!(is_conflict, "{error}");
    check_error(error);
}

#[tokio::test]
async fn a_failed_connection_does_not_tell_the_url() {
    for response in [
        Response::silence().close(),
        Response::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{").close(),
        Response::raw("nonsense\r\n\r\n").close(),
    ] {
        let server = Server::start(vec![response; 6]).await;
        let users = users(&server);
        let call = users.list_users().cursor(CANARY);
        check_error(failure(call.send().await));
        check_error(failure(users.get_user(CANARY).send().await));
        assert_eq!(server.requests().len(), 6);
    }
}

#[tokio::test]
async fn what_a_call_cannot_send_is_not_repeated() {
    let server = Server::start([]).await;
    let users = users(&server);
    let with_newline = format!("{CANARY}\n");
    let call = users.get_user("7").header("x-anything", &with_newline);
    check_error(failure(call.send().await));
    let long = CANARY.repeat(10_000);
    check_error(failure(users.get_user(&long).send().await));
    check_error(failure(users.list_users().cursor(&long).send().await));
}

#[tokio::test]
async fn a_provider_s_error_does_not_give_the_last_token_away() {
    let server = Server::start([Response::status(401)]).await;
    let builder = builder(&server).bearer_token_provider(|refresh: Refresh| async move {
        match refresh {
            Refresh::IfNeeded => Ok(CANARY),
            Refresh::Required => Err(format!("{CANARY} cannot be renewed").into()),
        }
    });
    let error = failure(build(builder).get_user("7").send().await);
    check_error(error);
}
