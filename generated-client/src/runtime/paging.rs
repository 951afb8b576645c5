// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Lists that come in pages.

use super::call::Call;
use super::call_error::CallError;
use super::error::Error;
use super::exchange::Exchange;
use super::operation::Endpoint;
use super::parameter::Parameter;
use super::response::Response;
use super::send::exchange;
use super::trace;
use super::transport::BoxFuture;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

/// The number of latest cursors among which a repeated one is noticed.
const REMEMBERED_CURSORS: usize = 1024;

/// How an operation's response leads to its next page.
#[derive(Debug)]
pub struct Paging<P: 'static, I: 'static> {
    /// The parameter of the query that takes a cursor.
    pub parameter: Parameter,
    /// Returns the cursor of the next page. The last page has none, or an empty one.
    pub next: fn(&P) -> Option<String>,
    /// Returns the items of a page.
    pub items: fn(P) -> Vec<I>,
}

impl Call {
    /// Returns the pages of a list, the first one being that of the cursor set on the call.
    pub fn pages<P, I, E>(
        self,
        endpoint: &'static Endpoint<P, E>,
        paging: &'static Paging<P, I>,
    ) -> Pages<P, E> {
        Pages::new(self, endpoint, paging)
    }

    /// Returns the items of a list, page after page.
    pub fn items<P, I, E>(
        self,
        endpoint: &'static Endpoint<P, E>,
        paging: &'static Paging<P, I>,
    ) -> Items<P, I, E> {
        Items::new(self, endpoint, paging)
    }
}

/// The pages of a list, each requested when the stream is polled for it.
///
/// It ends after the page without a next cursor, after a cursor that was there before, and after
/// an error. To resume it, send a call whose cursor is [`cursor`](Self::cursor).
#[must_use = "no page is requested until the stream is polled"]
pub struct Pages<P: 'static, E: 'static> {
    run: Run,
    endpoint: &'static Endpoint<P, E>,
    next: fn(&P) -> Option<String>,
}

impl<P, E> Pages<P, E> {
    fn new<I>(
        call: Call,
        endpoint: &'static Endpoint<P, E>,
        paging: &'static Paging<P, I>,
    ) -> Self {
        Self {
            run: Run::new(call, paging.parameter),
            endpoint,
            next: paging.next,
        }
    }

    /// Returns the next page, or `None` after the last.
    ///
    /// # Errors
    ///
    /// When the call for it fails. There are no more pages then.
    pub async fn try_next(&mut self) -> Result<Option<P>, CallError<E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Returns the cursor of the page that comes next, or that failed; `None` when that is the
    /// list's first page, and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.run.cursor.as_deref()
    }
}

impl<P, E> Stream for Pages<P, E> {
    type Item = Result<P, CallError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let endpoint = self.endpoint;
        let start = |call| exchange(call, endpoint);
        let Some(exchange) = ready!(self.run.poll(cx, start)) else {
            return Poll::Ready(None);
        };
        let page = exchange
            .map_err(CallError::from)
            .and_then(|exchange| endpoint.read(exchange))
            .map(Response::into_value);
        if let Ok(page) = &page {
            let next = (self.next)(page);
            self.run.advance(next);
        }
        Poll::Ready(Some(page))
    }
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.run.fmt(f)
    }
}

/// The items of a list, page after page.
///
/// It ends as [`Pages`] do, and is resumed in the same way; then the items of a page that was not
/// finished are returned again.
#[must_use = "no item is requested until the stream is polled"]
pub struct Items<P: 'static, I: 'static, E: 'static> {
    pages: Pages<P, E>,
    items: fn(P) -> Vec<I>,
    page: vec::IntoIter<I>,
    /// The cursor of the page that the items are of.
    cursor: Option<String>,
}

impl<P, I, E> Items<P, I, E> {
    fn new(call: Call, endpoint: &'static Endpoint<P, E>, paging: &'static Paging<P, I>) -> Self {
        Self {
            pages: Pages::new(call, endpoint, paging),
            items: paging.items,
            page: Vec::new().into_iter(),
            cursor: None,
        }
    }

    /// Returns the next item, or `None` after the last.
    ///
    /// # Errors
    ///
    /// When the call for its page fails. There are no more items then.
    pub async fn try_next(&mut self) -> Result<Option<I>, CallError<E>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Returns the cursor of the page that the next item is on, as far as that is known; `None`
    /// when that is the list's first page, and after the last item.
    pub fn cursor(&self) -> Option<&str> {
        match self.page.as_slice() {
            [] => self.pages.cursor(),
            _ => self.cursor.as_deref(),
        }
    }
}

/// Nothing in it is pinned: items are only ever moved out.
impl<P, I, E> Unpin for Items<P, I, E> {}

impl<P, I, E> Stream for Items<P, I, E> {
    type Item = Result<I, CallError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let cursor = self.pages.cursor().map(str::to_owned);
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.page = (self.items)(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
            self.cursor = cursor;
        }
    }
}

impl<P, I, E> fmt::Debug for Items<P, I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pages.fmt(f)
    }
}

/// The part of [`Pages`] that does not depend on the type of a page.
struct Run {
    call: Call,
    parameter: Parameter,
    cursor: Option<String>,
    seen: SeenCursors,
    state: State,
}

enum State {
    /// The page of the cursor is to be requested.
    Ready,
    /// It has been requested.
    Waiting(BoxFuture<'static, Result<Exchange, Error>>),
    /// There are no more pages.
    Done,
}

impl Run {
    fn new(call: Call, parameter: Parameter) -> Self {
        let cursor = call.query_text(parameter).map(str::to_owned);
        let mut seen = SeenCursors::default();
        if let Some(cursor) = &cursor {
            seen.insert(cursor);
        }
        Self {
            call,
            parameter,
            cursor,
            seen,
            state: State::Ready,
        }
    }

    /// Waits for the exchange for the page of the current cursor. There is no other until
    /// [`advance`](Self::advance) sets the next cursor.
    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        start: impl FnOnce(Call) -> BoxFuture<'static, Result<Exchange, Error>>,
    ) -> Poll<Option<Result<Exchange, Error>>> {
        if let State::Ready = self.state {
            self.state = State::Waiting(start(self.call.clone()));
        }
        let State::Waiting(exchange) = &mut self.state else {
            return Poll::Ready(None);
        };
        let exchange = ready!(exchange.as_mut().poll(cx));
        self.state = State::Done;
        Poll::Ready(Some(exchange))
    }

    /// Moves to the next page.
    fn advance(&mut self, next: Option<String>) {
        self.cursor = next.filter(|cursor| !cursor.is_empty());
        let Some(cursor) = &self.cursor else {
            return;
        };
        if self.seen.insert(cursor) {
            self.call.query(self.parameter, cursor);
            self.state = State::Ready;
        } else {
            trace::event!(
                warn,
                operation = self.call.operation().id,
                "the list ends at a cursor that was there before"
            );
            self.cursor = None;
        }
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("call", &self.call)
            .field("is_done", &matches!(self.state, State::Done))
            .finish_non_exhaustive()
    }
}

/// The hashes of the latest cursors: not of all, so that a long list needs little memory.
#[derive(Default)]
struct SeenCursors(VecDeque<u64>);

impl SeenCursors {
    /// Adds a cursor, and returns whether it is new.
    fn insert(&mut self, cursor: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        cursor.hash(&mut hasher);
        let hash = hasher.finish();
        if self.0.contains(&hash) {
            return false;
        }
        if self.0.len() == REMEMBERED_CURSORS {
            self.0.pop_front();
        }
        self.0.push_back(hash);
        true
    }
}
