// @generated from the API's description by `cargo xtask generate`. Do not edit.

#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_names,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::len_without_is_empty,
    clippy::module_inception,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::type_complexity,
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints,
    reason = "names and sizes are the document's"
)]

pub mod api;
mod client;
pub mod models;
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "an API uses a part of the runtime"
)]
mod runtime;

pub use bytes;
pub use client::Environment;
pub use http;
pub use jiff;
#[cfg(feature = "mock")]
pub use runtime::mock;
pub use runtime::{
    BaseUrl, Body, BoxFuture, CallError, Client, ClientBuilder, Error, ErrorKind, Items,
    Pages, Refresh, Response, RetryPolicy, Secret, Sending, TokenProvider, Transport,
    TransportError, TransportErrorKind,
};
