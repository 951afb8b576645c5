//! Calls a client as a plan says.
//!
//! Reads `{"calls": […]}` from the file that the argument names, and prints a list with what came of each: the request
//! as a server received it, and the outcome.

mod functions;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use client::mock::{MockTransport, Reply};
use client::{CallError, Client, RetryPolicy};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What a call becomes: whether it succeeded, the name of the value, and what went wrong.
type Outcome = (bool, String, Option<String>);

/// A call that was begun.
type Pending = Pin<Box<dyn Future<Output = Outcome>>>;

/// A function that makes a call.
type Function = fn(&Client, &Arguments<'_>) -> Result<Pending, String>;

/// The arguments of a call.
struct Arguments<'a>(&'a Value);

impl Arguments<'_> {
    fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    fn get<T: DeserializeOwned>(&self, key: &str) -> Result<T, String> {
        let value = self.0.get(key).unwrap_or(&Value::Null);
        serde_json::from_str(&value.to_string())
            .map_err(|error| format!("`{key}` cannot be {}: {error}", std::any::type_name::<T>()))
    }
}

/// Waits for a response.
fn pending<T: Debug, E: Debug>(
    sending: impl Future<Output = Result<T, CallError<E>>> + 'static,
) -> Pending {
    Box::pin(async move {
        match sending.await {
            Ok(value) => (true, name(&value), None),
            Err(error) => {
                let variant = error.api().map(name).unwrap_or_default();
                (false, variant, Some(format!("{error}: {:?}", error.kind())))
            }
        }
    })
}

/// Returns the name that a value begins with when it is printed.
fn name<T: Debug>(value: &T) -> String {
    struct Name(String);
    impl std::fmt::Write for Name {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let is_part = |it: &char| it.is_alphanumeric() || *it == '_';
            let part: String = text.chars().take_while(is_part).collect();
            self.0 += &part;
            // The rest is not printed.
            if part.len() < text.len() { Err(std::fmt::Error) } else { Ok(()) }
        }
    }
    let mut name = Name(String::new());
    let _ = std::fmt::write(&mut name, format_args!("{value:?}"));
    name.0
}

/// The stack of the thread that calls, in bytes. Without optimisation, the frames of large models take much.
const STACK: usize = 256 << 20;

fn main() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(call);
    thread.expect("a thread").join().expect("the end of the thread");
}

fn call() {
    let path = std::env::args_os().nth(1).expect("a file of calls");
    let text = std::fs::read_to_string(path).expect("the file of calls");
    let plan: Value = serde_json::from_str(&text).expect("a plan");
    let calls = plan["calls"].as_array().expect("a list of calls");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let outcomes: Vec<Value> = calls.iter().map(|call| runtime.block_on(run(call))).collect();
    println!("{}", Value::Array(outcomes));
}

async fn run(call: &Value) -> Value {
    let reply = &call["reply"];
    let mut answer = Reply::status(reply["status"].as_u64().expect("a status") as u16);
    if let Some(content_type) = reply["content_type"].as_str() {
        answer = answer.header("content-type", content_type);
    }
    let mock = MockTransport::new();
    mock.reply(answer.body(reply["body"].as_str().expect("a body").to_owned()));
    let builder = Client::builder()
        .base_url("https://server.example/base")
        .retry(RetryPolicy::none())
        .transport(mock.clone());
    let outcome = match functions::credentials(builder).build() {
        Err(error) => (false, String::new(), Some(format!("the client cannot be built: {error}"))),
        Ok(client) => {
            let function = functions::FUNCTIONS[call["function"].as_u64().expect("a function") as usize];
            match function(&client, &Arguments(&call["arguments"])) {
                Err(error) => (false, String::new(), Some(error)),
                Ok(pending) => pending.await,
            }
        }
    };
    let request = mock.requests().first().map(|request| {
        let headers: Vec<(&str, String)> = request
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let body: String = request.body().iter().map(|byte| char::from(*byte)).collect();
        let target = request.uri().path_and_query().map(|it| it.as_str()).unwrap_or_default();
        json!({ "method": request.method().as_str(), "target": target, "headers": headers, "body": body })
    });
    let (is_success, variant, error) = outcome;
    let members = [
        ("request", json!(request)),
        ("is_success", json!(is_success)),
        ("variant", json!(variant)),
        ("error", json!(error)),
    ];
    json!(BTreeMap::from(members))
}
