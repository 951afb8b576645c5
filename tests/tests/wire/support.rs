//! Clients of a scripted server, and the bodies of its responses.

use std::time::Duration;
use tests::server::{Response, Server};
use users_client::api::users::{GetUserError, UsersApi};
use users_client::models::User;
use users_client::{CallError, Client, ClientBuilder, ErrorKind, RetryPolicy};

/// How long a call takes at most that does not wait for what it is not to wait for. A busy machine
/// stays below it, and the limits of [`builder`] are above it.
pub const PROMPT: Duration = Duration::from_secs(5);

/// The bearer token of the clients here.
pub const TOKEN: &str = "a-token.of-the_tests";

/// A user, as the document's examples have one.
pub const USER: &str = r#"{
    "type": "user",
    "id": "8724fd24-5489-4a5d-90fd-0604df7d3b83",
    "name": "John L.",
    "email_adress": "john@example.com",
    "has_valid_password": true,
    "reset_token": null,
    "reset_token_expires_at": null
}"#;

/// The response to a request without a valid token.
pub const UNAUTHORIZED: &str = r#"{
    "type": "error",
    "code": "unauthorized",
    "status": 401,
    "message": "No valid API authentication found",
    "details": []
}"#;

/// The response about a user that does not exist.
pub const NOT_FOUND: &str = r#"{
    "type": "error",
    "code": "not_found",
    "status": 404,
    "message": "The resource could not be found",
    "details": []
}"#;

/// The response to a request that conflicts with a record.
pub const DUPLICATE: &str = r#"{
    "type": "error",
    "code": "duplicate_record",
    "status": 409,
    "message": "A record with this email_address exists already",
    "details": [{
        "location": "body",
        "type": "duplicate",
        "pointer": "/email_address",
        "message": "This value is in use by another record"
    }]
}"#;

/// Returns the settings of a client of a server: impatient, so that no test takes long.
pub fn builder(server: &Server) -> ClientBuilder {
    Client::builder()
        .base_url(server.url())
        .bearer_token(TOKEN)
        .timeout(Duration::from_secs(10))
        .retry(quick())
}

/// Returns the operations of a client of a server.
pub fn users(server: &Server) -> UsersApi {
    build(builder(server))
}

/// Returns the operations of a client with these settings.
pub fn build(builder: ClientBuilder) -> UsersApi {
    builder.build().expect("the settings are valid").users()
}

/// Returns the usual retry policy, which hardly waits.
pub fn quick() -> RetryPolicy {
    RetryPolicy::new().base(Duration::from_millis(1))
}

/// What became of a call of `get-user`.
pub type Found = Result<User, CallError<GetUserError>>;

/// A server and a client of it, for one script after the other: the first request of a client
/// takes longer than all others, since TLS reads the system's certificates.
pub struct Stage {
    pub server: Server,
    pub users: UsersApi,
}

impl Stage {
    /// Starts a server without a script.
    pub async fn new() -> Self {
        let server = Server::start([]).await;
        Self {
            users: users(&server),
            server,
        }
    }

    /// Calls `get-user` while the server gives these responses. Returns what became of the call, and
    /// the number of requests that were received.
    pub async fn get_user(&self, script: impl IntoIterator<Item = Response>) -> (Found, usize) {
        self.server.restart(script);
        let result = self.users.get_user("7").send().await;
        (result, self.server.requests().len())
    }
}

/// Does what [`Stage::get_user`] does, on a stage of its own.
pub async fn get_user(script: impl IntoIterator<Item = Response>) -> (Found, usize) {
    Stage::new().await.get_user(script).await
}

/// Returns the error of a call that was never sent.
///
/// # Panics
///
/// When the call did not fail, or for another reason, or when the server has heard of it.
#[track_caller]
pub fn unsent<T, E>(
    server: &Server,
    result: Result<T, CallError<E>>,
    kind: ErrorKind,
) -> CallError<E> {
    assert_eq!(server.requests(), [], "nothing is sent");
    let error = failure(result);
    assert_eq!(error.kind(), kind, "{error}");
    assert_eq!(error.attempts(), 0, "{error}");
    error
}

/// Returns the error of a call.
///
/// # Panics
///
/// When there is none.
#[track_caller]
pub fn failure<T, E>(result: Result<T, E>) -> E {
    match result {
        Ok(_) => panic!("the call fails"),
        Err(error) => error,
    }
}
