//! Responses that are errors: the documented ones of each operation, and all others.

use super::support::{DUPLICATE, NOT_FOUND, Stage, UNAUTHORIZED, failure, get_user, users};
use tests::server::{Response, Server};
use users_client::api::users::{
    AddUserError, DeleteUserError, GetCurrentUserError, GetUserError, ListUsersError,
    ResetUserPasswordError, SetUserPasswordError, UsersApi,
};
use users_client::http::StatusCode;
use users_client::models::{
    Error401Unauthorized, Error401UnauthorizedCode, Error401UnauthorizedMessage,
    Error401UnauthorizedStatus, Error401UnauthorizedType, Error404NotFound, Error404NotFoundCode,
    Error404NotFoundMessage, Error404NotFoundStatus, Error404NotFoundType,
    Error409DuplicateRecordCode, Error409DuplicateRecordStatus, Error409DuplicateRecordType,
    ErrorDetailLocation,
};
use users_client::{CallError, ErrorKind};

/// Returns a function that looks for one variant of an operation's error.
macro_rules! variant {
    ($variant:path) => {
        |error| match error {
            $variant(body) => Some(body),
            _ => None,
        }
    };
}

/// Makes a call whose response is a documented error, and returns the error's body.
async fn check<F, T, E, B>(
    status: u16,
    body: &str,
    call: impl FnOnce(UsersApi) -> F,
    variant: fn(E) -> Option<B>,
) -> B
where
    F: Future<Output = Result<T, CallError<E>>>,
{
    let response = Response::json(status, body).header("x-request-id", "r-1");
    let server = Server::start([response]).await;
    let error = failure(call(users(&server)).await);
    assert_eq!(server.requests().len(), 1, "{error}");
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(status));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.headers()["content-type"], "application/json");
    assert_eq!(error.body(), body);
    assert_eq!(error.attempts(), 1);
    assert!(!error.is_timeout() && !error.is_connect());
    assert!(error.code().is_some() && error.message().is_some());
    assert!(error.api().is_some(), "{error}");
    let api = error.into_api().and_then(variant);
    api.expect("the variant of the status")
}

fn check_unauthorized(body: &Error401Unauthorized) {
    assert_eq!(body.r#type, Some(Error401UnauthorizedType::Error));
    assert_eq!(body.code, Some(Error401UnauthorizedCode::Unauthorized));
    assert_eq!(body.status, Some(Error401UnauthorizedStatus::Value401));
    let message = Error401UnauthorizedMessage::NoValidApiAuthenticationFound;
    assert_eq!(body.message, Some(message));
    assert_eq!(body.details.as_deref(), Some(&[][..]));
}

fn check_not_found(body: &Error404NotFound) {
    assert_eq!(body.r#type, Some(Error404NotFoundType::Error));
    assert_eq!(body.code, Some(Error404NotFoundCode::NotFound));
    assert_eq!(body.status, Some(Error404NotFoundStatus::Value404));
    let message = Error404NotFoundMessage::TheResourceCouldNotBeFound;
    assert_eq!(body.message, Some(message));
    assert_eq!(body.details.as_deref(), Some(&[][..]));
}

/// Checks that a call whose response is 401 gives the variant `Unauthorized` of its operation.
macro_rules! check_401 {
    ($variant:path, $call:expr) => {
        check_unauthorized(&check(401, UNAUTHORIZED, $call, variant!($variant)).await)
    };
}

#[tokio::test]
async fn every_operation_can_be_unauthorized() {
    check_401!(ListUsersError::Unauthorized, |it| it.list_users().send());
    check_401!(AddUserError::Unauthorized, |it| it.add_user().send());
    check_401!(GetCurrentUserError::Unauthorized, |it| it
        .get_current_user()
        .send());
    check_401!(GetUserError::Unauthorized, |it| it.get_user("7").send());
    check_401!(DeleteUserError::Unauthorized, |it| it
        .delete_user("7")
        .send());
    check_401!(ResetUserPasswordError::Unauthorized, |it| it
        .reset_user_password()
        .send());
    check_401!(SetUserPasswordError::Unauthorized, |it| it
        .set_user_password()
        .send());
}

#[tokio::test]
async fn a_user_may_not_be_found() {
    let get = |users: UsersApi| users.get_user("7").send();
    check_not_found(&check(404, NOT_FOUND, get, variant!(GetUserError::NotFound)).await);
    let delete = |users: UsersApi| users.delete_user("7").send();
    check_not_found(&check(404, NOT_FOUND, delete, variant!(DeleteUserError::NotFound)).await);
}

#[tokio::test]
async fn a_reset_may_conflict() {
    let reset = |users: UsersApi| users.reset_user_password().send();
    let body = check(
        409,
        DUPLICATE,
        reset,
        variant!(ResetUserPasswordError::Conflict),
    )
    .await;
    assert_eq!(body.r#type, Some(Error409DuplicateRecordType::Error));
    let code = Error409DuplicateRecordCode::DuplicateRecord;
    assert_eq!(body.code, Some(code));
    let status = Error409DuplicateRecordStatus::Value409;
    assert_eq!(body.status, Some(status));
    let message = "A record with this email_address exists already";
    assert_eq!(body.message.as_deref(), Some(message));
    let [detail] = &body.details.expect("details")[..] else {
        panic!("one detail");
    };
    assert_eq!(detail.location, Some(ErrorDetailLocation::Body));
    assert_eq!(detail.r#type.as_deref(), Some("duplicate"));
    assert_eq!(detail.pointer.as_deref(), Some("/email_address"));
    let message = "This value is in use by another record";
    assert_eq!(detail.message.as_deref(), Some(message));
}

#[tokio::test]
async fn a_documented_error_may_hold_values_that_are_not() {
    let body = r#"{
        "type": "warning",
        "code": "pending_creation",
        "status": 4040,
        "message": "Wait",
        "details": [{"location": "cookie", "hint": 1}],
        "trace": []
    }"#;
    let get = |users: UsersApi| users.get_user("7").send();
    let body = check(404, body, get, variant!(GetUserError::NotFound)).await;
    let unknown = |text: &str| text.to_owned();
    let r#type = Error404NotFoundType::Unknown(unknown("warning"));
    assert_eq!(body.r#type, Some(r#type));
    let code = Error404NotFoundCode::Unknown(unknown("pending_creation"));
    assert_eq!(body.code, Some(code));
    assert_eq!(body.status, Some(Error404NotFoundStatus::Unknown(4040)));
    let message = Error404NotFoundMessage::Unknown(unknown("Wait"));
    assert_eq!(body.message, Some(message));
    let details = body.details.expect("details");
    let location = ErrorDetailLocation::Unknown(unknown("cookie"));
    assert_eq!(details[0].location, Some(location));
}

#[tokio::test]
async fn an_error_is_told_in_one_line() {
    let response = Response::json(404, NOT_FOUND).header("x-request-id", "r-1");
    let (result, _) = get_user([response]).await;
    assert_eq!(
        failure(result).to_string(),
        "get-user: 404 Not Found: not_found: The resource could not be found (request id r-1)"
    );
}

/// A response that the document does not know, and what the error says of it.
struct Undocumented {
    response: Response,
    kind: ErrorKind,
    status: u16,
    code: Option<&'static str>,
    message: Option<&'static str>,
}

/// Describes a response whose body tells nothing.
fn mute(response: Response, kind: ErrorKind, status: u16) -> Undocumented {
    Undocumented {
        response,
        kind,
        status,
        code: None,
        message: None,
    }
}

const HTML: &str = "<!doctype html>\n<title>Gone for lunch</title>";

fn html(status: u16) -> Response {
    Response::of_type(status, "text/html", HTML)
}

#[tokio::test]
async fn a_status_that_is_not_documented_is_told_first() {
    let stage = Stage::new().await;
    let problem = r#"{"title": "Broken", "code": 17}"#;
    let nested = r#"{"error": {"code": "teapot", "message": "Short\nand stout"}}"#;
    for expected in [
        Undocumented {
            code: Some("17"),
            message: Some("Broken"),
            ..mute(
                Response::of_type(501, "application/problem+json", problem),
                ErrorKind::Api,
                501,
            )
        },
        Undocumented {
            code: Some("teapot"),
            message: Some("Short and stout"),
            ..mute(Response::json(418, nested), ErrorKind::Api, 418)
        },
        mute(Response::status(418), ErrorKind::Api, 418),
        mute(Response::json(403, "[1]"), ErrorKind::Api, 403),
        mute(html(403), ErrorKind::Api, 403),
        mute(html(401), ErrorKind::Api, 401),
        mute(Response::status(404), ErrorKind::Api, 404),
        mute(Response::json(404, "{\"code\": "), ErrorKind::Api, 404),
        mute(Response::json(404, "[]"), ErrorKind::Api, 404),
        mute(Response::status(302), ErrorKind::Api, 302),
        mute(Response::raw(NOT_MODIFIED), ErrorKind::Api, 304),
        mute(Response::json(599, "{}"), ErrorKind::Api, 599),
        mute(html(200), ErrorKind::Decode, 200),
        mute(Response::status(200), ErrorKind::Decode, 200),
        mute(Response::json(201, "{}"), ErrorKind::UnexpectedStatus, 201),
        mute(Response::status(204), ErrorKind::UnexpectedStatus, 204),
        mute(html(299), ErrorKind::UnexpectedStatus, 299),
    ] {
        let (result, requests) = stage.get_user([expected.response]).await;
        let error = failure(result);
        assert_eq!(error.kind(), expected.kind, "{error}");
        let status = StatusCode::from_u16(expected.status).ok();
        assert_eq!(error.status(), status, "{error}");
        assert_eq!(error.code(), expected.code, "{error}");
        assert_eq!(error.message(), expected.message, "{error}");
        assert_eq!(error.api(), None, "{error}");
        assert_eq!(requests, 1, "{error}");
        let text = error.to_string();
        let start = format!("get-user: {}", expected.status);
        assert!(text.starts_with(&start), "{text}");
        assert!(!text.contains('\n') && !text.contains("lunch"), "{text}");
    }
}

const NOT_MODIFIED: &str = "HTTP/1.1 304 Not Modified\r\n\r\n";

#[tokio::test]
async fn a_page_of_html_from_a_proxy_is_on_the_error() {
    let server = Server::start([html(502), html(502), html(502)]).await;
    let error = failure(users(&server).get_user("7").send().await);
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status(), Some(StatusCode::BAD_GATEWAY));
    assert_eq!(error.headers()["content-type"], "text/html");
    assert_eq!(error.body(), HTML);
    assert_eq!(error.attempts(), 3);
    assert_eq!(server.requests().len(), 3);
    let text = error.to_string();
    assert_eq!(text, "get-user: 502 Bad Gateway (attempt 3)");
}

#[tokio::test]
async fn a_status_of_another_operation_is_not_documented() {
    for status in [404, 409] {
        let server = Server::start([Response::json(status, NOT_FOUND)]).await;
        let error = failure(users(&server).add_user().send().await);
        assert_eq!(error.api(), None, "{error}");
        assert_eq!(error.code(), Some("not_found"), "{error}");
    }
    let server = Server::start([Response::json(200, "{}")]).await;
    let error = failure(users(&server).delete_user("7").send().await);
    assert_eq!(error.kind(), ErrorKind::UnexpectedStatus, "{error}");
}

#[tokio::test]
async fn an_error_converts_into_one_without_the_operation_s_type() {
    let (result, _) = get_user([Response::json(404, NOT_FOUND)]).await;
    let error = users_client::Error::from(failure(result));
    assert_eq!(error.operation(), Some("get-user"));
    assert_eq!(error.code(), Some("not_found"));
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.source().is_none());
}
