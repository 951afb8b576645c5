//! What the tests of this package share. The tests themselves are in `tests/`.

pub mod fixtures;
pub mod server;

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
