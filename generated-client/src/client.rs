// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The client's entry points: its builder, its credentials and its environments.

use crate::api::users::UsersApi;
use crate::runtime::{
    Api, Client, ClientBuilder, Credential, CredentialKind, Error, Scheme, Secret,
    TokenProvider, Way, server_url,
};

static API: Api = Api {
    user_agent: concat!("users-client/", env!("CARGO_PKG_VERSION")),
    base_url: "https://api.plantly.gr4vy.app",
    environment_prefix: "USERS",
    schemes: &[
        Scheme {
            name: "BearerAuth",
            kind: CredentialKind::Authorization("Bearer"),
            ways: &[Way::secret("bearer_token", &["BEARER_TOKEN"])],
        },
    ],
};

impl Client {
    /// Begins a client with the defaults of the API's description.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }

    /// Makes a client of what the environment says.
    ///
    /// It reads `USERS_BASE_URL` and `USERS_BEARER_TOKEN`.
    ///
    /// # Errors
    ///
    /// When a variable holds what cannot be used.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env().build()
    }

    /// Returns the operations tagged `Users`.
    #[must_use]
    pub fn users(&self) -> UsersApi {
        UsersApi::new(self.clone())
    }
}

impl ClientBuilder {
    /// Authenticates with a bearer token (JWT), for the scheme `BearerAuth`.
    ///
    /// A JSON Web Token, sent in the `Authorization` header as `Bearer {token}`.
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.credential("BearerAuth", Credential::secret(token))
    }

    /// Authenticates with the tokens of a provider, for the scheme `BearerAuth`.
    ///
    /// The provider is asked for one before each request, and once again after a 401.
    pub fn bearer_token_provider(self, provider: impl TokenProvider) -> Self {
        self.credential("BearerAuth", Credential::provider(provider))
    }

    /// Chooses one of the environments that the API's description names, in place of a base URL.
    pub fn environment(self, environment: Environment) -> Self {
        self.server(environment.number(), environment.url())
    }
}

/// The environments in which the API is served.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Environment {
    /// The production environment, for live payments.
    ///
    /// `https://api.{gr4vy_id}.gr4vy.app`
    Production {
        /// The merchant's Gr4vy ID, which is the part of the host name that is theirs alone.
        ///
        /// The default is `plantly`.
        gr4vy_id: String,
    },
    /// The sandbox environment, for development and tests.
    ///
    /// `https://api.sandbox.{gr4vy_id}.gr4vy.app`
    Sandbox {
        /// The merchant's Gr4vy ID, which is the part of the host name that is theirs alone.
        ///
        /// The default is `plantly`.
        gr4vy_id: String,
    },
}

impl Environment {
    /// Returns the base URL.
    ///
    /// # Errors
    ///
    /// When the value of a variable would change more of the URL than its own place.
    pub fn url(&self) -> Result<String, Error> {
        match self {
            Self::Production { gr4vy_id } => {
                server_url("https://api.{gr4vy_id}.gr4vy.app", &[("gr4vy_id", gr4vy_id)])
            }
            Self::Sandbox { gr4vy_id } => {
                server_url(
                    "https://api.sandbox.{gr4vy_id}.gr4vy.app",
                    &[("gr4vy_id", gr4vy_id)],
                )
            }
        }
    }

    /// Returns its place among the environments, from 0.
    fn number(&self) -> usize {
        match self {
            Self::Production { .. } => 0,
            Self::Sandbox { .. } => 1,
        }
    }
}

/// The first server of the API's description, with the defaults of its variables.
impl Default for Environment {
    fn default() -> Self {
        Self::Production {
            gr4vy_id: "plantly".to_owned(),
        }
    }
}
