//! What the program `validate` reads and prints, as JSON; and the validator itself, with the feature `program`.

#[cfg(feature = "program")]
mod annotations;
#[cfg(feature = "program")]
mod dialect;
#[cfg(feature = "program")]
mod judge;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(feature = "program")]
pub use dialect::is_loose;
#[cfg(feature = "program")]
pub use judge::{Judge, prepare, validate};

/// The files of a document and the examples in them. The program reads it from the file that its argument names.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Job {
    /// Which language the schemas are in.
    pub dialect: Dialect,
    /// The files as trees. The first is `doc:/0`, the second `doc:/1`; all references have that form.
    pub files: Vec<Value>,
    /// The examples.
    pub examples: Vec<Example>,
}

/// The language of a document's schemas.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Dialect {
    /// The schemas of Swagger 2.0 and OpenAPI 3.0, which extend JSON Schema, draft 4.
    Draft4,
    /// The schemas of OpenAPI 3.1 and 3.2, which are those of JSON Schema 2020-12.
    Draft202012,
}

/// An example of a schema.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Example {
    /// The reference to the schema, such as `doc:/0#/components/schemas/User`.
    pub schema: String,
    /// The example itself.
    pub value: Value,
}

/// What the schema of an example says of it. The program prints a list with one of each example.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Validation {
    /// How the example breaks its schema.
    pub error: Option<String>,
    /// What the schema says of parts of the example; nothing where the example breaks it.
    #[serde(flatten)]
    pub annotations: Annotations,
}

/// Parts of an example for which its schema has a word, as JSON Pointers (RFC 6901).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Annotations {
    /// The members that no schema declares. An object whose schema declares no members at all, such as
    /// `type: object` alone, has none.
    pub undeclared: BTreeSet<String>,
    /// The members that a schema calls `readOnly`.
    pub read_only: BTreeSet<String>,
    /// The numbers that a schema gives the format `float`, which is single precision.
    pub floats: BTreeSet<String>,
}
