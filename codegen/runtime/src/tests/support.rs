//! An API to call, and a client whose transport is scripted.

use crate::mock::{MockTransport, Reply};
use crate::{
    Api, Call, CallError, Case, Client, ClientBuilder, CredentialKind, Endpoint, Method, Operation,
    Response, Scheme, Way, decode,
};
use serde_json::Value;

pub(super) static API: Api = Api {
    user_agent: "test-client/1.0.0",
    base_url: "https://api.test/v1",
    environment_prefix: "TEST",
    schemes: &[
        Scheme {
            name: "Bearer",
            kind: CredentialKind::Authorization("Bearer"),
            ways: &[Way::secret("bearer_token", &["BEARER_TOKEN"])],
        },
        Scheme {
            name: "Key",
            kind: CredentialKind::Header("x-api-key"),
            ways: &[Way::secret("api_key", &["API_KEY"])],
        },
    ],
};

/// Responds with a JSON value on 200, with a documented error on 400, 401 and 404.
pub(super) type Things = Endpoint<Value, Value>;

/// Returns an operation of this method that needs no credential.
pub(super) fn things(method: Method) -> &'static Things {
    things_with(method, &[])
}

/// Returns an operation of this method and these security requirements.
pub(super) fn things_with(
    method: Method,
    security: &'static [&'static [&'static str]],
) -> &'static Things {
    Box::leak(Box::new(Endpoint {
        operation: Operation {
            id: "things",
            method: method.as_str().to_owned().leak(),
            path: "/things",
            accept: "application/json",
            security,
            base_url: None,
        },
        success: const { &[Case::code(200, decode::json)] },
        failure: const {
            &[
                Case::code(400, decode::json),
                Case::code(401, decode::json),
                Case::code(404, decode::json),
            ]
        },
    }))
}

/// Returns a transport that gives these replies.
pub(super) fn script(replies: impl IntoIterator<Item = Reply>) -> MockTransport {
    let mock = MockTransport::new();
    for reply in replies {
        mock.reply(reply);
    }
    mock
}

/// Returns a builder of a client of this transport.
pub(super) fn builder(mock: &MockTransport) -> ClientBuilder {
    ClientBuilder::new(&API).transport(mock.clone())
}

/// Returns a client of this transport.
pub(super) fn client(mock: &MockTransport) -> Client {
    builder(mock).build().unwrap()
}

/// Sends a call without arguments.
pub(super) async fn send(
    client: &Client,
    endpoint: &'static Things,
) -> Result<Response<Value>, CallError<Value>> {
    Call::new(client, &endpoint.operation)
        .send_with_response(endpoint)
        .await
}

/// A reply that ends a call well.
pub(super) fn ok() -> Reply {
    Reply::json(200, &serde_json::json!({ "ok": true }))
}
