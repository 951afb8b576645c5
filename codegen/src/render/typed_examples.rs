//! The examples of a document with the Rust types of their values, for tests that decode them.

use super::imports::Imports;
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::config::Config;
use crate::names::Named;
use crate::source::Origin;

/// The examples of a document, and the imports of code that names their types.
#[derive(Clone, Debug, Default)]
pub struct TypedExamples {
    /// The `use` declarations for what is not a model, as they stand in a file of `models`.
    pub imports: String,
    /// The examples.
    pub list: Vec<TypedExample>,
}

/// An example of a request body, of a response body or of a schema's values.
#[derive(Clone, Debug)]
pub struct TypedExample {
    /// The place of its value in the document.
    pub origin: Origin,
    /// The place of the schema that it is an example of.
    pub schema: Origin,
    /// The Rust type of the value, as in a file of `models`.
    pub ty: String,
}

impl TypedExamples {
    /// Returns the examples of a document.
    pub fn of(named: &Named, config: &Config) -> TypedExamples {
        typed_examples(&Context::of(named, config))
    }
}

fn typed_examples(context: &Context<'_>) -> TypedExamples {
    let examples = &context.api.examples;
    let mut imports = Imports::default();
    examples.iter().for_each(|example| imports.ty(&example.ty));
    let list = examples.iter().map(|example| TypedExample {
        origin: example.origin.clone().into(),
        schema: example.schema.clone().into(),
        ty: ty::text(&example.ty, context.names, ModelPath::Bare),
    });
    TypedExamples {
        imports: imports.render(context, ModelPath::Bare, |_| true),
        list: list.collect(),
    }
}
