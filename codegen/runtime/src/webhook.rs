//! Requests that the API sends to an application.

use super::decode::{self, DecodeError, RawResponse};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

/// Reads the JSON body of a request that the API sent.
///
/// # Errors
///
/// When the body is not JSON or does not have the type's shape.
pub fn body<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let body = Bytes::copy_from_slice(body);
    decode::json(&RawResponse::new(StatusCode::OK, HeaderMap::new(), body))
}
