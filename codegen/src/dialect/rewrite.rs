//! The state of rewriting a document: what is known of it, what was moved, and how much was added.

use serde_json::Map;

use super::node_path::NodePath;
use super::survey::Survey;
use super::version::Version;
use crate::source::{FileId, Moves, Pointer, Value};

/// The members of an object.
pub type Members = Map<String, Value>;

/// The most that rewriting may add to a document, about as counted in nodes: copies, as for each of
/// several media types, and notes of what was moved.
pub const MOST_ADDED: usize = 1_000_000;

/// The state of rewriting one document.
pub struct Rewrite<'s> {
    pub version: Version,
    pub survey: &'s Survey,
    /// The file at hand.
    pub file: FileId,
    /// The moves in the file at hand.
    pub moves: Moves,
    /// What was added so far.
    pub added: usize,
}

impl<'s> Rewrite<'s> {
    /// Starts on a document.
    pub fn new(version: Version, survey: &'s Survey) -> Self {
        Self {
            version,
            survey,
            file: FileId::ROOT,
            moves: Moves::default(),
            added: 0,
        }
    }

    /// Notes that the node below `path` at `new` was written below it at `old`.
    pub fn moved(&mut self, path: &NodePath<'_>, new: &[&str], old: &[&str]) {
        self.moved_from(path, new, || path.join(old));
    }

    /// Notes that the node below `path` at `new` was written at `old`.
    pub fn moved_from(&mut self, path: &NodePath<'_>, new: &[&str], old: impl FnOnce() -> Pointer) {
        if self.add(0) {
            let (new, old) = (path.join(new), old());
            self.add((new.as_str().len() + old.as_str().len()) / TEXT);
            self.moves.add(&new, &old);
        }
    }

    /// Copies a value; none once more was added than to any real document.
    pub fn copy(&mut self, value: &Value) -> Option<Value> {
        self.add(weight(value)).then(|| value.clone())
    }

    /// Copies an object, as [`Rewrite::copy`].
    pub fn copy_members(&mut self, members: &Members) -> Option<Members> {
        self.add(weigh(members)).then(|| members.clone())
    }

    /// Counts what is added; false once it is too much.
    pub fn add(&mut self, nodes: usize) -> bool {
        self.added = self.added.saturating_add(nodes);
        self.added <= MOST_ADDED
    }
}

/// The bytes of text that count as a node.
const TEXT: usize = 64;

/// Counts the nodes of a value, long texts as several.
fn weight(value: &Value) -> usize {
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
