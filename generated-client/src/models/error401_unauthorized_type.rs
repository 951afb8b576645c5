// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::string_enum;

/// The type of this resource, which is always `error`.
///
/// Example: `error`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error401UnauthorizedType {
    Error,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error401UnauthorizedType {
        "error" => Error,
    }
}
