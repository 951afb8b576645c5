// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Building a client.

use super::any_transport::AnyTransport;
use super::api::Api;
use super::auth::Credentials;
use super::budget::RetryBudget;
use super::client::Client;
use super::credential::Credential;
use super::error::{Error, ErrorKind};
use super::http_transport::HttpTransport;
use super::identity::identity;
use super::limits::{Limits, finite};
use super::redact::Scrub;
use super::request_header::insert_header;
use super::retry::RetryPolicy;
use super::roots::Roots;
use super::secret::Secret;
use super::server::BaseUrl;
use super::shared::Shared;
use super::transport::Transport;
use super::variables::{Setting, Variables};
use http::HeaderMap;
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The settings of a client that is to be built.
///
/// [`build`](Self::build) returns an error where a setting is not valid.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<BaseUrl>,
    environment: Option<usize>,
    user_agent: Option<String>,
    headers: Vec<(String, String)>,
    credentials: Vec<(&'static str, Credential)>,
    variables: Variables,
    limits: Limits,
    retry: RetryPolicy,
    certificate: Option<Secret>,
    roots: Vec<String>,
    transport: Option<Arc<dyn Transport>>,
}

impl ClientBuilder {
    /// Creates a builder with an API's own settings.
    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            environment: None,
            user_agent: None,
            headers: Vec::new(),
            credentials: Vec::new(),
            variables: Variables::default(),
            limits: Limits::default(),
            retry: RetryPolicy::default(),
            certificate: None,
            roots: Vec::new(),
            transport: None,
        }
    }

    /// Takes settings from environment variables: the base URL and each credential. A method of the
    /// builder for the same setting takes precedence, called before or after this one.
    pub fn from_env(self) -> Self {
        self.with_variables(|name| env::var_os(name))
    }

    /// Does what [`from_env`](Self::from_env) does, with another environment.
    pub(super) fn with_variables(mut self, lookup: impl Fn(&str) -> Option<OsString>) -> Self {
        self.variables = Variables::read(self.api, lookup);
        self
    }

    /// Sets the URL that the paths of all operations are appended to: an absolute URL of HTTP
    /// without user information, query and fragment. A slash at its end makes no difference. It
    /// holds also for operations that have a server of their own on another host.
    pub fn base_url(mut self, base_url: impl Into<BaseUrl>) -> Self {
        self.base_url = Some(base_url.into());
        self.environment = None;
        self
    }

    /// Sets the base URL to that of an environment, given by its index. Operations that have servers
    /// of their own on other hosts use the one of the same index.
    pub(crate) fn server(mut self, environment: usize, base_url: impl Into<BaseUrl>) -> Self {
        self.base_url = Some(base_url.into());
        self.environment = Some(environment);
        self
    }

    /// Sets the value of the `User-Agent` header.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Sets a header of every request. A header of the same name that a call sets replaces it, and so
    /// does one that holds a credential of the client, such as `authorization`.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the credential of a security scheme.
    pub(crate) fn credential(mut self, scheme: &'static str, credential: Credential) -> Self {
        self.credentials.retain(|(given, _)| *given != scheme);
        self.credentials.push((scheme, credential));
        self
    }

    /// Sets how long a call may take altogether, with its retries, the waits between them and
    /// reading the body. 60 seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.call = finite(timeout);
        self
    }

    /// Sets how long one attempt of a call may take, with reading the body. 30 seconds unless set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.limits.attempt = finite(timeout);
        self
    }

    /// Sets how long opening a connection may take. 10 seconds unless set. A
    /// [`transport`](Self::transport) of one's own has its own limit.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect = finite(timeout);
        self
    }

    /// Sets how long a download or a stream may wait for its next bytes, once its response has begun.
    /// The other time limits do not include that. 5 minutes unless set.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.limits.idle = finite(timeout);
        self
    }

    /// Sets how failed requests are repeated.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Sets how many bytes of a body are read, counted after decompression; of a stream, how many
    /// bytes one event or value may have. 64 MiB unless set.
    pub fn max_body_bytes(mut self, max_body_bytes: usize) -> Self {
        self.limits.body_bytes = max_body_bytes;
        self
    }

    /// Sets the certificate that the client presents to servers that ask for one (mutual TLS): PEM
    /// with the certificate, the intermediate certificates, and the private key in PKCS #8. It has no
    /// effect on a [`transport`](Self::transport) of one's own.
    pub fn client_certificate(mut self, pem: impl Into<Secret>) -> Self {
        self.certificate = Some(pem.into());
        self
    }

    /// Trusts servers whose certificates come from these authorities, in addition to those that the
    /// machine trusts: PEM with one certificate or more. Each call adds to those before it. It has no
    /// effect on a [`transport`](Self::transport) of one's own.
    pub fn root_certificate(mut self, pem: impl Into<String>) -> Self {
        self.roots.push(pem.into());
        self
    }

    /// Sets what sends requests, in place of the built-in HTTP client.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Builds the client. It uses no network, and needs no async runtime.
    ///
    /// # Errors
    ///
    /// When a setting is not valid.
    pub fn build(self) -> Result<Client, Error> {
        let environment = match (&self.base_url, self.variables.get(Setting::BaseUrl)?) {
            (Some(_), _) => self.environment,
            (None, Some(_)) => None,
            (None, None) => Some(0),
        };
        let base_url = base_url(self.base_url, &self.variables, self.api)?;
        let credentials = credentials(self.credentials, &self.variables, self.api)?;
        let (headers, scrub) = default_headers(self.api, self.user_agent, &self.headers)?;
        let transport = match self.transport {
            Some(transport) => AnyTransport::Given(transport),
            None => {
                let identity = self.certificate.as_ref().map(identity).transpose()?;
                let roots = Roots::read(&self.roots)?;
                let connect = self.limits.connect;
                let transport = HttpTransport::new(connect, &base_url, identity, roots)?;
                AnyTransport::BuiltIn(Box::new(transport))
            }
        };
        let shared = Shared {
            base_url,
            environment,
            headers,
            scrub,
            limits: self.limits,
            retry: self.retry,
            budget: RetryBudget::default(),
            transport,
        };
        Ok(Client::new(shared, credentials))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// Returns the base URL that was set, or that of the environment variable, or that of the document.
fn base_url(
    chosen: Option<BaseUrl>,
    variables: &Variables,
    api: &'static Api,
) -> Result<String, Error> {
    let url = match (chosen, variables.get(Setting::BaseUrl)?) {
        (Some(url), _) => url,
        (None, Some(url)) => url.into(),
        (None, None) if api.base_url.starts_with('/') => return Err(no_host(api)),
        (None, None) => api.base_url.into(),
    };
    url.checked()
}

/// Returns the error for a document whose server is only a path.
fn no_host(api: &'static Api) -> Error {
    let reason = format!(
        "the base URL is not set, and the API's description names only its path `{}`: call \
         `base_url` with the whole URL, or set {}_BASE_URL and call `from_env`",
        api.base_url, api.environment_prefix
    );
    Error::new(ErrorKind::Config, reason)
}

/// Adds the credentials of the environment variables to those that were set.
fn credentials(
    mut given: Vec<(&'static str, Credential)>,
    variables: &Variables,
    api: &'static Api,
) -> Result<Credentials, Error> {
    for scheme in api.schemes {
        for way in scheme.ways {
            let is_given = given.iter().any(|(given, _)| *given == scheme.name);
            if let Some(credential) = variables.credential(way)?.filter(|_| !is_given) {
                given.push((scheme.name, credential));
            }
        }
    }
    Credentials::new(api, given).map_err(|reason| Error::new(ErrorKind::Config, reason))
}

/// Returns the headers that every request has, and the secrets in them.
fn default_headers(
    api: &'static Api,
    user_agent: Option<String>,
    headers: &[(String, String)],
) -> Result<(HeaderMap, Scrub), Error> {
    let mut map = HeaderMap::new();
    let mut scrub = Scrub::default();
    let user_agent = user_agent.as_deref().unwrap_or(api.user_agent);
    let headers = headers.iter().map(|(name, value)| (&**name, &**value));
    for (name, value) in [("user-agent", user_agent)].into_iter().chain(headers) {
        insert_header(&mut map, &mut scrub, name, value)
            .map_err(|reason| Error::new(ErrorKind::Config, reason))?;
    }
    Ok((map, scrub))
}
