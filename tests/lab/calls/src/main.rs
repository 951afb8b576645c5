//! Plans the calls of a document's operations, and judges what came of them.
//!
//! `calls plan DOCUMENT INVENTORY PLAN` writes a list of calls for the program that calls the client.
//! `calls judge DOCUMENT PLAN OUTCOMES` prints what is wrong with the requests and the outcomes.

mod decode;
mod judge;
mod media;
mod plan;

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use calls::{Call, Inventory, Outcome};
use reader::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let [command, document, first, second] = arguments.as_slice() else {
        return Err("a command, a document and two files are asked for".into());
    };
    let document = Document::load(Path::new(document))?;
    match command.to_str() {
        Some("plan") => {
            let inventory: Inventory = serde_json::from_str(&fs::read_to_string(first)?)?;
            let planned = plan::plan(&document, &inventory);
            fs::write(second, serde_json::to_string(&planned)?)?;
        }
        Some("judge") => {
            let planned: plan::Plan = serde_json::from_str(&fs::read_to_string(first)?)?;
            let outcomes: Vec<Outcome> = serde_json::from_str(&fs::read_to_string(second)?)?;
            let calls: Vec<(&Call, &Outcome)> = planned.calls.iter().zip(&outcomes).collect();
            let judged = judge::judge(&document, &calls, planned.skipped);
            println!("{}", serde_json::to_string(&judged)?);
        }
        _ => return Err("the command is `plan` or `judge`".into()),
    }
    Ok(())
}
