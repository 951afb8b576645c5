//! The schemas and properties that the settings name.

use super::Used;
use crate::source::Node;

/// Returns the schemas and properties that entries of `omit.schemas` name, and notes the entries that match.
pub fn named<'d>(
    components: &[(&str, Node<'d>)],
    entries: &[String],
    used: &mut Used,
) -> Vec<Node<'d>> {
    let mut nodes = Vec::new();
    for entry in entries {
        let Some(node) = find(components, entry) else {
            continue;
        };
        used.insert(("omit.schemas", entry.clone()));
        // A component in a file of its own is what stands there.
        let is_component = components.iter().any(|(name, _)| name == entry);
        let target = node
            .follow()
            .ok()
            .filter(|target| is_component && target.origin().file != node.origin().file);
        nodes.extend(target);
        nodes.push(node);
    }
    nodes
}

/// Finds a schema by its name (`User`), or a property behind the name of its schema and a full stop (`User.address`,
/// `User.address.street`). The properties of the parts of an `allOf` are the schema's own.
fn find<'d>(schemas: &[(&str, Node<'d>)], entry: &str) -> Option<Node<'d>> {
    for (name, node) in schemas {
        let Some(rest) = entry.strip_prefix(name) else {
            continue;
        };
        if rest.is_empty() {
            return Some(node.clone());
        }
        let found = rest.strip_prefix('.').and_then(|rest| {
            let parts = node.get("allOf");
            let parts: Vec<Node<'d>> = parts.iter().flat_map(Node::items).collect();
            let properties = [node].into_iter().chain(&parts);
            let properties = properties.filter_map(|part| part.get("properties"));
            let properties: Vec<_> = properties.flat_map(|it| it.entries()).collect();
            find(&properties, rest)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}
