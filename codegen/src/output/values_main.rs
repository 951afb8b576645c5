//! Decodes values into the models of a client, and encodes them again.
//!
//! Reads lines of a model's number, a tab and a value as JSON from the file that the argument names, and prints a line
//! for each: the number of the variant that a union took, or `-`; the encoded value; and what came of decoding and
//! encoding that once more; with tabs between. Where something fails, the line is `!`, a tab and the message.

mod decoders;

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic;
use std::thread;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The stack of the thread that decodes, in bytes. Without optimisation, the frames of large models take much.
const STACK: usize = 256 << 20;

fn main() -> io::Result<()> {
    let thread = thread::Builder::new().stack_size(STACK).spawn(run)?;
    thread.join().expect("the end of the thread")
}

fn run() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a file of values");
    let values = BufReader::new(std::fs::File::open(path)?);
    let mut out = BufWriter::new(io::stdout().lock());
    for line in values.lines() {
        let line = line?;
        let (decoder, text) = line.split_once('\t').expect("a number and a value");
        let decoder: usize = decoder.parse().expect("a number");
        let result = panic::catch_unwind(|| decoders::DECODERS[decoder](text));
        match result {
            Ok(Ok(result)) => {
                let variant = result.variant.map_or("-".to_owned(), |it| it.to_string());
                writeln!(out, "{variant}\t{}\t{}", result.first, result.second)?;
            }
            Ok(Err(problem)) => writeln!(out, "!\t{}", problem.replace(['\n', '\t'], " "))?,
            Err(_) => writeln!(out, "!\tit panicked")?,
        }
    }
    out.flush()
}

/// What comes of a value.
pub type Again = Result<Encoded, String>;

/// A value that was decoded and encoded.
pub struct Encoded {
    /// The variant of a union that it became, if it is a known one.
    variant: Option<usize>,
    /// Its text.
    first: String,
    /// That text, decoded and encoded.
    second: String,
}

/// Decodes a text into a model, and encodes the value again; twice.
pub fn again<T: Serialize + DeserializeOwned>(text: &str, variant: fn(&T) -> Option<usize>) -> Again {
    let value = decode::<T>(text)?;
    let first = encode(&value)?;
    let second = encode(&decode::<T>(&first).map_err(|error| format!("the second time: {error}"))?)?;
    let variant = variant(&value);
    Ok(Encoded { variant, first, second })
}

/// Decodes a text as the client decodes the body of a response: a second time with whole numbers that have no fraction
/// where the first fails, for `5.0` is an integer.
fn decode<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).or_else(|error| {
        let mut value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        make_whole(&mut value);
        serde_json::from_str(&value.to_string()).map_err(|_| error.to_string())
    })
}

fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let number_of = number.as_f64().filter(|it| number.is_f64() && it.fract() == 0.0);
            if let Some(whole) = number_of.filter(|it| it.abs() <= 9_007_199_254_740_992.0) {
                *number = (whole as i64).into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_whole),
        Value::Object(members) => members.values_mut().for_each(make_whole),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

fn encode<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
