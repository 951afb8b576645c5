//! Security: how a caller proves who it is.

use crate::source::Origin;

/// A way to authenticate (OpenAPI 3.0, section 4.7.27).
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// Where it stands in the document.
    pub origin: Origin,
    /// CommonMark text.
    pub description: Option<String>,
    /// What is sent.
    pub kind: SecurityKind,
}

/// What a security scheme sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `Authorization: Bearer` (RFC 6750), with the format of the token where the document tells it.
    Bearer {
        /// The token's format, `JWT`.
        format: Option<String>,
    },
}

/// One alternative: the names of the schemes that go together. Empty when nothing is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityRequirement(pub Vec<String>);
