// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::record;

/// The details of a user to add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserRequest {
    /// The name of the user, for display.
    ///
    /// 1 to 1000 characters. Example: `John L.`.
    pub display_name: Option<String>,
    /// The e-mail address of the user.
    ///
    /// 1 to 200 characters. Example: `john@example.com`.
    pub email_address: Option<String>,
}

record! {
    UserRequest {
        "display_name" => display_name?,
        "email_address" => email_address?,
    }
}

impl UserRequest {
    /// 1 to 1000 characters.
    #[must_use]
    #[inline]
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// 1 to 200 characters.
    #[must_use]
    #[inline]
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }
}
