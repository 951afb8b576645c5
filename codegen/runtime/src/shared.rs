//! What all requests of a client share.

use super::any_transport::AnyTransport;
use super::budget::RetryBudget;
use super::limits::Limits;
use super::redact::Scrub;
use super::retry::RetryPolicy;
use http::HeaderMap;

/// What all requests of a client share, those of calls and those for tokens.
///
/// The credentials of calls are not in it: a source of tokens sends its requests by this, and is
/// itself a credential.
pub(super) struct Shared {
    /// Without a slash at its end.
    pub(super) base_url: String,
    /// The index of the environment. None when the caller chose the base URL, which then also holds
    /// for operations that have a server of their own on another host.
    pub(super) environment: Option<usize>,
    /// The user agent and the caller's default headers.
    pub(super) headers: HeaderMap,
    /// The secrets among the default headers and the credentials.
    pub(super) scrub: Scrub,
    pub(super) limits: Limits,
    pub(super) retry: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) transport: AnyTransport,
}
