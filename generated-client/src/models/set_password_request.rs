// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::{Secret, record};

/// A new password for a user, and the reset token that allows it to be set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetPasswordRequest {
    /// The reset token that `reset-user-password` generated for the user.
    ///
    /// It is valid for 7 days after it was generated.
    ///
    /// Write-only: no answer holds it. Exactly 100 characters. Example:
    /// `nXyWSHq2r5q_8F1_NXtppEStY7KbBHqwU9T8pdmOQa_LYJxpxxXcjOXL58xpHLy5gh1k6s0Myl3ygA6SnsxIjLXBKO3x1EZX3igq`.
    pub reset_token: Option<Secret>,
    /// The password with which the user is to sign in from now on.
    ///
    /// Write-only: no answer holds it. Example: `this-is-n0t-a-secure-passw0rd`.
    pub password: Option<Secret>,
}

record! {
    SetPasswordRequest {
        "reset_token" => reset_token?,
        "password" => password?,
    }
}

impl SetPasswordRequest {
    /// Write-only: no answer holds it. Exactly 100 characters.
    #[must_use]
    #[inline]
    pub fn reset_token(mut self, reset_token: impl Into<Secret>) -> Self {
        self.reset_token = Some(reset_token.into());
        self
    }

    /// Write-only: no answer holds it.
    #[must_use]
    #[inline]
    pub fn password(mut self, password: impl Into<Secret>) -> Self {
        self.password = Some(password.into());
        self
    }
}
