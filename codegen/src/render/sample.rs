//! The examples of a document with the Rust types of their values, for tests that decode them.

use super::imports::Imports;
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::source::Origin;

/// The examples of a document, and what code that names their types imports.
#[derive(Clone, Debug, Default)]
pub struct Samples {
    /// `use` declarations as the client's own models have them, but for those of other models.
    pub imports: String,
    /// The examples.
    pub list: Vec<Sample>,
}

/// An example of a body, of an answer or of a schema's values.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Where its value stands.
    pub origin: Origin,
    /// Where the schema stands that it is an example of.
    pub schema: Origin,
    /// The type of the value, as a model's file writes it.
    pub ty: String,
}

/// Returns the examples of a document.
pub fn samples(context: &Context<'_>) -> Samples {
    let examples = &context.api.examples;
    let mut imports = Imports::default();
    examples.iter().for_each(|example| imports.ty(&example.ty));
    let list = examples.iter().map(|example| Sample {
        origin: example.origin.clone(),
        schema: example.schema.clone(),
        ty: ty::text(&example.ty, context.names, ModelPath::Bare),
    });
    Samples {
        imports: imports.render(context, ModelPath::Bare, |_| true),
        list: list.collect(),
    }
}
