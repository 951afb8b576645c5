// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Whether a request is repeated, and when.

use super::limits::finite;
use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, Method, StatusCode};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, SystemTime};

/// How often a request is repeated after a temporary failure, and how long to wait before that.
///
/// A request is repeated when
///
/// - no connection was established, whatever the method;
/// - the connection failed, an attempt took too long, or the response is 408, 429, 500, 502, 503 or
///   504, and repeating does no harm: the method is GET, HEAD, PUT, DELETE, OPTIONS or QUERY, the call
///   has an `Idempotency-Key` header, or the policy says that it is [`idempotent`](Self::idempotent);
/// - the status is a success, the body did not arrive completely, and repeating gives the same
///   response: as above, but not for PUT and DELETE, of which the second may fail after the first.
///
/// The wait before each retry is random, between zero and a ceiling that doubles each time. When the
/// server asks for a wait by `Retry-After`, it is at least as long; if that is longer than the
/// policy or the call's time limit allows, the response is returned at once. All calls of a client
/// share a budget, so that repeated requests do not bring down a server that is in trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    max_retries: u32,
    base: Duration,
    cap: Duration,
    max_retry_after: Duration,
    idempotent: bool,
}

impl RetryPolicy {
    /// Repeats twice, the first time after at most 0.5 s; a wait is at most 8 s, or 30 s when the
    /// server asks for it.
    pub const fn new() -> Self {
        Self {
            max_retries: 2,
            base: Duration::from_millis(500),
            cap: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(30),
            idempotent: false,
        }
    }

    /// Repeats nothing.
    pub const fn none() -> Self {
        Self::new().max_retries(0)
    }

    /// Sets how often a request is repeated.
    pub const fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// Sets the ceiling of the first wait.
    pub const fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// Sets the ceiling of every wait that the server did not ask for.
    pub const fn cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// Sets the longest wait that the server can ask for.
    pub const fn max_retry_after(mut self, max_retry_after: Duration) -> Self {
        self.max_retry_after = max_retry_after;
        self
    }

    /// Says that repeating does no harm, whatever the method: the server recognises the request.
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Whether repeating a request of this method does no harm. `has_key` is whether the call has an
    /// `Idempotency-Key`.
    pub(super) fn is_repeatable(&self, method: &Method, has_key: bool) -> bool {
        self.idempotent || has_key || is_idempotent(method)
    }

    /// Whether repeating a request of this method does no harm even though it has succeeded, and
    /// gives the same response.
    pub(super) fn is_repeatable_when_done(&self, method: &Method, has_key: bool) -> bool {
        self.idempotent || has_key || is_read_only(method)
    }

    /// Returns how long to wait before the next attempt, or `None` if there is to be none.
    ///
    /// `chance` is a random number from 0 up to, but without, 1.
    pub(super) fn delay(
        &self,
        retries: u32,
        retry_after: Option<Duration>,
        chance: f64,
    ) -> Option<Duration> {
        if retries >= self.max_retries {
            return None;
        }
        match retry_after {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => Some(finite(asked) + self.ceiling(0).mul_f64(chance)),
            None => Some(self.ceiling(retries).mul_f64(chance)),
        }
    }

    fn ceiling(&self, retries: u32) -> Duration {
        let doubled = self.base.saturating_mul(2_u32.saturating_pow(retries));
        finite(doubled.min(self.cap))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// The methods that [RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)
/// lets a client repeat.
fn is_idempotent(method: &Method) -> bool {
    is_read_only(method) || [Method::PUT, Method::DELETE].contains(method)
}

/// The safe methods among them, `QUERY` of OpenAPI 3.2 included.
fn is_read_only(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::OPTIONS].contains(method) || method.as_str() == "QUERY"
}

/// Whether a request that got this status may succeed soon.
pub(super) fn is_temporary(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// Returns a random number from 0 up to, but without, 1.
///
/// The standard library seeds its hash maps; that is random enough to spread clients in time.
pub(super) fn chance() -> f64 {
    let random = RandomState::new().build_hasher().finish();
    (random >> 32) as f64 / (1_u64 << 32) as f64
}

/// Returns the wait that a `Retry-After` header asks for, in seconds or as a date. A date counts
/// from the response's own `Date`, which makes up for clocks that differ, or else from `now`.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let date = |header: &http::HeaderValue| httpdate::parse_http_date(header.to_str().ok()?).ok();
    let now = headers.get(DATE).and_then(date).unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default())
}
