// @generated from the API's description by `cargo xtask generate`. Do not edit.

use crate::runtime::{record, string_enum};

/// One part of a request that caused an error, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The part of the request in which the fault was found.
    ///
    /// Example: `body`.
    pub location: Option<ErrorDetailLocation>,
    /// The kind of fault, for programs to act on.
    ///
    /// Example: `duplicate`.
    pub r#type: Option<String>,
    /// The exact place of the fault: a JSON pointer when `location` is `body`, and otherwise the
    /// name of the parameter.
    ///
    /// Example: `/email_address`.
    pub pointer: Option<String>,
    /// An explanation of the fault, for people to read.
    ///
    /// Example: `This value is in use by another record`.
    pub message: Option<String>,
}

record! {
    ErrorDetail {
        "location" => location?,
        "type" => r#type?,
        "pointer" => pointer?,
        "message" => message?,
    }
}

/// The part of the request in which the fault was found.
///
/// Example: `body`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorDetailLocation {
    Query,
    Body,
    Path,
    Header,
    /// A value that this version of the client does not know.
    Unknown(String),
}

string_enum! {
    ErrorDetailLocation {
        "query" => Query,
        "body" => Body,
        "path" => Path,
        "header" => Header,
    }
}
