//! The client in Rust's terms, as far as both its code and its pages show it: the spelling of types, what operations
//! return, example calls, servers, credentials and features.

mod context;
pub mod credentials;
pub mod example;
pub mod features;
pub mod front_page;
pub mod literal;
pub mod response;
pub mod servers;
pub mod ty;

pub use context::Context;

/// The oldest compiler that builds a generated crate, which its dependencies decide.
pub const RUST_VERSION: &str = "1.85";
