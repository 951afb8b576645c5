//! Decodes the examples of an API's description into the client's types, and encodes them again.
//!
//! Reads a list of `{"decoder": 0, "value": …}` from the file that the argument names, and prints a list
//! of what came of each: `null`, or what went wrong.

mod decoders;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn main() {
    let path = std::env::args_os().nth(1).expect("a file of examples");
    let text = std::fs::read_to_string(path).expect("the file of examples");
    let samples: Vec<Value> = serde_json::from_str(&text).expect("a list of examples");
    let results: Vec<Value> = samples.iter().map(result).collect();
    println!("{}", Value::Array(results));
}

/// Decodes and encodes one example.
fn result(sample: &Value) -> Value {
    let decoder = sample["decoder"].as_u64().expect("a decoder") as usize;
    let value = &sample["value"];
    match decoders::DECODERS[decoder](&value.to_string()) {
        Err(error) => json!({ "decoded": false, "problem": error }),
        Ok(encoded) => {
            let encoded = serde_json::from_str(&encoded).expect("JSON");
            match difference(value, &encoded, "") {
                None => Value::Null,
                Some(problem) => json!({ "decoded": true, "problem": problem }),
            }
        }
    }
}

/// Decodes a text into a type, and encodes the value again.
pub fn again<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

/// Tells where two values differ. The order of members does not count, nor how a number is written, nor
/// whether null is said of a member or nothing is: answers have one word for both.
fn difference(old: &Value, new: &Value, place: &str) -> Option<String> {
    match (old, new) {
        (Value::Object(a), Value::Object(b)) => {
            let is_gone = |(key, value): &(&String, &Value)| !value.is_null() && !b.contains_key(*key);
            let gone = a.iter().find(is_gone);
            let more = b.iter().find(|(key, _)| !a.contains_key(*key));
            let gone = gone.map(|(key, value)| format!("{place}/{key} is gone: {value}"));
            let more = more.map(|(key, value)| format!("{place}/{key} is new: {value}"));
            gone.or(more).or_else(|| {
                let both = a.iter().filter_map(|(key, value)| Some((key, value, b.get(key)?)));
                both.into_iter()
                    .find_map(|(key, a, b)| difference(a, b, &format!("{place}/{key}")))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(index, (a, b))| difference(a, b, &format!("{place}/{index}")))
        }
        (Value::Number(a), Value::Number(b)) if a == b || a.as_f64() == b.as_f64() => None,
        _ if old == new => None,
        _ => Some(format!("{place}/ was {old} and is {new}")),
    }
}
