//! OAuth 2 client credentials
//! ([RFC 6749, section 4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)).

use super::base64::Base64;
use super::percent::{Keep, encode};
use super::secret::Secret;
use std::fmt;

/// The credentials of an application at an authorization server, and the scopes that it asks for.
///
/// The client fetches a token when a call needs one, keeps it until shortly before it expires, and
/// fetches another when the server refuses it. Calls that wait for a token share one request. The
/// request goes through the client's transport and is repeated by its retry policy; the time that
/// it takes counts towards the call's time limit.
#[derive(Clone)]
pub struct ClientCredentials {
    pub(super) id: String,
    pub(super) secret: Secret,
    scopes: Vec<String>,
    pub(super) token_url: Option<String>,
    parameters: Vec<(String, String)>,
    pub(super) is_in_body: bool,
}

impl ClientCredentials {
    /// Creates the credentials of the application that is registered under this id.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            scopes: Vec::new(),
            token_url: None,
            parameters: Vec::new(),
            is_in_body: false,
        }
    }

    /// Sets the scopes to ask for. Unless set, none is named, and the server grants its default for
    /// the application.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the URL of the token endpoint, in place of the one that the API's description names. A
    /// relative one is resolved against the client's base URL.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Adds a parameter to the token request that the authorization server asks for, such as
    /// `audience` or `resource`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body of the token request, for servers that do not take them in
    /// the `Authorization` header.
    pub fn secret_in_body(mut self) -> Self {
        self.is_in_body = true;
        self
    }

    /// Returns the value of the `Authorization` header without its scheme
    /// ([RFC 6749, section 2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
    pub(super) fn basic(&self) -> String {
        let [id, secret] = [&self.id, self.secret.expose()].map(|it| encode(it, Keep::Unreserved));
        <Base64>::from(format!("{id}:{secret}").into_bytes()).to_string()
    }

    /// Returns the body of the token request.
    pub(super) fn form(&self) -> String {
        let mut pairs = vec![("grant_type", "client_credentials")];
        let scopes = self.scopes.join(" ");
        if !scopes.is_empty() {
            pairs.push(("scope", &scopes));
        }
        if self.is_in_body {
            pairs.push(("client_id", &self.id));
            pairs.push(("client_secret", self.secret.expose()));
        }
        let own = self
            .parameters
            .iter()
            .map(|(name, value)| (&**name, &**value));
        let pairs = pairs.into_iter().chain(own).map(|(name, value)| {
            let [name, value] = [name, value].map(|it| encode(it, Keep::Unreserved));
            format!("{name}={value}")
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
