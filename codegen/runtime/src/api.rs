//! The description of an API that its client holds.

use super::credential::Credential;

/// An API as its document describes it: plain data that a generated crate holds in a static.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// The value of the `User-Agent` header unless the builder is given another.
    pub user_agent: &'static str,
    /// The URL of the document's first server; only a path where that is relative, and empty where
    /// there is no server.
    pub base_url: &'static str,
    /// The prefix of the environment variables' names: `USERS` for `USERS_BASE_URL`.
    pub environment_prefix: &'static str,
    /// The security schemes whose credentials the client can hold.
    pub schemes: &'static [Scheme],
}

/// A security scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// Where its credential goes.
    pub kind: CredentialKind,
    /// The methods of the builder that take its credential.
    pub ways: &'static [Way],
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialKind {
    /// The `Authorization` header, after the name of this authentication scheme
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
    /// The suffixes of the variables' names, two at most: `TOKEN` for `USERS_TOKEN`. There is a
    /// credential where the first variable is set.
    pub variables: &'static [&'static str],
    /// Creates the credential from the variables' values; that of a variable that is not set is
    /// empty.
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
