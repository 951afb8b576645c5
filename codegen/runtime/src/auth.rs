//! Which credentials a call needs, and how they are written into its request.

use super::api::{Api, CredentialKind, Scheme};
use super::credential::Credential;
use super::error::{Error, ErrorKind};
use super::percent::{Keep, encode};
use super::redact::Scrub;
use super::request::{LONGEST_URL, Request};
use super::secret::Secret;
use super::shared::Shared;
use super::transport_error::chain;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;

/// The names of the security schemes that are used together (a Security Requirement Object).
pub(super) type Combination = &'static [&'static str];

/// The credentials of a client.
#[derive(Debug)]
pub(super) struct Credentials {
    api: &'static Api,
    given: Vec<SchemeCredential>,
}

/// The credential that the client was given for a security scheme.
struct SchemeCredential {
    scheme: &'static Scheme,
    credential: Credential,
    /// What carries the secret; none where a provider has to be asked for it before each call.
    carrier: Option<Carrier>,
}

impl SchemeCredential {
    /// Creates the credential of a scheme, with its carrier where the secret is fixed.
    ///
    /// # Errors
    ///
    /// When its secret cannot be sent.
    fn new(scheme: &'static Scheme, credential: Credential) -> Result<Self, &'static str> {
        let secret = credential.fixed()?;
        let carrier = secret.map(|secret| carrier(scheme.kind, secret));
        Ok(Self {
            scheme,
            carrier: carrier.transpose()?,
            credential,
        })
    }
}

impl fmt::Debug for SchemeCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.scheme.name, self.credential)
    }
}

impl Credentials {
    /// Takes over the credentials that a client is built with.
    ///
    /// # Errors
    ///
    /// When a secret cannot be sent.
    pub(super) fn new(
        api: &'static Api,
        given: Vec<(&'static str, Credential)>,
    ) -> Result<Self, String> {
        let given = given.into_iter().filter_map(|(name, credential)| {
            let given = SchemeCredential::new(scheme(api, name)?, credential);
            Some(given.map_err(|reason| format!("{name}: {reason}")))
        });
        Ok(Self {
            api,
            given: given.collect::<Result<_, _>>()?,
        })
    }

    /// Returns the secrets that are known from the start: fixed credentials, and what else is secret
    /// in a credential, such as a password.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.given.iter().map(|given| &given.credential);
        credentials.flat_map(|credential| {
            let fixed = credential.fixed().ok().flatten();
            credential.hidden().iter().chain(fixed)
        })
    }

    /// Returns the first of the alternatives whose schemes all have a credential; the one that needs
    /// no credential only if there is no other (OpenAPI's Security Requirement Object).
    ///
    /// # Errors
    ///
    /// When there is none; the text says which methods and variables give the missing credentials.
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

    /// Whether a provider may give another secret for one of these schemes.
    pub(super) fn is_renewable(&self, combination: Combination) -> bool {
        let mut given = combination.iter().filter_map(|scheme| self.given(scheme));
        given.any(|given| given.credential.is_renewable())
    }

    /// Asks the providers of these schemes for secrets other than those that the server has refused,
    /// and adds them to what is kept out of messages.
    ///
    /// # Errors
    ///
    /// When a provider fails, or gives what cannot be sent.
    pub(super) async fn obtain(
        &self,
        combination: Combination,
        refused: &ObtainedSecrets,
        shared: &Shared,
        scrub: &mut Scrub,
    ) -> Result<ObtainedSecrets, Error> {
        let mut obtained = Vec::with_capacity(combination.len());
        for (index, name) in combination.iter().enumerate() {
            let given = self.given(name).filter(|given| given.carrier.is_none());
            obtained.push(match given {
                Some(given) => {
                    let refused = refused.get(index).map(|obtained| &obtained.secret);
                    Some(given.obtain(refused, shared, scrub).await?)
                }
                None => None,
            });
        }
        Ok(ObtainedSecrets(obtained))
    }

    /// Writes the secrets of these schemes, those obtained from providers and those known from the
    /// start, into a request. They replace headers, pairs of the query and cookies of the same names.
    ///
    /// # Errors
    ///
    /// When the request becomes one that cannot be sent.
    pub(super) fn write(
        &self,
        combination: Combination,
        obtained: &ObtainedSecrets,
        request: &mut Request,
    ) -> Result<(), &'static str> {
        for (index, name) in combination.iter().enumerate() {
            let known = self.given(name).and_then(|given| given.carrier.as_ref());
            let carrier = known.or_else(|| Some(&obtained.get(index)?.carrier));
            if let Some(carrier) = carrier {
                carrier.write(request)?;
            }
        }
        Ok(())
    }

    fn given(&self, name: &str) -> Option<&SchemeCredential> {
        self.given.iter().find(|given| given.scheme.name == name)
    }

    /// Says which credentials are missing and how to give them.
    fn missing(&self, security: &[Combination]) -> String {
        let alternatives: Vec<String> = security
            .iter()
            .map(|combination| {
                let missing = combination.iter().filter(|name| self.given(name).is_none());
                let advice: Vec<String> = missing.map(|name| self.advice(name)).collect();
                advice.join(" and ")
            })
            .collect();
        format!("no credential for {}", alternatives.join(", or for "))
    }

    fn advice(&self, name: &str) -> String {
        let Some(scheme) = scheme(self.api, name) else {
            return format!("{name} (which this client does not support)");
        };
        let prefix = self.api.environment_prefix;
        let methods = scheme.ways.iter().map(|way| format!("`{}`", way.method));
        let variables = scheme.ways.iter().map(|way| {
            let names = way.variables.iter();
            let names: Vec<String> = names.map(|suffix| format!("{prefix}_{suffix}")).collect();
            names.join(" and ")
        });
        format!(
            "{name} (call {} on the client's builder, or set {} and call `from_env`)",
            methods.collect::<Vec<_>>().join(" or "),
            variables.collect::<Vec<_>>().join(", or "),
        )
    }
}

impl SchemeCredential {
    /// Asks the provider for a secret other than the refused one, and adds it to what is kept out of
    /// messages.
    ///
    /// # Errors
    ///
    /// When the provider fails, or gives what cannot be sent.
    async fn obtain(
        &self,
        refused: Option<&Secret>,
        shared: &Shared,
        scrub: &mut Scrub,
    ) -> Result<ObtainedSecret, Error> {
        let name = self.scheme.name;
        let failed = |reason: &str| Error::new(ErrorKind::Auth, format!("{name}: {reason}"));
        let secret = self.credential.get(refused, shared).await;
        let secret = secret.map_err(|error| {
            let cause = scrub.clean(&chain(&*error));
            failed(&format!("no token: {cause}"))
        })?;
        scrub.add(secret.clone());
        Ok(ObtainedSecret {
            carrier: carrier(self.scheme.kind, &secret).map_err(failed)?,
            secret,
        })
    }
}

fn scheme(api: &'static Api, name: &str) -> Option<&'static Scheme> {
    api.schemes.iter().find(|scheme| scheme.name == name)
}

/// The secrets obtained from providers, one for each scheme of a combination, in its order; none for a
/// scheme whose secret is known from the start.
#[derive(Default)]
pub(super) struct ObtainedSecrets(Vec<Option<ObtainedSecret>>);

/// A secret obtained from a provider, and what carries it.
struct ObtainedSecret {
    secret: Secret,
    carrier: Carrier,
}

impl ObtainedSecrets {
    fn get(&self, index: usize) -> Option<&ObtainedSecret> {
        self.0.get(index)?.as_ref()
    }
}

/// The part of a request that carries a secret.
enum Carrier {
    Header(HeaderName, HeaderValue),
    /// A name and a value, percent-encoded.
    Query(String, String),
    Cookie(&'static str, Secret),
}

impl Carrier {
    fn write(&self, request: &mut Request) -> Result<(), &'static str> {
        match self {
            Self::Header(name, value) => {
                request.headers.insert(name, value.clone());
            }
            Self::Query(name, value) => {
                request.url = with_pair(&request.url, name, value);
                if request.url.len() > LONGEST_URL {
                    return Err("the URL with the credential is too long");
                }
            }
            Self::Cookie(name, value) => {
                let cookies = with_cookie(&request.headers, name, value);
                let cookies = cookies.ok_or("the cookies cannot be sent together")?;
                request.headers.insert(COOKIE, cookies);
            }
        }
        Ok(())
    }
}

/// Returns a URL whose query has this pair, already percent-encoded, in place of others of its name.
fn with_pair(url: &str, name: &str, value: &str) -> String {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let mut pairs: Vec<&str> = query.split('&').filter(is_other).collect();
    let pair = format!("{name}={value}");
    pairs.push(&pair);
    format!("{base}?{}", pairs.join("&"))
}

/// Returns the value of the `Cookie` header with this cookie in place of others of its name; none
/// where the cookies cannot be sent together.
fn with_cookie(headers: &HeaderMap, name: &str, value: &Secret) -> Option<HeaderValue> {
    let cookies = headers.get(COOKIE).map(HeaderValue::to_str);
    let cookies = cookies.transpose().ok()?.unwrap_or_default();
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let mut pairs: Vec<&str> = cookies.split(';').map(str::trim).filter(is_other).collect();
    let pair = format!("{name}={}", value.expose());
    pairs.push(&pair);
    let mut value = HeaderValue::try_from(pairs.join("; ")).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Returns what carries a secret in a request.
///
/// # Errors
///
/// When the secret cannot be sent where the scheme puts it; the text says why.
fn carrier(kind: CredentialKind, secret: &Secret) -> Result<Carrier, &'static str> {
    let text = secret.expose();
    if text.is_empty() {
        return Err("the credential is empty");
    }
    match kind {
        CredentialKind::Authorization(scheme) => Ok(Carrier::Header(
            AUTHORIZATION,
            header_value(&format!("{scheme} {text}"))?,
        )),
        CredentialKind::Header(name) => {
            let name = HeaderName::try_from(name).map_err(|_| "its header has no valid name")?;
            Ok(Carrier::Header(name, header_value(text)?))
        }
        CredentialKind::Query(name) => Ok(Carrier::Query(
            encode(name, Keep::Unreserved),
            encode(text, Keep::Unreserved),
        )),
        CredentialKind::Cookie(_) if text.contains(';') => {
            Err("the credential has a semicolon, which a cookie cannot hold")
        }
        CredentialKind::Cookie(name) => {
            header_value(&format!("{name}={text}"))?;
            Ok(Carrier::Cookie(name, secret.clone()))
        }
    }
}

fn header_value(text: &str) -> Result<HeaderValue, &'static str> {
    let mut value = HeaderValue::try_from(text)
        .map_err(|_| "the credential has characters that a header cannot hold")?;
    value.set_sensitive(true);
    Ok(value)
}
