//! References in places where lowering does not look for one: an operation, `paths` as a whole, a description. They stand
//! for what they lead to, so that no later stage knows of them.

use serde_json::Value;

use super::kind::{Kind, ReferenceRule};
use super::node_path::NodePath;
use super::rewrite::{Members, weight};
use super::survey::Subtree;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{Document, FileId, Node, NodeKey, Origin};

/// What was found out about the references of a document.
#[derive(Default)]
pub struct StandIns {
    /// The references that stand for other nodes, each with the other node.
    nodes: Vec<(NodeKey, NodeKey)>,
    /// The references that values are put in the place of.
    values: Vec<(NodeKey, Value)>,
    /// How many nodes these values have.
    pub added: usize,
    /// The references that OpenAPI does not have.
    unforeseen: Vec<Origin>,
    diagnostics: Vec<Diagnostic>,
}

impl StandIns {
    /// Finds the references in the parts of a document. No more than `most` nodes are copied.
    pub fn of(document: &Document, subtrees: &[Subtree], most: usize) -> Self {
        let mut stand_ins = Self::default();
        for subtree in subtrees {
            let start = Origin {
                file: subtree.file,
                pointer: subtree.pointer.clone(),
            };
            let Some(node) = document.find(&start) else {
                continue;
            };
            let mut finder = Finder {
                document,
                subtrees,
                file: subtree.file,
                most,
                found: &mut stand_ins,
            };
            let path = NodePath::Start(&subtree.pointer);
            finder.visit(node.value(), subtree.kind, &path);
        }
        stand_ins
    }

    /// Lets the references stand for what they lead to. Returns what is wrong with them.
    pub fn apply(self, document: &mut Document) -> Vec<Diagnostic> {
        for (reference, node) in self.nodes {
            document.stand_in(reference, node);
        }
        for (reference, value) in self.values {
            document.replace(&reference, value);
        }
        let mut diagnostics = self.diagnostics;
        let others = self.unforeseen.len().saturating_sub(1);
        diagnostics.extend(self.unforeseen.into_iter().next().map(|origin| Diagnostic {
            problem: Problem::UnforeseenReference { others },
            origin,
        }));
        diagnostics
    }
}

/// The walk through a part of a file.
struct Finder<'f, 'd> {
    document: &'d Document,
    /// The parts of all files.
    subtrees: &'f [Subtree],
    file: FileId,
    /// The most nodes to copy.
    most: usize,
    found: &'f mut StandIns,
}

impl<'d> Finder<'_, 'd> {
    fn visit(&mut self, value: &'d Value, kind: Kind, path: &NodePath<'_>) {
        match value {
            Value::Object(members) if is_reference(members) => {
                self.reference(members, kind, path);
            }
            Value::Object(members) => {
                for (key, child) in members {
                    match kind.child(key) {
                        Kind::Opaque => self.opaque(child, key, &path.key(key)),
                        kind => self.visit(child, kind, &path.key(key)),
                    }
                }
            }
            Value::Array(items) => {
                let kind = kind.child("0");
                for (index, item) in items.iter().enumerate().filter(|_| kind != Kind::Opaque) {
                    self.visit(item, kind, &path.index(index));
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, members: &'d Members, kind: Kind, path: &NodePath<'_>) {
        match kind.reference() {
            ReferenceRule::Follow => {
                for (key, child) in members {
                    let kind = kind.child(key);
                    if kind != Kind::Opaque {
                        self.visit(child, kind, &path.key(key));
                    }
                }
            }
            ReferenceRule::StandIn if kind != Kind::Document => {
                if let Some((node, target)) = self.target(path, Meaning::Reference) {
                    self.found.nodes.push((node.key(), target.key()));
                    // 3.0 has references to callbacks, and 3.2 to media types.
                    if !matches!(kind, Kind::Paths | Kind::MediaType) {
                        self.found.unforeseen.push(node.origin().clone());
                    }
                }
            }
            ReferenceRule::StandIn => {}
            ReferenceRule::Copy => self.copy(path, Meaning::Reference),
        }
    }

    /// Looks at a node that is read together with the one around it, or is data.
    fn opaque(&mut self, value: &'d Value, key: &str, path: &NodePath<'_>) {
        let is_alone = value
            .as_object()
            .is_some_and(|members| members.len() == 1 && is_reference(members));
        if !is_alone || key.starts_with("x-") || self.is_of_another_kind(path) {
            return;
        }
        match key {
            "examples" | "links" => {
                if let Some((node, target)) = self.target(path, Meaning::Reference) {
                    self.found.nodes.push((node.key(), target.key()));
                    self.found.unforeseen.push(node.origin().clone());
                }
            }
            "example" | "default" | "const" => self.copy(path, Meaning::Data),
            _ => self.copy(path, Meaning::Reference),
        }
    }

    /// Tells whether another part has a node in a place where there may be a reference. Where the `properties` of a schema
    /// are taken for a schema, theirs are.
    fn is_of_another_kind(&self, path: &NodePath<'_>) -> bool {
        let pointer = path.join(&[]);
        let mut subtrees = self.subtrees.iter();
        subtrees.any(|it| it.knows(self.file, &pointer))
    }

    /// Notes that a reference is replaced by what it leads to.
    fn copy(&mut self, path: &NodePath<'_>, meaning: Meaning) {
        let Some((node, target)) = self.target(path, meaning) else {
            return;
        };
        let value = match meaning {
            Meaning::Reference => target.value(),
            Meaning::Data => data(&target),
        };
        self.found.added = self.found.added.saturating_add(weight(value));
        if self.found.added <= self.most {
            self.found.values.push((node.key(), value.clone()));
            self.found.unforeseen.push(node.origin().clone());
        }
    }

    /// Returns the node of a reference and the one that it leads to.
    fn target(&mut self, path: &NodePath<'_>, meaning: Meaning) -> Option<(Node<'d>, Node<'d>)> {
        let origin = Origin {
            file: self.file,
            pointer: path.join(&[]),
        };
        let node = self.document.find(&origin)?;
        match node.follow() {
            Ok(target) => Some((node, target)),
            Err(_) if meaning == Meaning::Data => None,
            Err(error) => {
                self.found.diagnostics.push(error.into());
                None
            }
        }
    }
}

/// Returns the value that a node is. An Example Object among the components holds it.
fn data<'d>(node: &Node<'d>) -> &'d Value {
    let pointer = node.origin().pointer.as_str();
    let value = node.value().get("value");
    match pointer.starts_with("/components/examples/") {
        true => value.unwrap_or(node.value()),
        false => node.value(),
    }
}

/// What an object with a `$ref` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Reference,
    /// A reference if it leads somewhere, and else a value that happens to have such a member.
    Data,
}

fn is_reference(members: &Members) -> bool {
    members.get("$ref").is_some_and(Value::is_string)
}
