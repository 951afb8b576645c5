//! A reader of OpenAPI documents that shares no code with the generator, so that its faults are not the judge's.
//!
//! [`Document`] is a document with all its files as trees, and finds what a `$ref` names wherever it stands.
//! [`operations`] says what the document asks for, in one shape whatever its version; [`schemas`] lists the
//! schemas that a schema reaches.

mod document;
mod load;
mod node;
mod operation;
mod place;
mod schema;

pub use document::{Document, Version};
pub use load::LoadError;
pub use node::{Node, Unresolved};
pub use operation::{
    Body, Flow, Format, In, Media, Operation, Parameter, Response, Style, operations,
};
pub use place::{Place, decoded, escaped, fragment};
pub use schema::{Property, properties, schemas};
