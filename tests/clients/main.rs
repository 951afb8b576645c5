//! The clients of fixtures against a real server: the bytes that arrive there, and what becomes of its
//! responses. Each module is named after the fixture whose client it tests.
//!
//! `tests/compile` writes the manifest of this program, and the list of its modules, beside the crates that it
//! generates.

#[path = "../src/server/mod.rs"]
#[expect(dead_code, reason = "the tests of the Users client use all of it")]
mod server;

// Written by `tests/compile`: a module for each file of this folder.
include!(concat!(env!("CARGO_MANIFEST_DIR"), "/modules.rs"));

use server::{Response, Server};

/// Makes a client of a fixture for a server.
macro_rules! client {
    ($fixture:ident, $server:expr) => {
        $fixture::Client::builder()
            .base_url($server.url())
            .build()
            .expect("the settings are valid")
    };
}
use client;

/// Starts a server whose responses to this many requests are 204.
async fn quiet_server(requests: usize) -> Server {
    Server::start(vec![Response::status(204); requests]).await
}

/// Returns the targets of the requests that a server has received.
fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests.into_iter().map(|request| request.target).collect()
}
