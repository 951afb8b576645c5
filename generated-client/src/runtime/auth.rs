// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Credentials: where they come from, and where they go in a request.

use super::api::{Api, CredentialKind};
use super::error::{Error, ErrorKind};
use super::redact::Scrub;
use super::secret::Secret;
use super::transport::{BoxFuture, chain};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// The error of a [`TokenProvider`]: any error, so that `?` works in it.
pub type TokenError = Box<dyn StdError + Send + Sync>;

/// Whether a token that a provider holds already will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    /// A token is needed; one that is still valid will do.
    IfNeeded,
    /// The server has refused the last token: another one is needed.
    Required,
}

/// Where tokens come from that do not last as long as the client.
///
/// A provider is asked before each call, and once more when the server answers 401. It keeps its
/// token itself, and the time that it takes counts towards the call's time limit. A closure that
/// returns a future is a provider:
///
/// ```ignore
/// Client::builder().bearer_token_provider(|refresh| async move {
///     let token = fetch_token(refresh == Refresh::Required).await?;
///     Ok(token)
/// })
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Returns the token to send.
    ///
    /// # Errors
    ///
    /// When there is none; the call then fails without a request.
    fn token(&self, refresh: Refresh) -> BoxFuture<'_, Result<Secret, TokenError>>;
}

impl<F, O, T> TokenProvider for F
where
    F: Fn(Refresh) -> O + Send + Sync + 'static,
    O: Future<Output = Result<T, TokenError>> + Send + 'static,
    T: Into<Secret>,
{
    fn token(&self, refresh: Refresh) -> BoxFuture<'_, Result<Secret, TokenError>> {
        let token = self(refresh);
        Box::pin(async move { token.await.map(Into::into) })
    }
}

/// What a security scheme asks for: a secret, or where to get one.
#[derive(Clone)]
pub struct Credential(Source);

#[derive(Clone)]
enum Source {
    Fixed(Secret),
    Provider(Arc<dyn TokenProvider>),
}

impl Credential {
    /// Creates a credential from a bearer token.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Source::Fixed(token.into()))
    }

    /// Creates a credential from a provider of bearer tokens.
    pub fn bearer_provider(provider: impl TokenProvider) -> Self {
        Self(Source::Provider(Arc::new(provider)))
    }

    /// Creates a credential from an API key.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Source::Fixed(key.into()))
    }

    async fn secret(&self, refresh: Refresh) -> Result<Secret, TokenError> {
        match &self.0 {
            Source::Fixed(secret) => Ok(secret.clone()),
            Source::Provider(provider) => provider.token(refresh).await,
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Source::Fixed(_) => "Credential(secret)",
            Source::Provider(_) => "Credential(provider)",
        })
    }
}

/// The names of the security schemes that are used together.
pub(super) type Combination = &'static [&'static str];

/// The credentials of a client, by the names of their schemes.
#[derive(Debug)]
pub(super) struct Credentials {
    api: &'static Api,
    given: Vec<(&'static str, Credential)>,
}

impl Credentials {
    /// Takes over the credentials that a client is built with.
    ///
    /// # Errors
    ///
    /// When a secret cannot be sent in a header.
    pub(super) fn new(
        api: &'static Api,
        given: Vec<(&'static str, Credential)>,
    ) -> Result<Self, String> {
        let credentials = Self { api, given };
        for (scheme, credential) in &credentials.given {
            if let (Source::Fixed(secret), Some(kind)) = (&credential.0, credentials.kind(scheme)) {
                header(kind, secret).map_err(|reason| format!("{scheme}: {reason}"))?;
            }
        }
        Ok(credentials)
    }

    /// Picks the first alternative that the credentials satisfy; one that needs no credential only
    /// if there is no other.
    ///
    /// # Errors
    ///
    /// When there is none; the text says what to do.
    pub(super) fn choose(&self, security: &'static [Combination]) -> Result<Combination, Error> {
        let is_given = |scheme: &&str| self.given(scheme).is_some();
        let mut satisfied = security
            .iter()
            .filter(|combination| !combination.is_empty())
            .filter(|combination| combination.iter().all(is_given));
        if let Some(combination) = satisfied.next() {
            return Ok(combination);
        }
        if security.is_empty() || security.iter().any(|combination| combination.is_empty()) {
            return Ok(&[]);
        }
        Err(Error::new(ErrorKind::Auth, self.missing(security)))
    }

    /// Whether asking again may give another secret for one of these schemes.
    pub(super) fn has_provider(&self, combination: Combination) -> bool {
        combination.iter().any(|scheme| {
            matches!(
                self.given(scheme),
                Some((_, Credential(Source::Provider(_))))
            )
        })
    }

    /// Writes the credentials into a request's headers, and notes them as secret.
    ///
    /// # Errors
    ///
    /// When a provider fails, or gives what cannot be sent.
    pub(super) async fn apply(
        &self,
        combination: Combination,
        refresh: Refresh,
        headers: &mut HeaderMap,
        scrub: &mut Scrub,
    ) -> Result<(), Error> {
        for scheme in combination {
            let Some((kind, credential)) = self.given(scheme) else {
                continue;
            };
            let refused =
                |reason: String| Error::new(ErrorKind::Auth, format!("{scheme}: {reason}"));
            let secret = credential
                .secret(refresh)
                .await
                .map_err(|error| refused(format!("no token: {}", scrub.clean(&chain(&*error)))))?;
            scrub.add(secret.clone());
            let (name, value) =
                header(kind, &secret).map_err(|reason| refused(reason.to_owned()))?;
            headers.insert(name, value);
        }
        Ok(())
    }

    fn given(&self, scheme: &str) -> Option<(CredentialKind, &Credential)> {
        let (_, credential) = self.given.iter().find(|(name, _)| *name == scheme)?;
        Some((self.kind(scheme)?, credential))
    }

    fn kind(&self, scheme: &str) -> Option<CredentialKind> {
        let mut known = self.api.credentials.iter();
        let (_, kind, _) = known.find(|(name, _, _)| *name == scheme)?;
        Some(*kind)
    }

    /// Says which credentials are missing and how to give them.
    fn missing(&self, security: &[Combination]) -> String {
        let alternatives: Vec<String> = security
            .iter()
            .map(|combination| {
                let missing = combination
                    .iter()
                    .filter(|scheme| self.given(scheme).is_none());
                let advice: Vec<String> = missing.map(|scheme| self.advice(scheme)).collect();
                advice.join(" and ")
            })
            .collect();
        format!("no credential for {}", alternatives.join(", or for "))
    }

    fn advice(&self, scheme: &str) -> String {
        let mut known = self.api.credentials.iter();
        match known.find(|(name, _, _)| *name == scheme) {
            Some((_, _, suffix)) => format!(
                "{scheme} (call `{}` on the client's builder, or set {}_{suffix} and call `from_env`)",
                suffix.to_ascii_lowercase(),
                self.api.environment_prefix,
            ),
            None => format!("{scheme} (which this client does not support)"),
        }
    }
}

/// Returns the header that carries a secret.
fn header(
    kind: CredentialKind,
    secret: &Secret,
) -> Result<(HeaderName, HeaderValue), &'static str> {
    let text = secret.expose();
    if text.is_empty() {
        return Err("the credential is empty");
    }
    let (name, value) = match kind {
        CredentialKind::Bearer => (
            AUTHORIZATION,
            HeaderValue::try_from(format!("Bearer {text}")),
        ),
        CredentialKind::Header(name) => (
            HeaderName::try_from(name).map_err(|_| "its header has no valid name")?,
            HeaderValue::try_from(text),
        ),
    };
    let mut value = value.map_err(|_| "the credential has characters that a header cannot hold")?;
    value.set_sensitive(true);
    Ok((name, value))
}
