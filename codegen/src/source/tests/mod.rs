//! Tests across the modules of `source`.

mod files;
mod follow;
mod hostile;
mod identifiers;
mod locate;
mod text;

use super::{Document, LoadError, LoadProblem, Value};

fn parse(text: &str) -> Value {
    Document::from_text("a.yaml", text)
        .unwrap()
        .root()
        .value()
        .clone()
}

fn fault(text: &str) -> LoadError {
    Document::from_text("a.yaml", text).unwrap_err()
}

/// Returns the problem of a text, and its line and column.
fn problem(text: &str) -> (LoadProblem, usize, usize) {
    let error = fault(text);
    let position = error.position.as_deref();
    let (line, column) = position.map_or((0, 0), |it| (it.line, it.column));
    (error.problem, line, column)
}
