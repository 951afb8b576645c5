// @generated from the API's description by `cargo xtask generate`. Do not edit.

use super::{Error401UnauthorizedType, ErrorDetail};
use crate::runtime::{integer_enum, record, string_enum};

/// The error that the service returns when a request conflicts with a record that exists
/// already.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Error409DuplicateRecord {
    /// The type of this resource, which is always `error`.
    ///
    /// Example: `error`.
    pub r#type: Option<Error409DuplicateRecordType>,
    /// The code of the error, for programs to act on.
    ///
    /// Example: `duplicate_record`.
    pub code: Option<Error409DuplicateRecordCode>,
    /// The HTTP status of the response, repeated in its body.
    ///
    /// Example: `409`.
    pub status: Option<Error409DuplicateRecordStatus>,
    /// An explanation of the error, for people to read, which says what field triggered it.
    ///
    /// Example: `A record with this email_address exists already`.
    pub message: Option<String>,
    /// The parts of the request that caused the error. The list can be empty.
    ///
    /// Example:
    ///
    /// ```json
    /// [
    ///   {
    ///     "location": "body",
    ///     "type": "duplicate",
    ///     "pointer": "/email_address",
    ///     "message": "This value is in use by another record"
    ///   }
    /// ]
    /// ```
    pub details: Option<Vec<ErrorDetail>>,
}

record! {
    Error409DuplicateRecord {
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
pub type Error409DuplicateRecordType = Error401UnauthorizedType;

/// The code of the error, for programs to act on.
///
/// Example: `duplicate_record`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error409DuplicateRecordCode {
    DuplicateRecord,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    Error409DuplicateRecordCode {
        "duplicate_record" => DuplicateRecord,
    }
}

/// The HTTP status of the response, repeated in its body.
///
/// Example: `409`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error409DuplicateRecordStatus {
    /// `409`
    Value409,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

integer_enum! {
    Error409DuplicateRecordStatus(i64) {
        409 => Value409,
    }
}
