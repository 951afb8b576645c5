//! Inheritance: a schema with a discriminator whose subtypes have it in their `allOf` (OpenAPI 3.0, section
//! 4.7.24.1). Where such a schema is used, a value is one of the subtypes.

use std::collections::HashSet;

use super::discriminator::mapped;
use super::form::choice;
use super::{Naming, Schema, Schemas};
use crate::api::{Discriminator, Type, TypeId, TypeKind, Union, Variant};
use crate::source::Node;

/// The name of the variant for a value that is of no subtype.
const BASE: &str = "base";

impl<'d> Schemas<'d> {
    /// Lowers a schema that others inherit from to the union of its subtypes. None when nothing inherits from it.
    pub(super) fn hierarchy(&mut self, id: TypeId, schema: &Schema<'d>) -> Option<Union> {
        let declared = schema.data.discriminator.clone()?;
        let subtypes = self.descendants(&schema.node);
        if subtypes.is_empty() || choice(&schema.node).is_some() {
            return None;
        }
        let mut variants: Vec<Variant> = Vec::new();
        let mut add = |name: &str, node: &Node<'d>, ty: Type| {
            let known = variants.iter().position(|variant| variant.ty == ty);
            known.unwrap_or_else(|| {
                let name = name.to_owned();
                let origin = node.origin().clone();
                variants.push(Variant { name, origin, ty });
                variants.len() - 1
            })
        };
        for (name, node) in subtypes {
            add(name, &node, Type::Named(self.register_target(&node)));
        }
        let mut values = Vec::new();
        let own = self.types[id].name.concat();
        let is_subtype = schema.node.get("allOf").is_some();
        let implicit = is_subtype.then(|| (own.clone(), own.clone()));
        let mapping = declared.mapping.into_iter();
        for (value, target) in mapping.chain(implicit) {
            let target = match target == own {
                true => Some(schema.node.clone()),
                false => mapped(&schema.node, &target),
            };
            let Some(target) = target else { continue };
            let ty = match target.key() == schema.node.key() {
                true => self.base(id, schema)?,
                false => Type::Named(self.register_target(&target)),
            };
            let name = target.origin().pointer.last().unwrap_or_default();
            let is_new = !values.iter().any(|(known, _)| *known == value);
            let index = add(&name, &target, ty);
            values.extend(is_new.then_some((value, index)));
        }
        Some(Union {
            variants,
            is_any_of: false,
            discriminator: Some(Discriminator {
                property: declared.property_name,
                values,
            }),
        })
    }

    /// Returns the type of a value that is of no subtype: the properties of the schema itself.
    fn base(&mut self, id: TypeId, schema: &Schema<'d>) -> Option<Type> {
        let key = schema.node.origin().join(BASE).key();
        if let Some(known) = self.types.get(&key) {
            return Some(Type::Named(known));
        }
        let naming = Naming {
            words: self.types[id].name.clone(),
            parent: Some(id),
        };
        let object = self.structure(schema, &naming)?;
        let base = self
            .types
            .define(naming.inner(BASE), schema.node.origin().clone());
        self.types[base].kind = TypeKind::Struct(object);
        self.types.set(key, base);
        Some(Type::Named(base))
    }

    /// Returns the components that inherit from a schema, at any distance.
    fn descendants(&self, base: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
        let mut seen = HashSet::from([base.key()]);
        let mut found: Vec<(&'d str, Node<'d>)> = Vec::new();
        let mut open = vec![base.key()];
        while let Some(next) = open.pop() {
            for (name, node) in self.input.subtypes.get(&next).into_iter().flatten() {
                if seen.insert(node.key()) {
                    open.push(node.key());
                    found.push((name, node.clone()));
                }
            }
        }
        found
    }
}
