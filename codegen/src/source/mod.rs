//! The document as it was written: its files as text and as trees, with a position for every node.
//!
//! Loading is the only part of the generator that reads files. It reads the root file and each
//! local file that a `$ref` names, below the root file's folder, within [`Limits`].

mod anchors;
mod document;
mod error;
mod excerpt;
mod follow;
mod guard;
mod identifiers;
mod limits;
mod links;
mod load;
mod locate;
mod members;
mod moves;
mod nearest;
mod node;
mod origin;
mod parse;
mod pointer;
mod read;
mod tree;
mod uri;

pub use document::Document;
pub use error::{LoadError, LoadProblem, ReadError, ReferenceError, ReferenceProblem};
pub use excerpt::Location;
pub use limits::Limits;
pub use moves::Moves;
pub use nearest::nearest;
pub use node::Node;
pub use origin::{FileId, Origin};
pub use pointer::Pointer;
pub use serde_json::Value;

#[cfg(test)]
mod tests;
