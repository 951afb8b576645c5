//! The examples of a document with the Rust types of their values, for tests that decode them.

use super::imports::Imports;
use crate::client::{Client, ModelPath};
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
    /// Returns the examples of a client's document.
    pub fn of(client: &Client<'_>) -> TypedExamples {
        let imports = Imports::new(ModelPath::Bare);
        let list = client.examples.iter().map(|example| TypedExample {
            origin: example.origin.clone(),
            schema: example.schema.clone(),
            ty: imports.ty(&example.ty),
        });
        TypedExamples {
            list: list.collect(),
            imports: imports.foreign_declarations(),
        }
    }
}
