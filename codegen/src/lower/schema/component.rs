//! Schemas that have a name in the document, most of them components.

use super::form::{self, Form, is_nullable};
use super::{Naming, Schemas, Use};
use crate::api::{Docs, Type, TypeId, TypeKind};
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

    /// Returns the type of a component. Where it is a reference to a schema of another file, the type is of that schema,
    /// and the component names it.
    fn register_component(&mut self, node: &Node<'d>, name: &str) -> TypeId {
        let is_elsewhere = |target: &Node<'d>| {
            let file = target.origin().file;
            let is_known = self.types.get(&target.key()).is_some();
            file != node.origin().file && file != FileId::ROOT && !is_known
        };
        let target = match node.reference() {
            Some(_) => node.follow().ok().filter(is_elsewhere),
            None => None,
        };
        self.types
            .register(target.as_ref().unwrap_or(node), Naming::outer(&[name]))
    }

    /// Lowers a schema that has a name already.
    pub(super) fn named_schema(&mut self, id: TypeId, node: &Node<'d>) {
        let used = Use {
            ty: Type::Named(id),
            nullable: is_nullable(node),
            docs: Docs::default(),
        };
        self.types.note_use(node, used.into_type());
        if let Some(foreign) = self.retyped(node, &self.types[id].name.clone()) {
            self.types[id].docs = self.foreign_use(node, foreign.clone()).docs;
            self.types[id].kind = TypeKind::Alias(Type::Foreign(foreign));
            return;
        }
        let form = form::of_component(node);
        if let Form::Reference = form {
            let used = self.referenced(node);
            self.types[id].docs = used.docs;
            self.types[id].kind = TypeKind::Alias(used.ty);
            return;
        }
        let Some(schema) = self.read_schema(node) else {
            return;
        };
        let naming = Naming {
            words: self.types[id].name.clone(),
            parent: Some(id),
        };
        if let Form::SameAs(same) = form {
            let docs = self.schema_docs(&schema);
            if !self.fill_with(id, &same, &naming) {
                self.types[id].kind = TypeKind::Alias(self.lower(&same, &naming).ty);
                self.types[id].docs = Docs::default();
            }
            self.types[id].docs = docs.or(self.types[id].docs.clone());
            return;
        }
        self.fill(id, &schema, form, &naming);
    }

    /// Lowers the schema that a component is the same as into the component's own type, where that schema is inline
    /// and would get the same name: `A: {allOf: [{type: object, …}]}`. Tells whether it did.
    fn fill_with(&mut self, id: TypeId, same: &Node<'d>, naming: &Naming) -> bool {
        let form = form::of(same);
        let is_inline = same.reference().is_none() && self.types.get(&same.key()).is_none();
        if !is_inline || !form.needs_name() {
            return false;
        }
        let Some(schema) = self.read_schema(same) else {
            return false;
        };
        self.types.set(same.key(), id);
        self.types.note_use(same, Type::Named(id));
        self.fill(id, &schema, form, naming);
        true
    }
}
