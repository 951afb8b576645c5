//! The hand-written half of every generated client.
//!
//! A generated crate holds a copy of these modules as its `runtime` module, with a `mod.rs` that
//! lists those it needs. They name one another by `super::`, and their macros by
//! `$crate::runtime::`; so both work here and there. Tests are in `tests`, which is not copied.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(
    not(test),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "what is for generated code is used by tests alone here"
    )
)]

pub(crate) use crate as runtime;

mod any_transport;
mod api;
mod auth;
mod base64;
mod body;
mod budget;
mod build_request;
mod builder;
mod call;
mod call_error;
mod client;
mod client_credentials;
mod credential;
mod decimal;
pub mod decode;
pub mod discriminator;
mod disposition;
mod download;
mod error;
mod event_stream;
mod exchange;
mod field_names;
mod file_part;
pub mod finite;
pub mod flat;
mod form;
mod formatted;
mod header;
mod http_transport;
mod identity;
mod incoming;
mod json_lines;
mod limits;
mod media_type;
#[cfg(any(feature = "mock", test))]
pub mod mock;
mod multipart;
pub mod nullable;
mod number;
mod oauth;
pub mod open_enum;
mod open_map;
mod operation;
mod ordered;
mod paging;
mod parameter;
mod parameter_error;
mod path;
mod payload;
mod percent;
pub mod record;
pub mod record_reader;
pub mod record_writer;
mod redact;
mod redirect;
mod request;
mod request_header;
mod response;
mod retry;
mod roots;
mod secret;
mod send;
mod sending;
mod server;
pub mod shape;
mod shared;
mod trace;
mod transport;
mod transport_error;
pub mod union;
pub mod value_enum;
mod variables;
pub mod webhook;

pub use api::{Api, CredentialKind, Scheme, Way};
pub use base64::{Base64, Base64Url};
pub use body::Body;
pub use builder::ClientBuilder;
pub use call::Call;
pub use call_error::CallError;
pub use client::Client;
pub use client_credentials::ClientCredentials;
pub use credential::{Credential, Refresh, TokenError, TokenProvider};
pub use decimal::{Decimal, NotADecimal};
pub use decode::DecodeError;
pub use discriminator::Discriminator;
pub use download::Download;
pub use error::{Error, ErrorKind};
pub use event_stream::{Event, EventStream};
pub use file_part::FilePart;
pub use formatted::Formatted;
pub use header::{Header, HeaderError, HeaderForm};
#[cfg(test)]
use http::Method;
pub use incoming::Incoming;
pub use json_lines::JsonLines;
pub use multipart::Part;
pub use nullable::Nullable;
pub use open_map::OpenMap;
pub use operation::{Case, Endpoint, Operation};
pub use paging::{Items, Pages, Paging};
pub use parameter::Parameter;
pub use parameter_error::ParameterError;
pub use response::Response;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use sending::Sending;
pub use server::{BaseUrl, server_url};
pub use transport::{BoxFuture, Transport};
pub use transport_error::{TransportError, TransportErrorKind};

pub(crate) use call::call_options;
pub(crate) use flat::flat_record;
pub(crate) use open_enum::{integer_enum, string_enum};
pub(crate) use record::record;
pub(crate) use union::{debug_union, union};
pub(crate) use value_enum::value_enum;

#[cfg(test)]
mod tests {
    mod pem;
    mod support;

    mod auth;
    mod body;
    mod budget;
    mod builder;
    mod call;
    mod carriers;
    mod certificates;
    mod contents;
    mod decode;
    mod discriminator;
    mod echo;
    mod error;
    mod flat;
    mod form;
    mod identity;
    mod limits;
    mod mock;
    mod multipart;
    #[cfg(feature = "rustls")]
    mod mutual_tls;
    mod network;
    mod nullable;
    mod oauth;
    mod open_enum;
    mod open_map;
    mod paging;
    mod parameter;
    mod path;
    mod record;
    mod redaction;
    mod redirect;
    mod retry;
    mod roots;
    mod scalars;
    mod secret;
    mod server;
    mod streams;
    mod trace;
    mod union;
    mod webhook;
}
