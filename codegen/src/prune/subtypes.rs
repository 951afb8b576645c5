//! Which component schemas inherit from which: `Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}` from `Pet`; and which
//! schemas a discriminator names.

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

/// Returns the schema that a mapping of a discriminator leads to, by a reference or by the name of a component. `target`
/// is the node in the mapping that says it, `root` that of the document.
pub fn mapped<'d>(target: &Node<'d>, root: &Node<'d>) -> Option<Node<'d>> {
    let text = target.text()?;
    let name = text.replace('~', "~0").replace('/', "~1");
    let by_name = format!("#/components/schemas/{name}");
    let found = target.resolve(text);
    let found = found.or_else(|_| target.resolve(&by_name));
    found.or_else(|_| root.resolve(&by_name)).ok()
}

/// Returns the mapping of a discriminator: its values, and the nodes that say what they are mapped to.
pub fn mapping<'d>(discriminator: &Node<'d>) -> impl Iterator<Item = (&'d str, Node<'d>)> {
    let mapping = discriminator.get("mapping");
    mapping.into_iter().flat_map(|mapping| mapping.entries())
}
