//! Access tokens that a client requests with OAuth 2 client credentials.

use super::body;
use super::client_credentials::ClientCredentials;
use super::credential::{Credential, Source, TokenError};
use super::error::code_and_message;
use super::limits::finite;
use super::redact::Scrub;
use super::request::Request;
use super::retry::{chance, is_temporary, retry_after};
use super::secret::Secret;
use super::shared::Shared;
use super::trace;
use super::transport::BoxFuture;
use super::transport_error::{TransportError, TransportErrorKind};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Method};
use reqwest::Url;
use serde_json::Value;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout_at};

/// The number of bytes that are read of a token endpoint's response at most.
const LONGEST_RESPONSE: usize = 1 << 20;

/// How long before it expires a token is no longer used; a tenth of its lifetime where that is less.
const MARGIN: Duration = Duration::from_secs(60);

impl Credential {
    /// Creates a credential from those of an application. `token_url` is the document's, or empty
    /// where it has none.
    pub fn client_credentials(token_url: &'static str, credentials: ClientCredentials) -> Self {
        if credentials.id.is_empty() || credentials.secret.expose().is_empty() {
            return Self::invalid("the client's id or secret is empty");
        }
        let url = credentials.token_url.clone();
        let url = url.unwrap_or_else(|| token_url.to_owned());
        if url.is_empty() {
            return Self::invalid("the API's description names no token URL, so one has to be set");
        }
        let hidden = credentials.secret.clone();
        let grant = Grant {
            url,
            credentials,
            fetches: AtomicU64::new(0),
            last: Mutex::new(None),
        };
        Self::renewable(grant, Some(hidden))
    }
}

/// A source of tokens that are fetched by client credentials.
struct Grant {
    url: String,
    credentials: ClientCredentials,
    /// How many fetches have ended.
    fetches: AtomicU64,
    /// The result of the last fetch. It is locked while a fetch runs.
    last: Mutex<Option<Result<Token, String>>>,
}

#[derive(Clone)]
struct Token {
    secret: Secret,
    /// From when on it is no longer used; none where it does not expire.
    end: Option<Instant>,
}

impl Token {
    fn is_good(&self, refused: Option<&Secret>) -> bool {
        refused != Some(&self.secret) && self.end.is_none_or(|end| Instant::now() < end)
    }
}

impl Source for Grant {
    fn secret<'a>(
        &'a self,
        refused: Option<&'a Secret>,
        shared: &'a Shared,
    ) -> BoxFuture<'a, Result<Secret, TokenError>> {
        Box::pin(async move {
            let before = self.fetches.load(Ordering::Acquire);
            let mut last = self.last.lock().await;
            // Calls share what one of them fetched while the others waited.
            let is_shared = self.fetches.load(Ordering::Acquire) != before;
            let result = match &*last {
                Some(result) if is_shared => result.clone(),
                Some(Ok(token)) if token.is_good(refused) => Ok(token.clone()),
                _ => {
                    let result = self.fetch(shared).await;
                    self.fetches.fetch_add(1, Ordering::Release);
                    last.insert(result).clone()
                }
            };
            Ok(result?.secret)
        })
    }
}

/// Why there is no token.
struct Fault {
    text: String,
    is_temporary: bool,
    retry_after: Option<Duration>,
}

impl Grant {
    /// Fetches a token, with retries as the client's retry policy allows.
    async fn fetch(&self, shared: &Shared) -> Result<Token, String> {
        let url = self.url(shared)?;
        let mut retries = 0;
        loop {
            trace::event!(debug, "asking for an access token");
            let fault = match self.attempt(&url, shared).await {
                Ok(token) => return Ok(token),
                Err(fault) => fault,
            };
            let delay = shared.retry.delay(retries, fault.retry_after, chance());
            match delay.filter(|_| fault.is_temporary && shared.budget.withdraw()) {
                Some(delay) => sleep(delay).await,
                None => return Err(fault.text),
            }
            retries += 1;
        }
    }

    /// Returns the URL of the token endpoint, resolved against the base URL as if that ended in a slash.
    fn url(&self, shared: &Shared) -> Result<String, String> {
        let base = Url::parse(&format!("{}/", shared.base_url));
        let url = base.and_then(|base| base.join(&self.url));
        let is_plain = |url: &Url| {
            let is_http = matches!(url.scheme(), "http" | "https");
            is_http && url.username().is_empty() && url.password().is_none()
        };
        let mut url = url
            .ok()
            .filter(is_plain)
            .ok_or("the token URL is not a URL of HTTP")?;
        url.set_fragment(None);
        Ok(url.into())
    }

    /// Requests a token once. Redirects are not followed, so that the secret is sent to no other URL.
    async fn attempt(&self, url: &str, shared: &Shared) -> Result<Token, Fault> {
        let start = Instant::now();
        let until = start + shared.limits.attempt;
        let sent = timeout_at(until, shared.transport.send(self.request(url, shared))).await;
        let response = match sent {
            Ok(response) => response.map_err(|error| self.unsent(&error))?,
            Err(_) => return Err(temporary("the token endpoint did not respond in time")),
        };
        let (head, body) = response.into_parts();
        let (bytes, fault) = body::read(body, LONGEST_RESPONSE, until).await;
        if !head.status.is_success() {
            let what = format!("the token endpoint responded with {}", head.status);
            return Err(Fault {
                is_temporary: is_temporary(head.status),
                retry_after: retry_after(&head.headers, SystemTime::now()),
                text: self.describe(&what, &bytes),
            });
        }
        if fault.is_some() {
            return Err(temporary(
                "the token endpoint's response did not arrive whole",
            ));
        }
        token(&bytes, start).map_err(|reason| Fault {
            text: self.describe(&format!("the token endpoint's response {reason}"), &bytes),
            is_temporary: false,
            retry_after: None,
        })
    }

    fn request(&self, url: &str, shared: &Shared) -> Request {
        let mut headers = HeaderMap::new();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(agent) = shared.headers.get(USER_AGENT) {
            headers.insert(USER_AGENT, agent.clone());
        }
        let basic = HeaderValue::try_from(format!("Basic {}", self.credentials.basic()));
        let basic = basic.ok().filter(|_| !self.credentials.is_in_body);
        if let Some(mut basic) = basic {
            basic.set_sensitive(true);
            headers.insert(AUTHORIZATION, basic);
        }
        Request {
            method: Method::POST,
            url: url.to_owned(),
            headers,
            body: self.credentials.form().into(),
        }
    }

    /// Returns why a token request got no response.
    fn unsent(&self, error: &TransportError) -> Fault {
        let cause = self.scrub().clean(&error.to_string());
        Fault {
            text: format!("the token endpoint cannot be asked: {cause}"),
            is_temporary: error.kind() != TransportErrorKind::Unsendable,
            retry_after: None,
        }
    }

    /// Returns the text of an error: `what`, and the code and description that the token endpoint's
    /// response has ([RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    fn describe(&self, what: &str, body: &[u8]) -> String {
        let (code, message) = code_and_message(body);
        let texts = [Some(what.to_owned()), code, message];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        self.scrub().clean(&texts.join(": "))
    }

    /// Returns the secrets of a token request.
    fn scrub(&self) -> Scrub {
        let mut scrub = Scrub::default();
        scrub.add(self.credentials.secret.clone());
        scrub.add(self.credentials.basic().into());
        scrub
    }
}

fn temporary(text: &str) -> Fault {
    Fault {
        text: text.to_owned(),
        is_temporary: true,
        retry_after: None,
    }
}

/// Reads the response with a token, whose lifetime counts from `start`, when it was requested
/// ([RFC 6749, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)).
fn token(body: &[u8], start: Instant) -> Result<Token, &'static str> {
    let body: Value = serde_json::from_slice(body).map_err(|_| "is not JSON")?;
    let secret = body["access_token"]
        .as_str()
        .ok_or("has no `access_token`")?;
    let kind = body["token_type"].as_str().unwrap_or("bearer");
    if !kind.eq_ignore_ascii_case("bearer") {
        return Err("holds a token that is not a bearer token");
    }
    Ok(Token {
        secret: secret.into(),
        end: lifetime(&body["expires_in"]).map(|life| start + life - (life / 10).min(MARGIN)),
    })
}

/// Reads a number of seconds; some servers write it as text.
fn lifetime(value: &Value) -> Option<Duration> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
    Duration::try_from_secs_f64(seconds).ok().map(finite)
}
