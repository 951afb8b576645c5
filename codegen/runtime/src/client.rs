//! The client that all calls of an API share.

use super::auth::Credentials;
use super::operation::Operation;
use super::server::origin;
use super::shared::Shared;
use std::fmt;
use std::sync::Arc;

/// A client: settings, credentials and a pool of connections.
///
/// It is cheap to clone, and clones share everything. Build one per set of settings and keep it.
#[derive(Clone)]
pub struct Client {
    pub(super) inner: Arc<Inner>,
}

/// What the clones of a client share.
pub(super) struct Inner {
    shared: Shared,
    /// The credentials of calls. A field, since generated clients have a method for each tag, and may have one `credentials`.
    pub(super) credentials: Credentials,
}

impl Client {
    pub(super) fn new(mut shared: Shared, credentials: Credentials) -> Self {
        for secret in credentials.secrets() {
            shared.scrub.add(secret.clone());
        }
        Self {
            inner: Arc::new(Inner {
                shared,
                credentials,
            }),
        }
    }

    /// Returns the base URL, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.inner.shared.base_url
    }

    /// Returns what all requests of the client share.
    pub(super) fn shared(&self) -> &Shared {
        &self.inner.shared
    }

    /// Returns the base URL of an operation in two parts, without a slash at its end.
    pub(super) fn base_url_of(&self, operation: &Operation) -> [&str; 2] {
        let base = self.inner.shared.base_url.as_str();
        let environment = self.inner.shared.environment;
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
            .field("base_url", &self.inner.shared.base_url)
            .field("credentials", &self.inner.credentials)
            .field("limits", &self.inner.shared.limits)
            .field("retry", &self.inner.shared.retry)
            .finish_non_exhaustive()
    }
}
