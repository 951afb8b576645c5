// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::{Secret, record, string_enum};

/// A person who can sign in to the dashboard of a merchant account.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// The type of this resource, which is always `user`.
    ///
    /// Read-only: the server sets it. Example: `user`.
    pub r#type: Option<UserType>,
    /// The unique ID of the user, assigned by the service.
    ///
    /// Read-only: the server sets it. Example: `8724fd24-5489-4a5d-90fd-0604df7d3b83`.
    pub id: Option<String>,
    /// The name of the user, for display.
    ///
    /// Example: `John L.`.
    pub name: Option<String>,
    /// The e-mail address of the user. This property's name is spelt with a single `d` on the wire.
    ///
    /// Example: `john@example.com`.
    pub email_adress: Option<String>,
    /// Whether the user has a password that they can sign in with.
    ///
    /// Read-only: the server sets it. Example: `true`.
    pub has_valid_password: Option<bool>,
    /// The token that `set-user-password` requires to set a password for this user, or `null` when
    /// there is none.
    ///
    /// Whoever holds the token can take over the account: do not log or store it.
    ///
    /// Read-only: the server sets it. May be null. Example:
    /// `nXyWSHq2r5q_8F1_NXtppEStY7KbBHqwU9T8pdmOQa_LYJxpxxXcjOXL58xpHLy5gh1k6s0Myl3ygA6SnsxIjLXBKO3x1EZX3igq`.
    pub reset_token: Option<Secret>,
    /// The time at which `reset_token` stops being valid, or `null` when there is no token.
    ///
    /// Read-only: the server sets it. May be null. Example: `2026-03-09T14:30:00Z`.
    pub reset_token_expires_at: Option<jiff::Timestamp>,
}

record! {
    User {
        "type" => r#type?,
        "id" => id?,
        "name" => name?,
        "email_adress" => email_adress?,
        "has_valid_password" => has_valid_password?,
        "reset_token" => reset_token?,
        "reset_token_expires_at" => reset_token_expires_at?,
    }
}

/// The type of this resource, which is always `user`.
///
/// Read-only: the server sets it. Example: `user`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserType {
    User,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    UserType {
        "user" => User,
    }
}
