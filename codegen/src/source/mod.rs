//! The document as it was written: its files as text and as trees, with a position for every node.
//!
//! Loading is the only part of the generator that reads files. It reads the root file and each
//! local file that a `$ref` names, below the root file's folder, within [`Limits`].

mod anchors;
mod document;
mod error;
mod follow;
mod identifiers;
mod limits;
mod load;
mod locate;
mod moves;
mod node;
mod object_builder;
mod origin;
mod parse;
mod pointer;
mod position;
mod read;
mod reference;
mod similar;
mod tree;
mod uri;
mod yaml_cost;
mod yaml_structure;
mod yaml_tabs;

pub use document::Document;
pub use error::{LoadError, LoadProblem, ReadError, ReferenceError, ReferenceProblem};
pub use limits::Limits;
pub use moves::Moves;
pub use node::Node;
pub use origin::{FileId, NodeKey, Origin, WrittenAt};
pub use pointer::Pointer;
pub use position::Position;
pub use reference::is_reference;
pub use serde_json::Value;
pub use similar::similar_name;

#[cfg(test)]
mod tests;
