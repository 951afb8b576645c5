//! Bearer tokens: where they come from, and what happens when one is refused.

use super::support::{PROMPT, UNAUTHORIZED, USER, builder, failure, quick, unsent};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tests::server::{Response, Server};
use users_client::api::users::{GetUserError, UsersApi};
use users_client::models::UserRequest;
use users_client::{Client, ErrorKind, Refresh};

/// What a provider was asked for, in order.
type Asked = Arc<Mutex<Vec<Refresh>>>;

/// Returns the operations of a client whose provider gives `token-1`, `token-2` and so on.
fn with_provider(server: &Server) -> (UsersApi, Asked) {
    let asked = Asked::default();
    let log = asked.clone();
    let client = builder(server)
        .bearer_token_provider(move |refresh| {
            let mut log = log.lock().expect("no panic");
            log.push(refresh);
            let token = format!("token-{}", log.len());
            async move { Ok(token) }
        })
        .build();
    (client.expect("the settings are valid").users(), asked)
}

/// Returns the tokens that a server received, in order.
fn tokens(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let headers = requests.iter().map(|it| it.header("authorization"));
    headers.map(|it| it.expect("a token").to_owned()).collect()
}

fn good() -> Response {
    Response::json(200, USER)
}

fn refused() -> Response {
    Response::json(401, UNAUTHORIZED)
}

#[tokio::test]
async fn a_provider_is_asked_before_each_call() {
    let server = Server::start([good(), good()]).await;
    let (users, asked) = with_provider(&server);
    users.get_user("7").send().await.expect("a user");
    users.get_user("7").send().await.expect("a user");
    assert_eq!(tokens(&server), ["Bearer token-1", "Bearer token-2"]);
    assert_eq!(*asked.lock().expect("no panic"), [Refresh::IfNeeded; 2]);
}

#[tokio::test]
async fn a_provider_is_asked_again_when_its_token_is_refused() {
    let server = Server::start([refused(), good()]).await;
    let (users, asked) = with_provider(&server);
    let request = UserRequest::default().display_name("a");
    let user = users.add_user().body(request).send().await;
    user.expect("the second token is taken, also for a POST: the first was refused");
    assert_eq!(tokens(&server), ["Bearer token-1", "Bearer token-2"]);
    let requests = server.requests();
    assert_eq!(requests[0].body, requests[1].body);
    let asked = asked.lock().expect("no panic");
    assert_eq!(*asked, [Refresh::IfNeeded, Refresh::Required]);
}

#[tokio::test]
async fn a_second_refusal_is_the_response() {
    let server = Server::start([refused(), refused(), good()]).await;
    let (users, asked) = with_provider(&server);
    let error = failure(users.get_user("7").send().await);
    let is_unauthorized = matches!(error.api(), Some(GetUserError::Unauthorized(_)));
    assert!(is_unauthorized, "{error}");
    assert_eq!(error.attempts(), 2);
    assert_eq!(server.requests().len(), 2);
    assert_eq!(asked.lock().expect("no panic").len(), 2);
}

#[tokio::test]
async fn a_refused_token_leaves_the_retries_untouched() {
    let trouble = || Response::status(503);
    let server = Server::start([trouble(), refused(), trouble(), good()]).await;
    let (users, _) = with_provider(&server);
    let call = users.get_user("7").retry(quick().max_retries(2));
    call.send().await.expect("the fourth attempt succeeds");
    let expected = ["token-1", "token-1", "token-2", "token-2"];
    assert_eq!(tokens(&server), expected.map(|it| format!("Bearer {it}")));
}

#[tokio::test]
async fn a_fixed_token_is_not_sent_again() {
    let server = Server::start([refused(), good()]).await;
    let error = failure(super::support::users(&server).get_user("7").send().await);
    let is_unauthorized = matches!(error.api(), Some(GetUserError::Unauthorized(_)));
    assert!(is_unauthorized, "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = Server::start([]).await;
    let client = Client::builder().base_url(server.url()).build();
    let users = client.expect("the settings are valid").users();
    let error = unsent(&server, users.get_user("7").send().await, ErrorKind::Auth);
    let text = error.to_string();
    assert!(
        text.contains("`bearer_token`"),
        "it says what to do: {text}"
    );
}

#[tokio::test]
async fn a_provider_that_fails_fails_the_call() {
    let server = Server::start([]).await;
    let client = builder(&server)
        .bearer_token_provider(|_: Refresh| async {
            Err::<String, _>("the vault is locked".into())
        })
        .build();
    let users = client.expect("the settings are valid").users();
    let result = users.get_user("7").send().await;
    let error = unsent(&server, result, ErrorKind::Auth);
    assert!(error.to_string().contains("the vault is locked"), "{error}");
}

#[tokio::test]
async fn a_provider_that_fails_to_give_a_second_token_fails_the_call() {
    let server = Server::start([refused()]).await;
    let client = builder(&server)
        .bearer_token_provider(|refresh: Refresh| async move {
            match refresh {
                Refresh::IfNeeded => Ok("token-1"),
                Refresh::Required => Err("the vault is locked".into()),
            }
        })
        .build();
    let users = client.expect("the settings are valid").users();
    let error = failure(users.get_user("7").send().await);
    assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
    assert_eq!(error.attempts(), 1, "{error}");
}

#[tokio::test]
async fn a_provider_s_time_counts_towards_the_call_s() {
    let server = Server::start([]).await;
    let client = builder(&server)
        .bearer_token_provider(|_: Refresh| std::future::pending::<Result<String, _>>())
        .build();
    let users = client.expect("the settings are valid").users();
    let start = Instant::now();
    let call = users.get_user("7").timeout(Duration::from_millis(50));
    unsent(&server, call.send().await, ErrorKind::Timeout);
    assert!(start.elapsed() < PROMPT);
}

#[tokio::test]
async fn a_token_that_no_header_can_hold_is_refused() {
    let server = Server::start([]).await;
    for token in ["", "a\nb", "a\0b"] {
        let built = builder(&server).bearer_token(token).build();
        assert_eq!(failure(built).kind(), ErrorKind::Config, "{token:?}");

        let provided = builder(&server)
            .bearer_token_provider(move |_: Refresh| async move { Ok(token) })
            .build();
        let users = provided.expect("the settings are valid").users();
        let result = users.get_user("7").send().await;
        unsent(&server, result, ErrorKind::Auth);
    }
}
