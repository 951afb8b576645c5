//! What the benchmarks of the runtime share: the same calls through the generated client and by hand, and a
//! server for both.

pub mod by_hand;
pub mod server;

use users_client::Client;

/// An ID of a user.
pub const USER_ID: &str = "8724fd24-5489-4a5d-90fd-0604df7d3b83";

/// A token for both clients.
pub const TOKEN: &str = "a-token-for-benchmarks";

/// The answer to `GET /users/{user_id}`.
pub const USER: &str = r#"{
  "type": "user",
  "id": "8724fd24-5489-4a5d-90fd-0604df7d3b83",
  "name": "John L.",
  "email_adress": "john@example.com",
  "has_valid_password": true,
  "reset_token": "a-token-of-some-length-for-resetting",
  "reset_token_expires_at": "2026-11-27T19:00:00Z"
}"#;

/// Returns a page of so many users.
pub fn page(users: usize) -> String {
    let items = vec![USER; users].join(",");
    format!(
        r#"{{"items": [{items}], "limit": {users}, "next_cursor": "bmV4dA", "previous_cursor": null}}"#
    )
}

/// Returns the generated client of a server.
pub fn generated(base_url: &str) -> Client {
    Client::builder()
        .base_url(base_url)
        .bearer_token(TOKEN)
        .build()
        .expect("the settings are sound")
}

/// Returns a runtime as small as one call needs.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the system has the means")
}
