// @generated from the API's description by `cargo xtask generate`. Do not edit.

use super::{Error401UnauthorizedType, ErrorDetail};
use crate::runtime::{integer_enum, record, string_enum};

/// The error that the service returns when the resource of a request does not exist.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Error404NotFound {
    /// The type of this resource, which is always `error`.
    ///
    /// Example: `error`.
    pub r#type: Option<Error404NotFoundType>,
    /// The code of the error, for programs to act on.
    ///
    /// The service has been seen to answer with other codes as well, such as `pending_creation`.
    ///
    /// Example: `not_found`.
    pub code: Option<Error404NotFoundCode>,
    /// The HTTP status of the response, repeated in its body.
    ///
    /// Example: `404`.
    pub status: Option<Error404NotFoundStatus>,
    /// An explanation of the error, for people to read.
    ///
    /// Example: `The resource could not be found`.
    pub message: Option<Error404NotFoundMessage>,
    /// The parts of the request that caused the error. The list can be empty.
    ///
    /// Example: `[]`.
    pub details: Option<Vec<ErrorDetail>>,
}

record! {
    Error404NotFound {
        "type" => r#type?,
        "code" => code?,
        "status" => status?,
        "message" => message?,
        "details" => details?,
    }
}

/// The type of this resource, which is always `error`.
///
/// Example: `error`.
pub type Error404NotFoundType = Error401UnauthorizedType;

/// The code of the error, for programs to act on.
///
/// The service has been seen to answer with other codes as well, such as `pending_creation`.
///
/// Example: `not_found`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error404NotFoundCode {
    NotFound,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error404NotFoundCode {
        "not_found" => NotFound,
    }
}

/// The HTTP status of the response, repeated in its body.
///
/// Example: `404`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error404NotFoundStatus {
    /// `404`
    Value404,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

integer_enum! {
    Error404NotFoundStatus(i64) {
        404 => Value404,
    }
}

/// An explanation of the error, for people to read.
///
/// Example: `The resource could not be found`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error404NotFoundMessage {
    TheResourceCouldNotBeFound,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error404NotFoundMessage {
        "The resource could not be found" => TheResourceCouldNotBeFound,
    }
}
