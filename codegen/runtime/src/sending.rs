//! The future of a call: once it is awaited it sends the call, and gives the value of its response.

use super::call::Call;
use super::call_error::CallError;
use super::error::Error;
use super::exchange::Exchange;
use super::operation::Endpoint;
use super::response::Response;
use super::send::exchange;
use super::transport::BoxFuture;
use std::convert::identity;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A future that sends a call. Its output is an `R`, which is the value of the response or the whole
/// [`Response`] with the value, or a [`CallError`] where there is no response or one without a value.
///
/// It is one type for all operations, rather than a future that the compiler writes for each, and
/// can be kept in a struct, moved between threads and spawned. Dropping it cancels the call.
#[must_use = "nothing is sent until this is awaited"]
pub struct Sending<T: 'static, E: 'static, R = T> {
    exchange: BoxFuture<'static, Result<Exchange, Error>>,
    endpoint: &'static Endpoint<T, E>,
    take: fn(Response<T>) -> R,
}

impl Call {
    /// Returns a future that sends the call and gives the value of its response.
    pub fn send<T, E>(self, endpoint: &'static Endpoint<T, E>) -> Sending<T, E> {
        let exchange = exchange(self, endpoint);
        Sending::new(exchange, endpoint, Response::into_value)
    }

    /// Returns a future that sends the call and gives the value of its response with status and headers.
    pub fn send_with_response<T, E>(
        self,
        endpoint: &'static Endpoint<T, E>,
    ) -> Sending<T, E, Response<T>> {
        let exchange = exchange(self, endpoint);
        Sending::new(exchange, endpoint, identity)
    }
}

impl<T, E, R> Sending<T, E, R> {
    fn new(
        exchange: BoxFuture<'static, Result<Exchange, Error>>,
        endpoint: &'static Endpoint<T, E>,
        take: fn(Response<T>) -> R,
    ) -> Self {
        Self {
            exchange,
            endpoint,
            take,
        }
    }
}

impl<T, E, R> Future for Sending<T, E, R> {
    type Output = Result<R, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let exchange = ready!(self.exchange.as_mut().poll(cx))?;
        Poll::Ready(self.endpoint.read(exchange).map(self.take))
    }
}

impl<T, E, R> fmt::Debug for Sending<T, E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending")
            .field("operation", &self.endpoint.operation.id)
            .finish_non_exhaustive()
    }
}
