//! How many requests a client may repeat altogether.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a full budget holds: a hundred retries.
const FULL: u32 = 500;

/// What a retry takes.
const RETRY: u32 = 5;

/// What a response gives back that needs no retry: in the long run a fifth of the requests may be
/// repeated.
const DEPOSIT: u32 = 1;

/// A bucket of tokens that the calls of a client share. While a server is in trouble it runs dry,
/// and calls fail at once instead of adding to the load.
#[derive(Debug)]
pub(super) struct RetryBudget(AtomicU32);

impl Default for RetryBudget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl RetryBudget {
    /// Takes what a retry costs, and returns whether there was enough.
    pub(super) fn withdraw(&self) -> bool {
        self.update(|tokens| tokens.checked_sub(RETRY))
    }

    /// Gives back a little, for a response that needs no retry.
    pub(super) fn deposit(&self) {
        self.update(|tokens| (tokens < FULL).then_some(tokens + DEPOSIT));
    }

    fn update(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, change)
            .is_ok()
    }
}
