//! The state of rewriting a document: what is known of it, what was moved, and how much was added.

use serde_json::Map;

use super::node_path::NodePath;
use super::survey::Survey;
use super::version::Version;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{FileId, Moves, Origin, Pointer, Value};

/// The members of an object.
pub type Members = Map<String, Value>;

/// The most nodes that rewriting may add to a document: copies, as of a schema for each of several media types, and
/// notes of moves. Long texts count as several nodes.
pub const MOST_ADDED: usize = 1_000_000;

/// The state of rewriting one document.
pub struct Rewrite<'s> {
    pub version: Version,
    pub survey: &'s Survey,
    /// The file that is being rewritten.
    pub file: FileId,
    /// The moves in that file.
    pub moves: Moves,
    /// The nodes that were added so far.
    pub added: usize,
    /// What is wrong with the document.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'s> Rewrite<'s> {
    /// Starts the rewriting of a document.
    pub fn new(version: Version, survey: &'s Survey) -> Self {
        Self {
            version,
            survey,
            file: FileId::ROOT,
            moves: Moves::default(),
            added: 0,
            diagnostics: Vec::new(),
        }
    }

    /// Notes that the node at `new` below `path` was written at `old` below `path`.
    pub fn moved(&mut self, path: &NodePath<'_>, new: &[&str], old: &[&str]) {
        self.moved_from(path, new, || path.join(old));
    }

    /// Notes that the node at `new` below `path` was written at `old`.
    pub fn moved_from(&mut self, path: &NodePath<'_>, new: &[&str], old: impl FnOnce() -> Pointer) {
        if self.add(0) {
            let (new, old) = (path.join(new), old());
            self.add((new.as_str().len() + old.as_str().len()) / TEXT);
            self.moves.add(&new, &old);
        }
    }

    /// Tells a problem of the node `key` below `path`.
    pub fn tell(&mut self, problem: Problem, path: &NodePath<'_>, key: &str) {
        let origin = Origin {
            file: self.file,
            pointer: path.join(&[key]),
        };
        self.diagnostics.push(Diagnostic { problem, origin });
    }

    /// Copies a value; none once [too much](MOST_ADDED) was added.
    pub fn copy(&mut self, value: &Value) -> Option<Value> {
        self.add(weight(value)).then(|| value.clone())
    }

    /// Copies an object, as [`Rewrite::copy`].
    pub fn copy_members(&mut self, members: &Members) -> Option<Members> {
        self.add(weigh(members)).then(|| members.clone())
    }

    /// Counts nodes that are added; false once they are too many.
    pub fn add(&mut self, nodes: usize) -> bool {
        self.added = self.added.saturating_add(nodes);
        self.added <= MOST_ADDED
    }
}

/// The bytes of text that count as a node.
const TEXT: usize = 64;

/// Counts the nodes of a value, long texts as several.
pub fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / TEXT,
        Value::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => 1 + weigh(members),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

fn weigh(members: &Members) -> usize {
    let weigh = |(key, value): (&String, &Value)| weight(value) + key.len() / TEXT;
    members.iter().map(weigh).sum()
}
