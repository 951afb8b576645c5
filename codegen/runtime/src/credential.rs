//! Credentials, and where they come from.

use super::base64::Base64;
use super::secret::Secret;
use super::shared::Shared;
use super::transport::BoxFuture;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// The error of a [`TokenProvider`]: any error, so that `?` works in it.
pub type TokenError = Box<dyn StdError + Send + Sync>;

/// Whether a provider may return a token that it already has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    /// It may, if the token is still valid.
    IfNeeded,
    /// It may not: the server has refused the last token.
    Required,
}

/// A provider of tokens that expire while the client is in use.
///
/// A provider is asked before each call, and once more when the server responds with 401. It keeps its
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

/// The source of a credential's secrets, where they expire while the client is in use.
pub(super) trait Source: Send + Sync + 'static {
    /// Returns the secret to send: not `refused`, which the server has refused.
    ///
    /// # Errors
    ///
    /// When there is none.
    fn secret<'a>(
        &'a self,
        refused: Option<&'a Secret>,
        shared: &'a Shared,
    ) -> BoxFuture<'a, Result<Secret, TokenError>>;
}

/// A provider as a source.
struct Provided<P>(P);

impl<P: TokenProvider> Source for Provided<P> {
    fn secret<'a>(
        &'a self,
        refused: Option<&'a Secret>,
        _shared: &'a Shared,
    ) -> BoxFuture<'a, Result<Secret, TokenError>> {
        self.0.token(match refused {
            Some(_) => Refresh::Required,
            None => Refresh::IfNeeded,
        })
    }
}

/// What a security scheme asks for: a secret, or where to get one.
#[derive(Clone)]
pub struct Credential {
    kind: Kind,
    /// Secrets that are not sent as they are, such as a password that is sent in base64.
    hidden: Vec<Secret>,
}

#[derive(Clone)]
enum Kind {
    Fixed(Secret),
    Renewable(Arc<dyn Source>),
    /// What cannot be sent, and why.
    Invalid(&'static str),
}

impl Credential {
    /// Creates a credential from a secret that is sent as it is: a token or a key.
    pub fn secret(secret: impl Into<Secret>) -> Self {
        Self::of(Kind::Fixed(secret.into()))
    }

    /// Creates a credential from a provider of such secrets.
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self::renewable(Provided(provider), None)
    }

    /// Creates a credential from a user's name and password
    /// ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)).
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        let (user, password) = (user.into(), password.into());
        if user.contains(':') {
            return Self::of(Kind::Invalid("a user's name cannot have a colon"));
        }
        let text = format!("{user}:{}", password.expose());
        if text.contains(char::is_control) {
            return Self::of(Kind::Invalid("the credential has control characters"));
        }
        // Without a password the name is the secret: some APIs take a key in its place.
        let hidden = match password.expose() {
            "" => user.into(),
            _ => password,
        };
        Self {
            kind: Kind::Fixed(<Base64>::from(text.into_bytes()).to_string().into()),
            hidden: vec![hidden],
        }
    }

    /// Creates a credential from a source of secrets. `hidden` is the secret that the source itself
    /// has, such as the client secret of OAuth 2.
    pub(super) fn renewable(source: impl Source, hidden: Option<Secret>) -> Self {
        Self {
            kind: Kind::Renewable(Arc::new(source)),
            hidden: hidden.into_iter().collect(),
        }
    }

    /// Creates a credential that the client cannot be built with, for this reason.
    pub(super) fn invalid(reason: &'static str) -> Self {
        Self::of(Kind::Invalid(reason))
    }

    fn of(kind: Kind) -> Self {
        Self {
            kind,
            hidden: Vec::new(),
        }
    }

    /// Returns the secret; none where a source has to be asked for it.
    ///
    /// # Errors
    ///
    /// When the credential cannot be sent.
    pub(super) fn fixed(&self) -> Result<Option<&Secret>, &'static str> {
        match &self.kind {
            Kind::Fixed(secret) => Ok(Some(secret)),
            Kind::Renewable(_) => Ok(None),
            Kind::Invalid(reason) => Err(reason),
        }
    }

    /// Whether a source may give another secret.
    pub(super) fn is_renewable(&self) -> bool {
        matches!(self.kind, Kind::Renewable(_))
    }

    /// Returns the secrets that are not sent as they are.
    pub(super) fn hidden(&self) -> &[Secret] {
        &self.hidden
    }

    /// Returns the secret to send.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(super) async fn get(
        &self,
        refused: Option<&Secret>,
        shared: &Shared,
    ) -> Result<Secret, TokenError> {
        match &self.kind {
            Kind::Fixed(secret) => Ok(secret.clone()),
            Kind::Renewable(source) => source.secret(refused, shared).await,
            Kind::Invalid(reason) => Err((*reason).into()),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Fixed(_) => "Credential(secret)",
            Kind::Renewable(_) => "Credential(provider)",
            Kind::Invalid(_) => "Credential(invalid)",
        })
    }
}
