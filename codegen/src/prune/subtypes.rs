//! Which component schemas inherit from which: `Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}` from `Pet`.

use std::collections::HashMap;

use crate::source::{Node, NodeKey};

/// The components that have a schema in their `allOf`, with their names, by the key of that schema.
pub type Subtypes<'d> = HashMap<NodeKey, Vec<(&'d str, Node<'d>)>>;

/// Finds the subtypes among the component schemas.
pub fn of<'d>(schemas: &Node<'d>) -> Subtypes<'d> {
    let mut found = Subtypes::new();
    for (name, node) in schemas.entries() {
        let parts = node.get("allOf");
        let references = parts
            .iter()
            .flat_map(Node::items)
            .filter(|it| it.reference().is_some());
        for base in references.filter_map(|it| it.follow().ok()) {
            found
                .entry(base.key())
                .or_default()
                .push((name, node.clone()));
        }
    }
    found
}
