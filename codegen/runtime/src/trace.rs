//! Spans and events, with the feature `tracing`; nothing without it.
//!
//! They name the operation and its path template. URLs, headers and bodies never get here.

use super::error::Error;
use super::exchange::Exchange;
use super::operation::Operation;
use super::transport::BoxFuture;

/// Emits an event of a level of `tracing`.
macro_rules! event {
    ($level:ident, $($event:tt)+) => {
        #[cfg(feature = "tracing")]
        {
            tracing::$level!($($event)+);
        }
    };
}
pub(super) use event;

/// Boxes the future of a call, inside a span of its own.
#[cfg(feature = "tracing")]
pub(super) fn in_span<T>(
    operation: &'static Operation,
    call: impl Future<Output = T> + Send + 'static,
) -> BoxFuture<'static, T> {
    use tracing::Instrument;
    use tracing::field::Empty;

    let span = tracing::info_span!(
        "call",
        operation = operation.id,
        method = operation.method,
        path = operation.path,
        status = Empty,
        attempts = Empty,
    );
    Box::pin(call.instrument(span))
}

/// Boxes the future of a call.
#[cfg(not(feature = "tracing"))]
pub(super) fn in_span<T>(
    _operation: &'static Operation,
    call: impl Future<Output = T> + Send + 'static,
) -> BoxFuture<'static, T> {
    Box::pin(call)
}

/// Records the outcome of a call on its span.
#[cfg(feature = "tracing")]
pub(super) fn finished(result: &Result<Exchange, Error>, attempts: u32) {
    let span = tracing::Span::current();
    span.record("attempts", attempts);
    if let Ok(exchange) = result {
        span.record("status", exchange.response.status().as_u16());
    }
}

/// Does nothing.
#[cfg(not(feature = "tracing"))]
pub(super) fn finished(_result: &Result<Exchange, Error>, _attempts: u32) {}
