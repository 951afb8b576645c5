//! The named types that schemas come to.

use std::collections::{HashMap, VecDeque};
use std::ops::{Index, IndexMut};

use super::Naming;
use crate::api::{Docs, Type, TypeDef, TypeId, TypeKind};
use crate::source::{Node, NodeKey, Origin};

/// The named types so far, and which schemas they are of.
#[derive(Default)]
pub struct Types<'d> {
    defs: Vec<TypeDef>,
    /// The types of schemas, by the keys of these.
    known: HashMap<NodeKey, TypeId>,
    /// The types whose schemas are not lowered yet.
    queue: VecDeque<(TypeId, Node<'d>)>,
    /// The type of the schema at each node, for the examples of its values.
    uses: HashMap<NodeKey, Type>,
}

impl<'d> Types<'d> {
    /// Makes room for a named type.
    pub fn define(&mut self, naming: Naming, origin: Origin) -> TypeId {
        self.defs.push(TypeDef {
            name: naming.words,
            parent: naming.parent,
            origin: origin.into(),
            original: None,
            is_shared: false,
            is_open: false,
            docs: Docs::default(),
            kind: TypeKind::Alias(Type::Json),
        });
        TypeId(self.defs.len() - 1)
    }

    /// Returns the type of a schema that is not written inline; it is lowered later.
    pub fn register(&mut self, node: &Node<'d>, naming: Naming) -> TypeId {
        if let Some(id) = self.get(&node.key()) {
            return id;
        }
        let id = self.define(naming, node.origin().clone());
        self.set(node.key(), id);
        self.queue.push_back((id, node.clone()));
        id
    }

    /// Takes a type whose schema is not lowered yet.
    pub fn next_registered(&mut self) -> Option<(TypeId, Node<'d>)> {
        self.queue.pop_front()
    }

    /// Returns the type of a schema that has one already.
    pub fn get(&self, key: &NodeKey) -> Option<TypeId> {
        self.known.get(key).copied()
    }

    /// Says which type a schema has.
    pub fn set(&mut self, key: NodeKey, id: TypeId) {
        self.known.insert(key, id);
    }

    /// Keeps the type of the schema at a node, for the examples of its values.
    pub fn note_use(&mut self, node: &Node<'d>, ty: Type) {
        self.uses.insert(node.key(), ty);
    }

    /// Returns the type of the schema at a node.
    pub fn used(&self, key: &NodeKey) -> Option<&Type> {
        self.uses.get(key)
    }

    /// Returns the definitions, in the order in which they were met.
    pub fn into_defs(self) -> Vec<TypeDef> {
        self.defs
    }
}

impl Index<TypeId> for Types<'_> {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.defs[id.0]
    }
}

impl IndexMut<TypeId> for Types<'_> {
    fn index_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.defs[id.0]
    }
}
