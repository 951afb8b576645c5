//! The examples of a document with the Rust types of their values.

use super::context::Context;
use super::rust_type::RustType;
use crate::source::Origin;

/// An example of a request body, of a response body or of a schema's values.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// The place of its value in the document.
    pub origin: &'a Origin,
    /// The place of the schema that it is an example of.
    pub schema: &'a Origin,
    /// The type of the value.
    pub ty: RustType<'a>,
}

impl<'a> Example<'a> {
    /// Returns the examples, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let examples = context.api.examples.iter();
        let examples = examples.map(|example| Example {
            origin: &example.origin,
            schema: &example.schema,
            ty: RustType::of(&example.ty, context.names),
        });
        examples.collect()
    }
}
