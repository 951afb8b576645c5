//! The budget of a client's retries.

use std::sync::atomic::{AtomicU32, Ordering};

/// The tokens of a full budget, enough for a hundred retries.
const FULL: u32 = 500;

/// The tokens that a retry costs.
const RETRY: u32 = 5;

/// The tokens that a response adds that needs no retry: in the long run a fifth of the requests may
/// be repeated.
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
    /// Takes the tokens that a retry costs, and returns whether there were enough.
    pub(super) fn withdraw(&self) -> bool {
        self.update(|tokens| tokens.checked_sub(RETRY))
    }

    /// Adds tokens, for a response that needs no retry.
    pub(super) fn deposit(&self) {
        self.update(|tokens| (tokens < FULL).then_some(tokens + DEPOSIT));
    }

    fn update(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, change)
            .is_ok()
    }
}
