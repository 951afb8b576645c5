// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Which credentials a call needs, and how they are written into its request.

use super::api::{Api, CredentialKind, Scheme};
use super::body::Body;
use super::client::Shared;
use super::credential::Credential;
use super::error::{Error, ErrorKind};
use super::percent::{Keep, encode};
use super::redact::Scrub;
use super::secret::Secret;
use super::transport::chain;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

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
    /// When a secret cannot be sent.
    pub(super) fn new(
        api: &'static Api,
        given: Vec<(&'static str, Credential)>,
    ) -> Result<Self, String> {
        let credentials = Self { api, given };
        for (name, credential) in &credentials.given {
            let refused = |reason: &str| format!("{name}: {reason}");
            let secret = credential.fixed().map_err(refused)?;
            if let (Some(secret), Some(scheme)) = (secret, credentials.scheme(name)) {
                carrier(scheme.kind, secret).map_err(refused)?;
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
    pub(super) fn is_renewable(&self, combination: Combination) -> bool {
        let mut given = combination.iter().filter_map(|scheme| self.given(scheme));
        given.any(|(_, credential)| credential.is_renewable())
    }

    /// Gets the secrets for these schemes, other ones than those that the server has refused, and
    /// notes them as secret.
    ///
    /// # Errors
    ///
    /// When a provider fails, or gives what cannot be sent.
    pub(super) async fn prove(
        &self,
        combination: Combination,
        refused: &Proof,
        client: &Shared,
        scrub: &mut Scrub,
    ) -> Result<Proof, Error> {
        let mut proof = Proof::default();
        for (index, name) in combination.iter().enumerate() {
            let Some((scheme, credential)) = self.given(name) else {
                continue;
            };
            for hidden in credential.hidden() {
                scrub.add(hidden.clone());
            }
            let failed = |reason: String| Error::new(ErrorKind::Auth, format!("{name}: {reason}"));
            let secret = credential.get(refused.secrets.get(index), client).await;
            let secret = secret
                .map_err(|error| failed(format!("no token: {}", scrub.clean(&chain(&*error)))))?;
            scrub.add(secret.clone());
            let carrier =
                carrier(scheme.kind, &secret).map_err(|reason| failed(reason.to_owned()))?;
            proof.secrets.push(secret);
            proof.carriers.push(carrier);
        }
        Ok(proof)
    }

    fn given(&self, name: &str) -> Option<(&'static Scheme, &Credential)> {
        let (_, credential) = self.given.iter().find(|(given, _)| *given == name)?;
        Some((self.scheme(name)?, credential))
    }

    fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.api.schemes.iter().find(|scheme| scheme.name == name)
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
        let Some(scheme) = self.scheme(name) else {
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

/// What shows a server who is calling: the secrets of a combination of schemes, as they are sent.
#[derive(Default)]
pub(super) struct Proof {
    secrets: Vec<Secret>,
    carriers: Vec<Carrier>,
}

/// The part of a request that carries a secret.
enum Carrier {
    Header(HeaderName, HeaderValue),
    /// A name and a value, percent-encoded.
    Query(String, String),
    Cookie(&'static str, Secret),
}

impl Proof {
    /// Writes the secrets into a request, in place of what it has under the same names.
    ///
    /// # Errors
    ///
    /// When the request becomes one that cannot be sent.
    pub(super) fn write(&self, request: &mut http::Request<Body>) -> Result<(), &'static str> {
        for carrier in &self.carriers {
            match carrier {
                Carrier::Header(name, value) => {
                    request.headers_mut().insert(name, value.clone());
                }
                Carrier::Query(name, value) => {
                    let uri = with_pair(request.uri(), name, value);
                    *request.uri_mut() = uri.ok_or("the URL with the credential is too long")?;
                }
                Carrier::Cookie(name, value) => {
                    let cookies = with_cookie(request.headers(), name, value);
                    let cookies = cookies.ok_or("the cookies cannot be sent together")?;
                    request.headers_mut().insert(COOKIE, cookies);
                }
            }
        }
        Ok(())
    }
}

/// Returns a URL with one more pair in its query, the only one of its name.
fn with_pair(uri: &Uri, name: &str, value: &str) -> Option<Uri> {
    let text = uri.to_string();
    let (base, query) = text.split_once('?').unwrap_or((&text, ""));
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let mut pairs: Vec<&str> = query.split('&').filter(is_other).collect();
    let pair = format!("{name}={value}");
    pairs.push(&pair);
    format!("{base}?{}", pairs.join("&")).parse().ok()
}

/// Returns the value of a `Cookie` header with one more cookie, the only one of its name.
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

/// Returns what carries a secret, or says why nothing can.
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
