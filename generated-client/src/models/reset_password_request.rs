// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::record;

/// The user for whom to generate a reset token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResetPasswordRequest {
    /// The e-mail address of the user whose password is to be reset.
    ///
    /// Example: `john@example.com`.
    pub email_address: Option<String>,
}

record! {
    ResetPasswordRequest {
        "email_address" => email_address?,
    }
}

impl ResetPasswordRequest {
    #[must_use]
    #[inline]
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }
}
