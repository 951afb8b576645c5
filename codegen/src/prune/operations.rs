//! The operations of a document, and which of them the settings leave out.

use std::collections::HashSet;

use super::{Used, is_deprecated};
use crate::api::Method;
use crate::config::Omit;
use crate::source::{Node, NodeKey};

/// An operation, and where it can be called.
pub struct Operation<'d> {
    method: Method,
    path: &'d str,
    pub node: Node<'d>,
}

/// Returns all operations in the order of the document. What is wrong with the others is told where they are
/// lowered.
pub fn all<'d>(root: &Node<'d>) -> Vec<Operation<'d>> {
    let mut operations = Vec::new();
    for (path, item) in root.get("paths").iter().flat_map(Node::entries) {
        let Ok(items) = item.chain() else { continue };
        if path.starts_with("x-") {
            continue;
        }
        let mut known = HashSet::new();
        for (method, node) in items.iter().flat_map(methods) {
            if known.insert(method.as_str().to_owned()) {
                operations.push(Operation { method, path, node });
            }
        }
    }
    operations
}

/// Returns the operations that stand in a path item itself.
fn methods<'d>(item: &Node<'d>) -> Vec<(Method, Node<'d>)> {
    let known = item.entries();
    let known = known.filter_map(|(key, node)| Some((Method::of_key(key)?, node)));
    let others = item.get("x-additional-operations");
    let others = others.iter().flat_map(Node::entries);
    let others = others.filter_map(|(name, node)| Some((Method::of_token(name)?, node)));
    known.chain(others).collect()
}

impl Operation<'_> {
    /// Tells whether the settings omit an operation, and notes the entries that say so.
    pub fn is_omitted(&self, omit: &Omit, used: &mut Used) -> bool {
        let id = self.node.get("operationId");
        let tags = self.node.get("tags");
        let tag = tags.and_then(|tags| tags.items().next());
        let tag = tag.as_ref().and_then(Node::text);
        let place = format!("{} {}", self.method.as_str(), self.path);
        let names = [
            (
                "omit.operations",
                &omit.operations,
                id.as_ref().and_then(Node::text),
            ),
            ("omit.operations", &omit.operations, Some(place.as_str())),
            ("omit.tags", &omit.tags, tag),
        ];
        let mut is_omitted = omit.deprecated && is_deprecated(&self.node);
        for (section, entries, name) in names {
            if let Some(entry) = entries.iter().find(|entry| name == Some(entry.as_str())) {
                used.insert((section, entry.clone()));
                is_omitted = true;
            }
        }
        is_omitted
    }

    /// Returns the path of an operation, and the key of its node.
    pub fn key(&self) -> (String, NodeKey) {
        (self.path.to_owned(), self.node.key())
    }
}
