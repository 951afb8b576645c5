//! The client in Rust's terms, as far as both its code and its pages show it.

mod context;
pub mod credentials;
pub mod example;
pub mod features;
pub mod literal;
pub mod response;
pub mod servers;
pub mod ty;

pub use context::Context;

/// The oldest compiler that builds a generated crate: that of its dependencies.
pub const RUST_VERSION: &str = "1.85";
