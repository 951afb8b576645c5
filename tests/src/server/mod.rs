//! A server of HTTP/1.1 on the loopback interface, with responses from a script.
//!
//! Requests are recorded as they were received. Responses are bytes, so that they can also be wrong,
//! late, cut short or missing. A server ends with its [`Server`], and no connection lasts longer
//! than a limit.

mod request;
mod response;

pub use request::Request;
pub use response::Response;

use response::After;
use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

/// How long a connection is served at most.
const LONGEST: Duration = Duration::from_secs(20);

/// How many connections are accepted at most.
const MOST_CONNECTIONS: usize = 64;

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    accepting: JoinHandle<()>,
}

/// What the connections of a server share.
#[derive(Debug, Default)]
struct State {
    script: VecDeque<Response>,
    requests: Vec<Request>,
}

impl Server {
    /// Starts a server that sends these responses, one to each request, in this order.
    ///
    /// A request beyond them is recorded as well, and its response is 501.
    ///
    /// # Panics
    ///
    /// When the loopback interface has no port left.
    pub async fn start(script: impl IntoIterator<Item = Response>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("loopback has a free port");
        let state = Arc::default();
        let server = Self {
            address: listener.local_addr().expect("a listener has an address"),
            accepting: tokio::spawn(accept(listener, Arc::clone(&state))),
            state,
        };
        server.restart(script);
        server
    }

    /// Begins anew with another script: the requests so far are forgotten.
    pub fn restart(&self, script: impl IntoIterator<Item = Response>) {
        *lock(&self.state) = State {
            script: script.into_iter().collect(),
            requests: Vec::new(),
        };
    }

    /// Returns the URL of the server's root, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns what the `Host` header of a request to this server says.
    #[must_use]
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Returns the requests that were received so far, in their order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state).requests.clone()
    }

    /// Returns the only request that was received.
    ///
    /// # Panics
    ///
    /// When there were more or none.
    #[must_use]
    pub fn request(&self) -> Request {
        let requests = self.requests();
        match <[Request; 1]>::try_from(requests) {
            Ok([request]) => request,
            Err(requests) => panic!("one request was expected, and not {requests:#?}"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves the connections that are made to a listener, side by side. They end with this future.
async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    let mut connections = JoinSet::new();
    for number in 0..MOST_CONNECTIONS {
        let Ok((stream, _)) = listener.accept().await else {
            break;
        };
        connections.spawn(timeout(LONGEST, serve(stream, number, state.clone())));
    }
    connections.join_all().await;
}

/// Sends the responses to the requests of one connection.
async fn serve(
    mut stream: TcpStream,
    number: usize,
    state: Arc<Mutex<State>>,
) -> Result<(), io::Error> {
    stream.set_nodelay(true)?;
    let mut received = Vec::new();
    while let Some(request) = request::read(&mut stream, &mut received, number).await? {
        let response = {
            let mut state = lock(&state);
            state.requests.push(request);
            state.script.pop_front()
        };
        let response = response.unwrap_or_else(|| Response::text(501, "the script has run out"));
        match response.send(&mut stream).await? {
            After::NextRequest => {}
            After::Close => break,
        }
    }
    Ok(())
}
