//! The walk through the trees: each node is rewritten before what is below it.

use super::kind::Kind;
use super::node_path::NodePath;
use super::rewrite::Rewrite;
use super::swagger2::{self, Defaults};
use super::version::Version;
use super::{openapi3, schema};
use crate::diagnostic::Diagnostic;
use crate::source::{Moves, Value};

/// Rewrites the trees of all files. `defaults` is what the root of a Swagger 2.0 document says for all
/// operations. Returns the moves in each file, how much was added to all of them, and what is wrong with the document.
pub fn rewrite_all(trees: &mut [Value], mut work: Rewrite<'_>, defaults: &Defaults) -> Rewritten {
    let survey = work.survey;
    let mut moves = vec![Moves::default(); trees.len()];
    for subtree in &survey.subtrees {
        let index = subtree.file.index();
        work.file = subtree.file;
        work.moves = std::mem::take(&mut moves[index]);
        let pointer = work.moves.moved(&subtree.pointer);
        if let Some(value) = trees[index].pointer_mut(pointer.as_str()) {
            let mut walk = Walk {
                work: &mut work,
                defaults,
            };
            walk.visit(value, subtree.kind, &NodePath::Start(&pointer));
        }
        moves[index] = std::mem::take(&mut work.moves);
    }
    Rewritten {
        moves,
        added: work.added,
        diagnostics: work.diagnostics,
    }
}

/// What came of rewriting.
pub struct Rewritten {
    /// The moves of nodes, by the numbers of the files.
    pub moves: Vec<Moves>,
    /// How many nodes were added.
    pub added: usize,
    /// What is wrong with the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The walk through a part of a file.
struct Walk<'w, 's> {
    work: &'w mut Rewrite<'s>,
    defaults: &'w Defaults,
}

impl Walk<'_, '_> {
    /// Rewrites a node and what is below it.
    fn visit(&mut self, value: &mut Value, kind: Kind, path: &NodePath<'_>) {
        self.rewrite(value, kind, path);
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

    /// Rewrites a node without what is below it.
    fn rewrite(&mut self, value: &mut Value, kind: Kind, path: &NodePath<'_>) {
        if self.work.version == Version::Swagger2 {
            swagger2::rewrite(self.work, value, kind, self.defaults, path);
        }
        match kind {
            Kind::Schema => schema::rewrite(self.work, value, path),
            Kind::SchemaOrBoolean if value.is_object() => schema::rewrite(self.work, value, path),
            other => openapi3::rewrite(self.work, value, other, path),
        }
    }
}
