//! Walks through a document along its references.

use std::collections::HashSet;

use super::{Subtypes, is_deprecated, mapped, mapping};
use crate::source::{Node, NodeKey};

/// What a walk needs to know of the document beside its nodes.
pub struct Walk<'d> {
    /// A schema with a discriminator leads to those that inherit from it, as to those that its mapping names: its values
    /// are theirs.
    pub subtypes: Subtypes<'d>,
    /// The root node of the document, where the names in mappings of discriminators are looked up.
    pub root: Node<'d>,
}

impl<'d> Walk<'d> {
    /// Returns the nodes that others lead to, themselves included, without going into those to skip.
    pub fn reach(&self, from: Vec<Node<'d>>, skip: &HashSet<NodeKey>) -> HashSet<NodeKey> {
        self.visit(from, skip, |_| {})
    }

    /// Returns the deprecated properties, at any depth, that a value can do without.
    pub fn deprecated_properties(&self, from: Vec<Node<'d>>) -> Vec<Node<'d>> {
        let mut found = Vec::new();
        self.visit(from, &HashSet::new(), |node| {
            let required = node.get("required");
            let required: Vec<Node<'d>> = required.iter().flat_map(Node::items).collect();
            let properties = node.get("properties");
            for (name, property) in properties.iter().flat_map(Node::entries) {
                let is_required = required.iter().any(|it| it.text() == Some(name));
                if is_deprecated(&property) && !is_required {
                    found.push(property);
                }
            }
        });
        found
    }

    /// Looks at each node that others lead to, once; returns all of them.
    fn visit(
        &self,
        from: Vec<Node<'d>>,
        skip: &HashSet<NodeKey>,
        mut look: impl FnMut(&Node<'d>),
    ) -> HashSet<NodeKey> {
        let mut seen = HashSet::new();
        let mut open = from;
        while let Some(node) = open.pop() {
            let key = node.key();
            if skip.contains(&key) {
                continue;
            }
            let discriminator = node.get("discriminator");
            let subtypes = discriminator.as_ref().and(self.subtypes.get(&key));
            if !seen.insert(key) {
                continue;
            }
            look(&node);
            open.extend(subtypes.into_iter().flatten().map(|(_, node)| node.clone()));
            let mapping = discriminator.iter().flat_map(mapping);
            open.extend(mapping.filter_map(|(_, target)| mapped(&target, &self.root)));
            let target = node.reference().and_then(|target| node.step(target).ok());
            open.extend(target);
            open.extend(node.entries().map(|(_, child)| child));
            open.extend(node.items());
        }
        seen
    }
}
