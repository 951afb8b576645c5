//! Example calls: for each operation a few lines that compile, with the document's own example values.

mod call;
mod lines;
mod model;
mod value;

use std::collections::BTreeSet;

use crate::names::Name;

/// An example call of an operation. It stands in an async function that returns a `Result` with a boxed error, and has a
/// `client`.
#[derive(Clone, Debug, Default)]
pub struct ExampleCall<'a> {
    /// The paths that it imports from the crate.
    pub imports: BTreeSet<String>,
    /// The chain of calls that sends the request: `client`, `.users()`, `.get_user(1)`, `.send()`, `.await?`.
    pub calls: Vec<String>,
    /// What it does with what the chain gives.
    pub answer: Answer<'a>,
}

/// What an example does with what a call returns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Nothing: there is no value.
    #[default]
    Ignored,
    /// It prints the value.
    Printed,
    /// It prints the number of bytes.
    Counted,
    /// It prints each item of a stream, which it calls so: `event`.
    Each(&'static str),
    /// It tells the variants of an enum apart, some of which have a value.
    Matched {
        /// The enum.
        name: &'a Name,
        /// Its variants, each with whether it has a value.
        variants: Vec<(&'a Name, bool)>,
    },
}
