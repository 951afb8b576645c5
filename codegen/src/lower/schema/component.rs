//! The component schemas.

use super::form::is_reference;
use super::{Naming, Schemas};
use crate::api::TypeId;
use crate::source::{FileId, Node};

impl<'d> Schemas<'d> {
    /// Gives each component schema its type before any of them is lowered, so that all references
    /// among them are known and the order of types is that of the document.
    pub(super) fn register_components(&mut self) {
        let components = self.input.components.iter().flat_map(Node::entries);
        for (name, node) in components.filter(|it| self.input.pruned.keeps_component(&it.1)) {
            let id = self.register_component(&node, name);
            if self.types.get(&node.key()).is_none() {
                self.types.set(node.key(), id);
            }
        }
    }

    /// Returns the type of a component. One that is a reference to another file is what stands there, and gives it
    /// its name.
    fn register_component(&mut self, node: &Node<'d>, name: &str) -> TypeId {
        let is_elsewhere = |target: &Node<'d>| {
            let file = target.origin().file;
            let is_known = self.types.get(&target.key()).is_some();
            file != node.origin().file && file != FileId::ROOT && !is_known
        };
        let target = match is_reference(node) {
            true => node.follow().ok().filter(is_elsewhere),
            false => None,
        };
        self.types
            .register(target.as_ref().unwrap_or(node), Naming::outer(&[name]))
    }
}
