// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! What a client has to know of an API as a whole.

/// An API as its document describes it: plain data that a generated crate holds in a static.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// The value of the `User-Agent` header unless the builder is given another.
    pub user_agent: &'static str,
    /// The document's first server, or empty where it names none.
    pub base_url: &'static str,
    /// What the names of environment variables begin with, without the underscore.
    pub environment_prefix: &'static str,
    /// For each security scheme its name, its kind and the suffix of its environment variable.
    /// The suffix in lower case is the name of the builder's method.
    pub credentials: &'static [(&'static str, CredentialKind, &'static str)],
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialKind {
    /// `Authorization: Bearer …` ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).
    Bearer,
    /// A header of this name that holds the credential alone.
    Header(&'static str),
}
