//! What a client has to know of an API as a whole.

use super::credential::Credential;

/// An API as its document describes it: plain data that a generated crate holds in a static.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// The value of the `User-Agent` header unless the builder is given another.
    pub user_agent: &'static str,
    /// The document's first server: a path where it says no more, empty where it names none.
    pub base_url: &'static str,
    /// What the names of environment variables begin with, without the underscore.
    pub environment_prefix: &'static str,
    /// The security schemes whose credentials the client can hold.
    pub schemes: &'static [Scheme],
}

/// A security scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// The document's name for it.
    pub name: &'static str,
    /// Where its credential goes.
    pub kind: CredentialKind,
    /// How a client is given its credential.
    pub ways: &'static [Way],
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialKind {
    /// The `Authorization` header, behind the name of this authentication scheme
    /// ([RFC 9110, section 11.4](https://www.rfc-editor.org/rfc/rfc9110#section-11.4)).
    Authorization(&'static str),
    /// A header of this name that holds the credential alone.
    Header(&'static str),
    /// A parameter of this name in the query.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
}

/// A method of the builder that takes a credential, and the environment variables for it.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The method.
    pub method: &'static str,
    /// What follows the prefix and an underscore in the names of the variables, which are two at
    /// most. The first one decides whether there is a credential.
    pub variables: &'static [&'static str],
    /// Makes the credential of the variables' values; one that is not set is empty.
    pub credential: fn([&str; 2]) -> Credential,
}

impl Way {
    /// Describes a method that takes one secret.
    pub const fn secret(method: &'static str, variables: &'static [&'static str; 1]) -> Self {
        Self {
            method,
            variables,
            credential: |[secret, _]| Credential::secret(secret),
        }
    }

    /// Describes a method that takes a user's name and password.
    pub const fn basic(method: &'static str, variables: &'static [&'static str; 2]) -> Self {
        Self {
            method,
            variables,
            credential: |[user, password]| Credential::basic(user, password),
        }
    }
}
