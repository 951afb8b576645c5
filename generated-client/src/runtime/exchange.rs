// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Reading the last response of a call as its value or its error.

use super::body::{Body, BodyFault};
use super::call_error::CallError;
use super::decode::{DecodeError, RawResponse};
use super::error::{Error, ErrorKind};
use super::incoming::Incoming;
use super::operation::{Case, Decode, Endpoint, Operation};
use super::redact::Scrub;
use super::response::Response;
use std::time::Duration;

/// The outcome of a call: its last response, and what is needed to read it.
pub(super) struct Exchange {
    pub(super) operation: &'static Operation,
    pub(super) response: RawResponse,
    /// The index of the case that the response belongs to, among the endpoint's keys.
    pub(super) case: Option<usize>,
    /// The body, where the value reads it as it arrives. That of `response` is empty then.
    pub(super) rest: Option<Body>,
    /// Why the body was not read to its end, if it was not.
    pub(super) fault: Option<BodyFault>,
    pub(super) attempts: u32,
    pub(super) scrub: Scrub,
    /// The time limit for each wait for more of a body that is read as it arrives.
    pub(super) idle: Duration,
    /// The number of bytes of such a body that may be held at once.
    pub(super) limit: usize,
}

impl<T, E> Endpoint<T, E> {
    /// Reads the response: the status decides on the case, and the case reads the body.
    ///
    /// # Errors
    ///
    /// When the response is an error, or not what is documented.
    pub(super) fn read(&self, exchange: Exchange) -> Result<Response<T>, CallError<E>> {
        let Some(index) = exchange.case else {
            return Err(exchange.undocumented().into());
        };
        if let Some(case) = self.success.get(index) {
            return Ok(value(case, exchange)?);
        }
        match self.failure.get(index - self.success.len()) {
            Some(case) => Err(documented_error(case, exchange)),
            None => Err(exchange.undocumented().into()),
        }
    }
}

fn value<T>(case: &Case<T>, exchange: Exchange) -> Result<Response<T>, Error> {
    if exchange.fault.is_some() {
        return Err(exchange.unread());
    }
    let decoded = match case.decode() {
        Decode::Body(decode) => decode(&exchange.response),
        Decode::Stream(open) => {
            let (status, headers) = exchange.response.head();
            return Ok(Response::new(open(exchange.incoming()), status, headers));
        }
    };
    match decoded {
        Ok(value) => {
            let (status, headers, _) = exchange.response.into_parts();
            Ok(Response::new(value, status, headers))
        }
        Err(error) => Err(exchange.undecoded(&error)),
    }
}

fn documented_error<E>(case: &Case<E>, exchange: Exchange) -> CallError<E> {
    let api = match (&exchange.fault, case.decode()) {
        (None, Decode::Body(decode)) => decode(&exchange.response).ok(),
        (None, Decode::Stream(_)) | (Some(_), _) => None,
    };
    let error = match api {
        Some(_) => exchange.error(ErrorKind::Api, ""),
        None => exchange.undocumented(),
    };
    CallError::new(error, api)
}

impl Exchange {
    /// Returns the response as one whose body is read as it arrives.
    fn incoming(self) -> Incoming {
        let (status, headers, body) = self.response.into_parts();
        Incoming {
            operation: self.operation.id,
            attempts: self.attempts,
            scrub: self.scrub,
            status,
            headers,
            body: Some(self.rest.unwrap_or_else(|| body.into())),
            idle: self.idle,
            limit: self.limit,
            timer: None,
        }
    }

    /// Returns the error for a response whose status or body is not documented.
    fn undocumented(self) -> Error {
        if !self.response.status().is_success() {
            let reason = self.fault.as_ref().map(ToString::to_string);
            return self.error(ErrorKind::Api, &reason.unwrap_or_default());
        }
        self.error(ErrorKind::UnexpectedStatus, "the status is not documented")
    }

    /// Returns the error for a body that was not read to its end.
    fn unread(self) -> Error {
        let (kind, reason) = match &self.fault {
            _ if is_error(&self.response) => return self.undocumented(),
            None => (ErrorKind::Body, String::new()),
            Some(fault) => (fault.kind(), fault.to_string()),
        };
        self.error(kind, &reason)
    }

    /// Returns the error for a body that is not what is documented.
    fn undecoded(self, error: &DecodeError) -> Error {
        let kind = match is_error(&self.response) {
            true => ErrorKind::Api,
            false => ErrorKind::Decode,
        };
        self.error(kind, &error.to_string())
    }

    fn error(self, kind: ErrorKind, reason: &str) -> Error {
        Error::new(kind, self.scrub.clean(reason))
            .of(self.operation.id)
            .after(self.attempts)
            .with_response(self.response, &self.scrub)
    }
}

/// Whether a response's status is an error's. Its case may be that of a success all the same, where a
/// document declares nothing but `default`.
fn is_error(response: &RawResponse) -> bool {
    let status = response.status();
    status.is_client_error() || status.is_server_error()
}
