// @generated from the API's description by `cargo xtask generate`. Do not edit.

use super::{Error401UnauthorizedType, ErrorDetail};
use crate::runtime::{integer_enum, record, string_enum};

/// The error that the service returns when a request is not authenticated.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Error401Unauthorized {
    /// The type of this resource, which is always `error`.
    ///
    /// Example: `error`.
    pub r#type: Option<Error401UnauthorizedType>,
    /// The code of the error, for programs to act on.
    ///
    /// Example: `unauthorized`.
    pub code: Option<Error401UnauthorizedCode>,
    /// The HTTP status of the response, repeated in its body.
    ///
    /// Example: `401`.
    pub status: Option<Error401UnauthorizedStatus>,
    /// An explanation of the error, for people to read.
    ///
    /// Example: `No valid API authentication found`.
    pub message: Option<Error401UnauthorizedMessage>,
    /// The parts of the request that caused the error. The list can be empty.
    ///
    /// Example: `[]`.
    pub details: Option<Vec<ErrorDetail>>,
}

record! {
    Error401Unauthorized {
        "type" => r#type?,
        "code" => code?,
        "status" => status?,
        "message" => message?,
        "details" => details?,
    }
}

/// The code of the error, for programs to act on.
///
/// Example: `unauthorized`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error401UnauthorizedCode {
    Unauthorized,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error401UnauthorizedCode {
        "unauthorized" => Unauthorized,
    }
}

/// The HTTP status of the response, repeated in its body.
///
/// Example: `401`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error401UnauthorizedStatus {
    /// `401`
    Value401,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

integer_enum! {
    Error401UnauthorizedStatus(i64) {
        401 => Value401,
    }
}

/// An explanation of the error, for people to read.
///
/// Example: `No valid API authentication found`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error401UnauthorizedMessage {
    NoValidApiAuthenticationFound,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error401UnauthorizedMessage {
        "No valid API authentication found" => NoValidApiAuthenticationFound,
    }
}
