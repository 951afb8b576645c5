// @generated from the API's description by `cargo xtask generate`. Do not edit.

use super::User;
use crate::runtime::record;

/// One page of a list of users.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Users {
    /// The users on this page.
    ///
    /// Example:
    ///
    /// ```json
    /// [
    ///   {
    ///     "type": "user",
    ///     "id": "8724fd24-5489-4a5d-90fd-0604df7d3b83",
    ///     "name": "John L.",
    ///     "email_adress": "john@example.com",
    ///     "has_valid_password": true,
    ///     "reset_token": null,
    ///     "reset_token_expires_at": null
    ///   }
    /// ]
    /// ```
    pub items: Option<Vec<User>>,
    /// The limit that applied to this page, which is the largest number of users it can hold.
    ///
    /// 1 to 100. The server's default is `20`. Example: `20`.
    pub limit: Option<i64>,
    /// The value to send as `cursor` to get the page after this one. It is absent or `null` on the
    /// last page.
    ///
    /// 1 to 1000 characters. May be null. Example: `ZXhhbXBsZTE`.
    pub next_cursor: Option<String>,
    /// The value to send as `cursor` to get the page before this one. It is absent or `null` on the
    /// first page.
    ///
    /// 1 to 1000 characters. May be null. Example: `ZXhhbXBsZTE`.
    pub previous_cursor: Option<String>,
}

record! {
    Users {
        "items" => items?,
        "limit" => limit?,
        "next_cursor" => next_cursor?,
        "previous_cursor" => previous_cursor?,
    }
}
