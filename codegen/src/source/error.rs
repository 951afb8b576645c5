//! What can go wrong between a document's bytes and its nodes, as data.

use std::path::PathBuf;

use super::origin::Origin;
use super::pointer::Pointer;
use super::position::Position;

/// A fault of a file that was loaded.
#[derive(Clone, Debug)]
pub struct LoadError {
    /// The file, as shown to people.
    pub path: PathBuf,
    /// The position within the file, where it is known.
    pub position: Option<Box<Position>>,
    /// The path to the node, where the fault is in one.
    pub pointer: Option<Pointer>,
    /// What is wrong.
    pub problem: LoadProblem,
}

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadProblem {
    /// The file cannot be read, for the reason that the system gives.
    Unreadable(String),
    /// The path leads to something else than a file.
    NotAFile,
    /// The file is larger than the limit, in bytes.
    TooLarge(u64),
    /// The bytes are not UTF-8.
    NotText,
    /// The file says nothing.
    Empty,
    /// The file holds several YAML documents.
    SeveralDocuments,
    /// The text is neither JSON nor YAML; the parser's words.
    Syntax(String),
    /// A tab stands where YAML has blanks.
    Tab,
    /// The files have more nodes than the limit, each alias counted as a copy.
    TooManyNodes(usize),
    /// The aliases unfold to more than a hundred times the file.
    TooManyAliases,
    /// Lists and maps are nested deeper than the limit.
    TooDeep(usize),
    /// The document has more files than the limit.
    TooManyFiles(usize),
    /// A key is given a second time.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line and the column of the first, where they are known.
        first: Option<(usize, usize)>,
    },
    /// The file is not an overlay of a version that is read.
    NotAnOverlay,
    /// An overlay's action lacks a part.
    OverlayAction(&'static str),
    /// A text in an overlay is not a JSONPath.
    OverlayPath {
        /// The text.
        path: String,
        /// The parser's words.
        reason: String,
    },
    /// The target of an overlay's action matches nothing.
    OverlayUnmatched(String),
}

/// Why a text cannot be parsed, and the line and column where that shows (both from 1, in characters).
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: LoadProblem,
    pub(super) position: Option<(usize, usize)>,
}

impl Fault {
    pub(super) fn new(problem: LoadProblem) -> Self {
        let position = None;
        Self { problem, position }
    }

    pub(super) fn is_syntax(&self) -> bool {
        matches!(self.problem, LoadProblem::Syntax(_) | LoadProblem::Tab)
    }
}

/// A node that is not what the document has to have there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError {
    /// The node at fault, as closely as it is known.
    pub origin: Origin,
    /// What was found and what was expected.
    pub message: String,
}

/// A `$ref` that leads nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReferenceError {
    /// The `$ref` at fault. In a chain of references, it is the one that cannot be followed.
    pub origin: Origin,
    /// The text of the `$ref`.
    pub target: String,
    /// Why it cannot be followed.
    pub problem: ReferenceProblem,
}

/// Why a `$ref` cannot be followed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReferenceProblem {
    /// Nothing is there.
    NotFound {
        /// A reference to something with a similar name.
        suggestion: Option<String>,
    },
    /// There is no such file.
    NoFile,
    /// The file is there but could not be loaded, as a fault of its own says.
    BrokenFile,
    /// It leads back to itself.
    Cycle,
    /// It names a resource elsewhere: only local files are read.
    Remote,
    /// It names a file that is not below the root document's folder.
    Outside,
    /// What follows the `#` is not a JSON pointer.
    NotAPointer,
    /// It is not text.
    NotText,
}
