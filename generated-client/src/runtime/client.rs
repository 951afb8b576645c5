// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The client that all calls of an API share.

use super::any_transport::AnyTransport;
use super::auth::Credentials;
use super::budget::RetryBudget;
use super::limits::Limits;
use super::operation::Operation;
use super::redact::Scrub;
use super::retry::RetryPolicy;
use super::server::origin;
use http::HeaderMap;
use std::fmt;
use std::sync::Arc;

/// A client: settings, credentials and a pool of connections.
///
/// It is cheap to clone, and clones share everything. Build one per set of settings and keep it.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What the clones of a client share.
pub(super) struct Shared {
    /// Without a slash at its end.
    pub(super) base_url: String,
    /// The number of the environment. None when the caller chose the base URL, which then holds
    /// also for operations that are on another host.
    pub(super) environment: Option<usize>,
    /// The user agent and the caller's default headers.
    pub(super) headers: HeaderMap,
    /// The secrets among the default headers and the credentials.
    pub(super) scrub: Scrub,
    pub(super) credentials: Credentials,
    pub(super) limits: Limits,
    pub(super) retry: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) transport: AnyTransport,
}

impl Client {
    pub(super) fn new(mut shared: Shared) -> Self {
        for secret in shared.credentials.secrets() {
            shared.scrub.add(secret.clone());
        }
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Returns the base URL, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Returns what the clones of the client share.
    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Returns the base URL of an operation in two parts, without a slash at its end.
    pub(super) fn base_url_of(&self, operation: &Operation) -> [&str; 2] {
        let base = self.shared.base_url.as_str();
        let environment = self.shared.environment;
        let own = operation.base_url.and_then(|urls| {
            let own = urls.get(environment.unwrap_or_default());
            own.or_else(|| urls.first())
        });
        let [origin, path] = match own {
            Some(path) if path.starts_with('/') => [origin(base), path],
            Some(url) if environment.is_some() => ["", url],
            Some(_) | None => ["", base],
        };
        [origin, path.trim_end_matches('/')]
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .field("credentials", &self.shared.credentials)
            .field("limits", &self.shared.limits)
            .field("retry", &self.shared.retry)
            .finish_non_exhaustive()
    }
}
