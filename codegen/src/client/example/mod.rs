//! Example calls: for each operation a few lines that compile, with the document's own example values.

mod call;
mod model;
mod statement;
mod value;

use super::context::Context;
use super::operation::Operation;
use crate::api;
use value::Values;

/// Returns the lines of an example call of an operation.
pub(super) fn lines(
    context: &Context<'_>,
    source: &api::Operation,
    operation: &Operation<'_>,
) -> Vec<String> {
    let mut values = Values::new(context);
    let call = call::lines(&mut values, source, operation);
    let imports = values.imports();
    if imports.is_empty() {
        return call;
    }
    let krate = context.crate_ident();
    let imports = imports.iter().map(|path| format!("use {krate}::{path};"));
    imports.chain([String::new()]).chain(call).collect()
}
