//! Example calls: for each operation a few lines that compile, with the document's own example values.

mod call;
mod model;
mod statement;
mod value;

use super::Context;
use crate::api::OperationId;
use value::Values;

/// Returns the lines of an example call. They stand in an async function that returns a `Result` with a
/// boxed error, and has a `client`.
pub fn lines(context: &Context<'_>, id: OperationId) -> Vec<String> {
    let mut values = Values::new(context);
    let call = call::lines(&mut values, id);
    let imports = values.imports();
    if imports.is_empty() {
        return call;
    }
    let krate = context.crate_ident();
    let imports = imports.iter().map(|path| format!("use {krate}::{path};"));
    imports.chain([String::new()]).chain(call).collect()
}
