//! Security: how a caller proves who it is.

use crate::source::WrittenAt;

/// A way to authenticate (OpenAPI 3.0, section 4.7.27).
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// Where it stands in the document.
    pub origin: WrittenAt,
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
    /// `Authorization: Basic` (RFC 7617).
    Basic,
    /// The `Authorization` header with another scheme, whose credentials the caller makes.
    Http {
        /// The scheme's name, `Digest`.
        scheme: String,
    },
    /// A key that is sent as it is.
    ApiKey {
        /// The part of the request that carries it.
        location: KeyLocation,
        /// The name of the header, the parameter or the cookie.
        name: String,
    },
    /// A bearer token that OAuth 2 gives (RFC 6749).
    OAuth2 {
        /// The ways to get one.
        flows: Vec<OAuthFlow>,
    },
    /// A bearer token that an OpenID provider gives.
    OpenIdConnect {
        /// Where the provider describes itself.
        url: String,
    },
    /// The client's certificate, by TLS.
    MutualTls,
}

impl SecurityKind {
    /// Returns what callers can give a client as the credential of the scheme.
    pub fn inputs(&self) -> Vec<CredentialInput> {
        match self {
            SecurityKind::Bearer { .. }
            | SecurityKind::Http { .. }
            | SecurityKind::ApiKey { .. }
            | SecurityKind::OpenIdConnect { .. } => {
                vec![CredentialInput::Secret, CredentialInput::Provider]
            }
            SecurityKind::Basic => vec![CredentialInput::Basic],
            SecurityKind::OAuth2 { .. } if self.token_url().is_some() => vec![
                CredentialInput::Secret,
                CredentialInput::Provider,
                CredentialInput::Application,
                CredentialInput::ApplicationWith,
            ],
            SecurityKind::OAuth2 { .. } => vec![CredentialInput::Secret, CredentialInput::Provider],
            SecurityKind::MutualTls => Vec::new(),
        }
    }

    /// Returns where OAuth 2 gives tokens for client credentials, if it does.
    pub fn token_url(&self) -> Option<&str> {
        let SecurityKind::OAuth2 { flows } = self else {
            return None;
        };
        let is_it = |flow: &&OAuthFlow| flow.kind == FlowKind::ClientCredentials;
        flows.iter().find(is_it).map(|flow| flow.token_url.as_str())
    }
}

/// The part of a request that carries a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyLocation {
    /// A header.
    Header,
    /// The query string.
    Query,
    /// The `Cookie` header.
    Cookie,
}

/// A way to get a token by OAuth 2 (OpenAPI 3.0, section 4.7.29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Which one it is.
    pub kind: FlowKind,
    /// Where the user agrees; empty where the flow has no such place.
    pub authorization_url: String,
    /// Where the application gets the token; empty where the flow has no such place.
    pub token_url: String,
    /// What a token can be for: a name and what it means.
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2 that OpenAPI knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// RFC 6749, section 4.2.
    Implicit,
    /// RFC 6749, section 4.3.
    Password,
    /// RFC 6749, section 4.4.
    ClientCredentials,
    /// RFC 6749, section 4.1.
    AuthorizationCode,
    /// RFC 8628.
    DeviceAuthorization,
}

impl FlowKind {
    /// Every flow with its key among a scheme's flows.
    pub const ALL: [(FlowKind, &'static str); 5] = [
        (FlowKind::Implicit, "implicit"),
        (FlowKind::Password, "password"),
        (FlowKind::ClientCredentials, "clientCredentials"),
        (FlowKind::AuthorizationCode, "authorizationCode"),
        (FlowKind::DeviceAuthorization, "x-device-authorization"),
    ];
}

/// What a caller gives a client as the credential of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialInput {
    /// A token or a key.
    Secret,
    /// Something that gives tokens or keys.
    Provider,
    /// A user's name and password.
    Basic,
    /// The id and the secret of an application.
    Application,
    /// The same with further settings.
    ApplicationWith,
}

/// One alternative: the schemes that go together. Empty when nothing is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityRequirement(pub Vec<RequiredScheme>);

/// A scheme that an operation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredScheme {
    /// Its place among the schemes of the API.
    pub scheme: usize,
    /// What the token has to be for.
    pub scopes: Vec<String>,
}
