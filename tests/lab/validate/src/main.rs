//! Tells which examples of an OpenAPI document break their schemas, which members of the others no schema
//! declares, and which of their numbers are in single precision.
//!
//! Reads a [`Job`] as JSON from the file that the argument names, and prints a list with a [`Validation`](validate::Validation)
//! of each example.

use std::env;
use std::error::Error;
use std::fs;

use validate::{Job, validate};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os()
        .nth(1)
        .ok_or("the file of the job is missing")?;
    let job: Job = serde_json::from_str(&fs::read_to_string(path)?)?;
    println!("{}", serde_json::to_string(&validate(job))?);
    Ok(())
}
