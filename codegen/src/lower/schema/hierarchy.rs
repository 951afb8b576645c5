//! Inheritance: a schema with a discriminator whose subtypes have it in their `allOf` (OpenAPI 3.0, section
//! 4.7.24.1), or are named by its mapping. Where such a schema is used, a value is of one of the subtypes, or of none
//! and so of the schema itself.

use std::collections::{HashMap, HashSet};

use super::discriminator::{default_target, vendor_value};
use super::form::choice;
use super::{Naming, Schema, Schemas};
use crate::api::{Discriminator, Type, TypeId, TypeKind, Union, Variant};
use crate::prune::mapping;
use crate::source::{Node, NodeKey};

/// The last word of the name of the type for a value that is of no known subtype.
const BASE: &str = "base";

impl<'d> Schemas<'d> {
    /// Lowers a schema that has subtypes to the union of them and itself. A subtype has it in its `allOf`, or is one that
    /// its discriminator's mapping names. None where there is no subtype.
    pub(super) fn hierarchy(&mut self, id: TypeId, schema: &Schema<'d>) -> Option<Union> {
        let node = schema.node.get("discriminator")?;
        let property = discriminator_property(&schema.node)?;
        if choice(&schema.node).is_some() {
            return None;
        }
        let is_base = |node: &Node<'d>| node.key() == schema.node.key();
        let mut targets = Vec::new();
        for (value, target) in mapping(&node) {
            targets.extend(self.mapped(&target).map(|target| (value, target)));
        }
        let inherited = self.descendants(&schema.node, property);
        let mapped = targets.iter().map(|(_, target)| target.clone());
        let subtypes = inherited.into_iter().chain(mapped);
        let subtypes: Vec<Node<'d>> = subtypes.filter(|node| !is_base(node)).collect();
        if subtypes.is_empty() {
            return None;
        }
        let mut variants: Vec<Variant> = Vec::new();
        let mut places: HashMap<NodeKey, usize> = HashMap::new();
        let mut known: HashMap<TypeId, usize> = HashMap::new();
        for node in &subtypes {
            let subtype = self.register_target(node);
            let place = *known.entry(subtype).or_insert(variants.len());
            places.insert(node.key(), place);
            if place == variants.len() {
                let ty = Type::Named(subtype);
                let name = node.origin().pointer.last();
                let name = name.unwrap_or_else(|| node.file_stem().to_owned());
                let origin = node.origin().clone();
                variants.push(Variant {
                    name,
                    origin: origin.into(),
                    ty,
                    is_omitted: false,
                });
            }
        }
        let mut default = None;
        if let Some(ty) = self.base(id, schema) {
            let name = self.types[id].name.last().cloned().unwrap_or_default();
            places.insert(schema.node.key(), variants.len());
            default = Some(variants.len());
            let origin = schema.node.origin().clone();
            variants.push(Variant {
                name,
                origin: origin.into(),
                ty,
                is_omitted: false,
            });
        }
        if let Some(target) = default_target(&node) {
            let target = self.mapped(&target);
            default = target.and_then(|target| places.get(&target.key()).copied());
        }
        let mut discriminator = Discriminator {
            property: property.to_owned(),
            values: Vec::new(),
            default,
        };
        let mapped = targets.iter().map(|(value, target)| (*value, target));
        let bases = subtypes.iter().chain([&schema.node]);
        let vendor = bases.filter_map(|node| Some((vendor_value(node)?, node)));
        let named = mapped.chain(vendor);
        discriminator
            .add_all(named.filter_map(|(value, node)| Some((value, *places.get(&node.key())?))));
        Some(Union {
            variants,
            is_any_of: false,
            discriminator: Some(discriminator),
        })
    }

    /// Returns the type of the base of a hierarchy: a struct of the properties that the schema itself declares. It keeps
    /// all others, since a value of an unknown subtype is read as it. None where the schema declares no property.
    fn base(&mut self, id: TypeId, schema: &Schema<'d>) -> Option<Type> {
        let key = schema.node.origin().join(BASE).key();
        if let Some(known) = self.types.get(&key) {
            return Some(Type::Named(known));
        }
        let naming = Naming {
            words: self.types[id].name.clone(),
            parent: Some(id),
        };
        let mut object = self.structure(schema, &naming)?;
        if object.fields.is_empty() {
            return None;
        }
        object.additional.get_or_insert(Type::Json);
        let base = self
            .types
            .define(naming.inner(BASE), schema.node.origin().clone());
        self.types[base].kind = TypeKind::Struct(object);
        self.types.set(key, base);
        Some(Type::Named(base))
    }

    /// Returns the components that inherit from a schema, at any distance. What inherits from one of them that has another
    /// discriminator is an alternative of that one.
    fn descendants(&self, base: &Node<'d>, property: &str) -> Vec<Node<'d>> {
        let mut seen = HashSet::from([base.key()]);
        let mut found: Vec<Node<'d>> = Vec::new();
        let mut open = vec![base.clone()];
        while let Some(next) = open.pop() {
            for (_, node) in self.input.subtypes.get(&next.key()).into_iter().flatten() {
                if seen.insert(node.key()) {
                    let own = discriminator_property(node);
                    if own.is_none_or(|own| own == property) {
                        open.push(node.clone());
                    }
                    found.push(node.clone());
                }
            }
        }
        found
    }
}

/// Returns the name of the property that is the discriminator of a schema.
fn discriminator_property<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.get("discriminator")?.get("propertyName")?.text()
}
