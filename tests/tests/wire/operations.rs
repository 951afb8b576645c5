//! What a server receives of each operation: method, target, headers and body, to the byte.

use super::support::{TOKEN, USER, users};
use tests::server::{Request, Response, Server};
use users_client::Error;
use users_client::api::users::UsersApi;
use users_client::models::{ResetPasswordRequest, SetPasswordRequest, UserRequest};

/// A request that is expected.
struct Expected {
    method: &'static str,
    target: &'static str,
    /// The JSON of the body, where there is one.
    body: Option<&'static str>,
}

const fn get(target: &'static str) -> Expected {
    Expected {
        method: "GET",
        target,
        body: None,
    }
}

const fn delete(target: &'static str) -> Expected {
    Expected {
        method: "DELETE",
        target,
        body: None,
    }
}

const fn post(target: &'static str, body: Option<&'static str>) -> Expected {
    Expected {
        method: "POST",
        target,
        body,
    }
}

/// Makes a call, and checks every part of the request that the server receives.
async fn check<F>(expected: Expected, response: Response, call: impl FnOnce(UsersApi) -> F)
where
    F: Future<Output = Result<(), Error>>,
{
    let server = Server::start([response]).await;
    let result = call(users(&server)).await;
    result.expect("the response is a documented one");
    let request = server.request();
    assert_eq!(request.method, expected.method);
    assert_eq!(request.target, expected.target);
    assert_eq!(request.text(), expected.body.unwrap_or_default());
    assert_eq!(headers(&request), expected.headers(&server));
}

impl Expected {
    /// Returns the headers, sorted, with a user agent whose version is left out.
    fn headers(&self, server: &Server) -> Vec<(String, String)> {
        let mut headers = vec![
            ("accept", "application/json".to_owned()),
            ("authorization", format!("Bearer {TOKEN}")),
            ("host", server.host()),
            ("user-agent", "users-client/".to_owned()),
        ];
        if let Some(body) = self.body {
            headers.push(("content-length", body.len().to_string()));
            headers.push(("content-type", "application/json".to_owned()));
        } else if self.method == "POST" {
            headers.push(("content-length", "0".to_owned()));
        }
        headers.sort();
        let owned = headers.into_iter();
        owned
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// Returns the headers that were received, in the form of [`Expected::headers`].
///
/// `accept-encoding` is not among them: it depends on the features that this build has switched on
/// for reqwest, which other members of the workspace take part in.
fn headers(request: &Request) -> Vec<(String, String)> {
    let version = |char: char| char.is_ascii_digit() || char == '.';
    let mut headers = request.headers.clone();
    headers.retain(|(name, _)| name != "accept-encoding");
    for (name, value) in &mut headers {
        if name == "user-agent" {
            *value = value.trim_end_matches(version).to_owned();
        }
    }
    headers.sort();
    headers
}

fn page() -> Response {
    Response::json(200, r#"{"items": []}"#)
}

fn user() -> Response {
    Response::json(200, USER)
}

#[tokio::test]
async fn list_users() {
    check(get("/users"), page(), |users| async move {
        users.list_users().send().await?;
        Ok(())
    })
    .await;
    check(
        get("/users?limit=50&cursor=a%2Bb%2F%3D%3D%26%20%C3%A9"),
        page(),
        |users| async move {
            let list = users.list_users().limit(50).cursor("a+b/==& é");
            list.send().await?;
            Ok(())
        },
    )
    .await;
}

#[tokio::test]
async fn list_users_with_a_limit_that_a_newer_server_may_take() {
    for (limit, target) in [
        (0, "/users?limit=0"),
        (-1, "/users?limit=-1"),
        (101, "/users?limit=101"),
        (i64::MAX, "/users?limit=9223372036854775807"),
    ] {
        check(get(target), page(), |users| async move {
            users.list_users().limit(limit).send().await?;
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_parameter_that_is_set_twice_is_sent_once() {
    check(get("/users?cursor=b&limit=2"), page(), |users| async move {
        let list = users.list_users().limit(1).cursor("b").limit(2);
        list.send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn add_user() {
    let body = r#"{"display_name":"John L.","email_address":"john@example.com"}"#;
    check(post("/users", Some(body)), user(), |users| async move {
        let request = UserRequest::default()
            .display_name("John L.")
            .email_address("john@example.com");
        users.add_user().body(request).send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn add_user_written_as_a_literal() {
    let body = r#"{"display_name":"Zoë \"Z\" \\ 😀\n\u0001"}"#;
    check(post("/users", Some(body)), user(), |users| async move {
        let request = UserRequest {
            display_name: Some("Zoë \"Z\" \\ 😀\n\u{1}".to_owned()),
            ..Default::default()
        };
        users.add_user().body(request).send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn add_user_with_an_object_without_fields_or_with_no_body_at_all() {
    check(post("/users", Some("{}")), user(), |users| async move {
        users.add_user().body(UserRequest::default()).send().await?;
        Ok(())
    })
    .await;
    check(post("/users", None), user(), |users| async move {
        users.add_user().send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn get_current_user() {
    check(get("/users/me"), user(), |users| async move {
        users.get_current_user().send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn get_user() {
    let target = "/users/8724fd24-5489-4a5d-90fd-0604df7d3b83";
    check(get(target), user(), |users| async move {
        let call = users.get_user("8724fd24-5489-4a5d-90fd-0604df7d3b83");
        call.send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn delete_user() {
    let target = "/users/8724fd24-5489-4a5d-90fd-0604df7d3b83";
    check(delete(target), Response::status(204), |users| async move {
        let call = users.delete_user("8724fd24-5489-4a5d-90fd-0604df7d3b83");
        call.send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn reset_user_password() {
    let target = "/users/reset-password";
    let body = r#"{"email_address":"john@example.com"}"#;
    check(post(target, Some(body)), user(), |users| async move {
        let request = ResetPasswordRequest::default().email_address("john@example.com");
        users.reset_user_password().body(request).send().await?;
        Ok(())
    })
    .await;
    check(post(target, None), user(), |users| async move {
        users.reset_user_password().send().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn set_user_password() {
    let target = "/users/set-password";
    let body = r#"{"reset_token":"too short, but sent","password":"pässword"}"#;
    let done = || Response::status(204);
    check(post(target, Some(body)), done(), |users| async move {
        let request = SetPasswordRequest::default()
            .reset_token("too short, but sent")
            .password("pässword");
        users.set_user_password().body(request).send().await?;
        Ok(())
    })
    .await;
    check(post(target, None), done(), |users| async move {
        users.set_user_password().send().await?;
        Ok(())
    })
    .await;
}
