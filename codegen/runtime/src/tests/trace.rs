//! What a subscriber of `tracing` sees of a call.
#![cfg(feature = "tracing")]

use super::support::{builder, ok, script, things_with};
use crate::mock::Reply;
use crate::{
    Call, Case, Credential, Endpoint, Method, Operation, Paging, Parameter, Refresh, RetryPolicy,
    decode,
};
use serde_json::{Value, json};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tracing::Level;
use tracing::instrument::WithSubscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Keeps what is written.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Returns everything that is logged while the future runs.
async fn logged(future: impl Future<Output = ()>) -> String {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_max_level(Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .without_time()
        .finish();
    future.with_subscriber(subscriber).await;
    let bytes = log.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_events_and_without_secrets() {
    const CANARY: &str = "canary-4f1e9b";
    let mock = script([
        Reply::status(503).body(CANARY),
        Reply::status(302).header("location", &format!("/v1/moved?{CANARY}")),
        Reply::json(401, &CANARY),
        ok().header("set-cookie", CANARY),
    ]);
    let provider = |_: Refresh| async { Ok(CANARY) };
    let client = builder(&mock)
        .credential("Bearer", Credential::provider(provider))
        .retry(RetryPolicy::new().base(Duration::ZERO))
        .build()
        .unwrap();
    let endpoint = things_with(Method::GET, &[&["Bearer"]]);
    let mut call = Call::new(&client, &endpoint.operation);
    call.query(Parameter::form("q"), CANARY);
    call.header("x-a", CANARY);
    call.json("application/json", CANARY);
    let log = logged(async {
        call.send(endpoint).await.unwrap();
    })
    .await;
    for expected in [
        "call{operation=\"things\" method=\"GET\" path=\"/things\"",
        "sending the request again attempt=1",
        "following a redirect",
        "the token was refused, asking for another",
        "attempts=4 status=200",
    ] {
        assert!(log.contains(expected), "{expected} in {log}");
    }
    assert!(!log.contains("canary"), "{log}");
    assert!(!log.contains("moved"), "{log}");
}

#[tokio::test]
async fn a_repeated_cursor_is_warned_of() {
    static LIST: Endpoint<Value, Value> = Endpoint {
        operation: Operation {
            id: "list",
            method: "GET",
            path: "/list",
            accept: "application/json",
            security: &[],
            base_url: None,
        },
        success: &[Case::code(200, decode::json)],
        failure: &[],
    };
    static PAGING: Paging<Value, ()> = Paging {
        parameter: Parameter::form("cursor"),
        next: |_| Some("canary".to_owned()),
        items: |_| Vec::new(),
    };
    let mock = script([Reply::json(200, &json!({})), Reply::json(200, &json!({}))]);
    let client = builder(&mock).build().unwrap();
    let log = logged(async {
        let mut items = Call::new(&client, &LIST.operation).items(&LIST, &PAGING);
        assert!(items.try_next().await.unwrap().is_none());
    })
    .await;
    assert!(log.contains("WARN"), "{log}");
    assert!(
        log.contains("the list ends at a cursor that was there before operation=\"list\""),
        "{log}"
    );
    assert!(!log.contains("canary"), "{log}");
}
