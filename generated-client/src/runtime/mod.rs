// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! What is the same in every client: how calls are made, and how values are read and written.

mod api;
mod auth;
mod base64;
mod body;
mod budget;
mod builder;
mod call;
mod call_error;
mod client;
mod decimal;
pub mod decode;
mod error;
mod exchange;
mod formatted;
mod http_transport;
mod limits;
#[cfg(feature = "mock")]
pub mod mock;
mod nullable;
pub mod open_enum;
mod operation;
mod paging;
mod parameter;
mod path;
mod percent;
mod redact;
mod redirect;
mod request;
mod response;
mod retry;
mod secret;
mod send;
mod server;
mod trace;
mod transport;
pub mod union;
mod variables;
pub mod wire;

pub use api::{Api, CredentialKind};
pub use auth::{Credential, Refresh, TokenError, TokenProvider};
pub use base64::{Base64, Base64Url};
pub use body::Body;
pub use builder::ClientBuilder;
pub use call::Call;
pub(crate) use call::call_options;
pub use call_error::CallError;
pub use client::Client;
pub use decimal::{Decimal, NotADecimal};
pub use error::{Error, ErrorKind};
pub use formatted::Formatted;
pub use nullable::Nullable;
pub(crate) use open_enum::{integer_enum, string_enum};
pub use operation::{Case, Endpoint, Operation};
pub use paging::{Items, Pages, Paging};
pub use parameter::Parameter;
pub use response::Response;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use server::{BaseUrl, server_url};
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
pub(crate) use union::union;
pub(crate) use wire::record;
