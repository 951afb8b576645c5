//! The walk through the trees: each node is rewritten before what is below it.

use std::rc::Rc;

use serde_json::Map;

use super::kind::Kind;
use super::path::Path;
use super::survey::Survey;
use super::swagger2::{self, Defaults};
use super::{modern, schema};
use crate::source::{FileId, Moves, Pointer, Value};

/// The most that rewriting may add to a document, about as counted in nodes: copies, as for each of
/// several media types, and notes of what was moved.
pub const MOST_ADDED: usize = 1_000_000;

/// The versions that differ in more than what their keys tell.
#[derive(Clone, PartialEq, Debug)]
pub enum Version {
    /// 2.0, with what the root says for all operations.
    Swagger2(Rc<Defaults>),
    /// 3.0 and later.
    OpenApi3,
}

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

    /// Rewrites a node and what is below it.
    pub fn visit(&mut self, value: &mut Value, kind: Kind, path: &Path<'_>) {
        if let Version::Swagger2(_) = self.version {
            swagger2::rewrite(self, value, kind, path);
        }
        match kind {
            Kind::Schema => schema::rewrite(self, value, path),
            Kind::SchemaOrFlag if value.is_object() => schema::rewrite(self, value, path),
            other => modern::rewrite(self, value, other, path),
        }
        match value {
            Value::Object(members) => {
                for (key, child) in members {
                    let kind = kind.child(key);
                    if kind != Kind::Opaque {
                        self.visit(child, kind, &path.key(key));
                    }
                }
            }
            Value::Array(items) => {
                let kind = kind.child("0");
                for (index, item) in items.iter_mut().enumerate() {
                    if kind != Kind::Opaque {
                        self.visit(item, kind, &path.index(index));
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes that the node below `path` at `new` was written below it at `old`.
    pub fn moved(&mut self, path: &Path<'_>, new: &[&str], old: &[&str]) {
        self.moved_from(path, new, || path.join(old));
    }

    /// Notes that the node below `path` at `new` was written at `old`.
    pub fn moved_from(&mut self, path: &Path<'_>, new: &[&str], old: impl FnOnce() -> Pointer) {
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
    pub fn copy_members(&mut self, members: &Map<String, Value>) -> Option<Map<String, Value>> {
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

fn weigh(members: &Map<String, Value>) -> usize {
    let weigh = |(key, value): (&String, &Value)| weight(value) + key.len() / TEXT;
    members.iter().map(weigh).sum()
}
