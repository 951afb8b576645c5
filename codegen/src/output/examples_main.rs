//! Decodes the examples of an API's description into the client's types, and encodes them again.
//!
//! Reads a list of `{"decoder": 0, "value": …}` from the file that the argument names, and prints a list with the
//! result of each: `null`, or what went wrong. Lost members, and numbers that are equal in single precision only, are
//! listed by their JSON Pointers.

mod decoders;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value, json};

fn main() {
    let path = std::env::args_os().nth(1).expect("a file of examples");
    let text = std::fs::read_to_string(path).expect("the file of examples");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("a list of examples");
    let results: Vec<Value> = examples.iter().map(result).collect();
    println!("{}", Value::Array(results));
}

/// Decodes and encodes one example.
fn result(example: &Value) -> Value {
    let decoder = example["decoder"].as_u64().expect("a decoder") as usize;
    let value = &example["value"];
    match decoders::DECODERS[decoder](&value.to_string()) {
        Err(error) => json!({ "decoded": false, "problem": error }),
        Ok(encoded) => {
            let encoded = serde_json::from_str(&encoded).expect("JSON");
            let mut differences = Differences::default();
            differences.find(value, &encoded, "");
            differences.report()
        }
    }
}

/// Decodes a text into a type, and encodes the value again.
pub fn again<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

/// The differences between two values.
#[derive(Default)]
struct Differences {
    /// The members that were lost.
    gone: Vec<String>,
    /// The numbers that are equal in single precision only.
    rounded: Vec<String>,
    /// All other differences.
    others: Vec<String>,
}

impl Differences {
    /// Compares two values. The order of members does not count, nor the notation of a number, nor whether a member is
    /// null or absent: types of responses do not keep these apart.
    fn find(&mut self, old: &Value, new: &Value, place: &str) {
        match (old, new) {
            (Value::Object(a), Value::Object(b)) => {
                for (key, old) in a {
                    let place = member(place, key);
                    match b.get(key) {
                        Some(new) => self.find(old, new, &place),
                        None if old.is_null() => {}
                        None => self.gone.push(place),
                    }
                }
                let more = b.iter().filter(|(key, _)| !a.contains_key(*key));
                self.others
                    .extend(more.map(|(key, value)| format!("{place}/{key} is new: {value}")));
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                for (index, (old, new)) in a.iter().zip(b).enumerate() {
                    self.find(old, new, &format!("{place}/{index}"));
                }
            }
            (Value::Number(a), Value::Number(b)) if a == b || a.as_f64() == b.as_f64() => {}
            (Value::Number(a), Value::Number(b)) if single(a) == single(b) => {
                self.rounded.push(place.to_owned());
            }
            _ if old == new => {}
            _ => self.others.push(format!("{place}/ was {old} and is {new}")),
        }
    }

    /// Returns the result of an example: `null` without differences, else the first one, and lists of the tolerable
    /// ones.
    fn report(self) -> Value {
        let gone = self.gone.iter().map(|place| format!("{place} is gone"));
        let rounded = self.rounded.iter().map(|place| format!("{place} is rounded"));
        match self.others.iter().cloned().chain(gone).chain(rounded).next() {
            None => Value::Null,
            Some(problem) => json!({
                "decoded": true,
                "problem": problem,
                "gone": self.gone,
                "rounded": self.rounded,
                "others": self.others.len(),
            }),
        }
    }
}

/// Returns a number in single precision.
fn single(number: &Number) -> Option<f32> {
    number.as_f64().map(|number| number as f32)
}

/// Returns the JSON Pointer of a member (RFC 6901, section 4).
fn member(place: &str, name: &str) -> String {
    format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}
