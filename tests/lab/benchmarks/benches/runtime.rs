//! What a generated client does at run time, against the same by hand.

use std::future::ready;
use std::hint::black_box;

use benchmarks::{TOKEN, USER, USER_ID, by_hand, generated, page, runtime, server};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde::Deserialize;
use users_client::{
    Body, BoxFuture, Client, Secret, Transport, TransportError, TransportErrorKind, models,
};

/// The users of a page to decode.
const USERS: usize = 100;

/// The client's user with serde's derive in place of `record!`.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only decoded")]
struct User {
    r#type: Option<models::UserType>,
    id: Option<String>,
    name: Option<String>,
    email_adress: Option<String>,
    has_valid_password: Option<bool>,
    reset_token: Option<Secret>,
    reset_token_expires_at: Option<jiff::Timestamp>,
}

/// The client's page of users, likewise.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only decoded")]
struct Users {
    items: Option<Vec<User>>,
    limit: Option<i64>,
    next_cursor: Option<String>,
    previous_cursor: Option<String>,
}

fn decode(criterion: &mut Criterion) {
    let text = page(USERS);
    decode_page(criterion, "decode", &text);
    decode_body(criterion, text.as_bytes());
    let value: serde_json::Value = serde_json::from_str(&text).expect("is sound");
    decode_page(
        criterion,
        "decode with members sorted by name",
        &value.to_string(),
    );
}

fn decode_page(criterion: &mut Criterion, name: &str, text: &str) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("record!", |bencher| {
        bencher.iter(|| serde_json::from_str::<models::Users>(black_box(text)).expect("is sound"));
    });
    group.bench_function("derive", |bencher| {
        bencher.iter(|| serde_json::from_str::<Users>(black_box(text)).expect("is sound"));
    });
    group.finish();
}

/// Decodes a body as a client has it, and as `reqwest` does.
fn decode_body(criterion: &mut Criterion, body: &[u8]) {
    let mut group = criterion.benchmark_group("decode a body");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("record!", |bencher| {
        bencher.iter(|| {
            let text = std::str::from_utf8(black_box(body)).expect("is text");
            serde_json::from_str::<models::Users>(text).expect("is sound")
        });
    });
    group.bench_function("derive", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Users>(black_box(body)).expect("is sound"));
    });
    group.finish();
}

/// A transport that sends nothing: what is left of a call is building its request.
struct Nowhere;

impl Transport for Nowhere {
    fn send(
        &self,
        request: users_client::http::Request<Body>,
    ) -> BoxFuture<'_, Result<users_client::http::Response<Body>, TransportError>> {
        black_box(request);
        let error = TransportError::new(TransportErrorKind::Unsendable, "nothing is sent");
        Box::pin(ready(Err(error)))
    }
}

fn request(criterion: &mut Criterion) {
    let base_url = "http://127.0.0.1";
    let client = Client::builder()
        .base_url(base_url)
        .bearer_token(TOKEN)
        .transport(Nowhere);
    let client = client.build().expect("the settings are sound");
    let by_hand = by_hand::Client::new(base_url);
    let runtime = runtime();
    let mut group = criterion.benchmark_group("request");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            let call = client.users().get_user(black_box(USER_ID)).send();
            runtime.block_on(call).is_err()
        });
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| by_hand.request(black_box(USER_ID)).build().is_ok());
    });
    group.finish();
}

fn call(criterion: &mut Criterion) {
    let base_url = server::start(USER).expect("there is a port");
    let client = generated(&base_url);
    let by_hand = by_hand::Client::new(&base_url);
    let runtime = runtime();
    let mut group = criterion.benchmark_group("call over loopback");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            let call = client.users().get_user(USER_ID).send();
            runtime.block_on(call).expect("the server answers")
        });
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            let call = by_hand.get_user(USER_ID);
            runtime.block_on(call).expect("the server answers")
        });
    });
    group.finish();
}

criterion_group!(benches, decode, request, call);
criterion_main!(benches);
