// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The limits that a client puts on a call.

use std::time::Duration;

/// The longest time limit. A longer one is cut to it, so that every limit is finite and no
/// arithmetic with it overflows.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Time limits, and how much of a body is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// For the whole call: credentials, attempts, waiting between them, reading the body.
    pub(super) call: Duration,
    /// For one attempt: sending the request and reading the response's body.
    pub(super) attempt: Duration,
    /// For opening a connection.
    pub(super) connect: Duration,
    /// For each wait for more of a body that is read as it arrives.
    pub(super) idle: Duration,
    /// For the decoded bytes of a body.
    pub(super) body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            call: Duration::from_secs(60),
            attempt: Duration::from_secs(30),
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(5 * 60),
            body_bytes: 64 << 20,
        }
    }
}

/// Cuts a duration to the longest limit, so that it can be added to any point in time.
pub(super) fn finite(duration: Duration) -> Duration {
    duration.min(LONGEST)
}
