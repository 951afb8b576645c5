// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! From the last answer of a call to its value or its error.

use super::body::BodyFault;
use super::call_error::CallError;
use super::decode::{Answer, DecodeError};
use super::error::{Error, ErrorKind};
use super::operation::{Case, Endpoint, Operation, best};
use super::redact::Scrub;
use super::response::Response;

/// What a call has come to: the last answer, and how it was reached.
pub(super) struct Exchange {
    pub(super) operation: &'static Operation,
    pub(super) answer: Answer,
    /// Why the body is not all there.
    pub(super) fault: Option<BodyFault>,
    pub(super) attempts: u32,
    pub(super) scrub: Scrub,
}

impl<T, E> Endpoint<T, E> {
    /// Gives an answer its meaning: the status first, then the body.
    ///
    /// # Errors
    ///
    /// When the answer is an error, or not what is documented.
    pub(super) fn read(&self, exchange: Exchange) -> Result<Response<T>, CallError<E>> {
        let status = exchange.answer.status();
        match (best(self.success, status), best(self.failure, status)) {
            (Some((precision, case)), failure)
                if failure
                    .as_ref()
                    .is_none_or(|(other, _)| precision >= *other) =>
            {
                Ok(value(case, exchange)?)
            }
            (_, Some((_, case))) => Err(documented_error(case, exchange)),
            (_, None) => Err(exchange.undocumented().into()),
        }
    }
}

fn value<T>(case: &Case<T>, exchange: Exchange) -> Result<Response<T>, Error> {
    if exchange.fault.is_some() {
        return Err(exchange.unread());
    }
    match case.decode(&exchange.answer) {
        Ok(value) => {
            let (status, headers, _) = exchange.answer.into_parts();
            Ok(Response::new(value, status, headers))
        }
        Err(error) => Err(exchange.undecoded(&error)),
    }
}

fn documented_error<E>(case: &Case<E>, exchange: Exchange) -> CallError<E> {
    let api = match exchange.fault {
        Some(_) => None,
        None => case.decode(&exchange.answer).ok(),
    };
    let error = match api {
        Some(_) => exchange.error(ErrorKind::Api, ""),
        None => exchange.undocumented(),
    };
    CallError::new(error, api)
}

impl Exchange {
    /// Returns the error for an answer whose status or body is not documented.
    fn undocumented(self) -> Error {
        if !self.answer.status().is_success() {
            let reason = self.fault.as_ref().map(ToString::to_string);
            return self.error(ErrorKind::Api, &reason.unwrap_or_default());
        }
        self.error(ErrorKind::UnexpectedStatus, "the status is not documented")
    }

    /// Returns the error for a body that was not read to its end.
    fn unread(self) -> Error {
        let (kind, reason) = match &self.fault {
            _ if is_error(&self.answer) => return self.undocumented(),
            None => (ErrorKind::Body, String::new()),
            Some(BodyFault::Timeout) => (ErrorKind::Timeout, BodyFault::Timeout.to_string()),
            Some(fault) => (ErrorKind::Body, fault.to_string()),
        };
        self.error(kind, &reason)
    }

    /// Returns the error for a body that is not what is documented.
    fn undecoded(self, error: &DecodeError) -> Error {
        let kind = match is_error(&self.answer) {
            true => ErrorKind::Api,
            false => ErrorKind::Decode,
        };
        self.error(kind, &error.to_string())
    }

    fn error(self, kind: ErrorKind, reason: &str) -> Error {
        Error::new(kind, self.scrub.clean(reason))
            .of(self.operation.id)
            .after(self.attempts)
            .with_answer(self.answer, &self.scrub)
    }
}

/// Whether an answer's status is an error's, which a document can declare as a success only by
/// naming nothing but `default`.
fn is_error(answer: &Answer) -> bool {
    let status = answer.status();
    status.is_client_error() || status.is_server_error()
}
