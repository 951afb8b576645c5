//! Properties that an object has under a condition: those that `if`, `then`, `else` and `dependentSchemas` declare.

use std::collections::HashSet;

use super::form::{conditions, is_never, is_nullable, is_numeric_text, within};
use super::{Naming, Schemas, Use};
use crate::api::{Docs, Field, Type};
use crate::source::{Node, NodeKey};

/// The step that stands for the schemas of one property under several conditions.
const UNDER_CONDITIONS: &str = "x-under-conditions";

/// A property that a schema declares under conditions.
pub(super) struct Conditional<'d> {
    pub name: &'d str,
    /// Its schema under each condition.
    pub schemas: Vec<Node<'d>>,
    /// The name that an inline schema of it gets.
    naming: Naming,
}

impl<'d> Conditional<'d> {
    /// Adds what a property is under further conditions to what is known of it.
    pub(super) fn add_to(self, others: &mut Vec<Conditional<'d>>) {
        match others.iter_mut().find(|it| it.name == self.name) {
            Some(known) => known.schemas.extend(self.schemas),
            None => others.push(self),
        }
    }
}

impl<'d> Schemas<'d> {
    /// Returns the properties that a schema declares under conditions.
    pub(super) fn conditional_properties(
        &mut self,
        node: &Node<'d>,
        naming: &Naming,
    ) -> Vec<Conditional<'d>> {
        let mut properties = Vec::new();
        let mut seen: HashSet<NodeKey> = HashSet::from([node.key()]);
        let mut open = conditions(node);
        open.reverse();
        while let Some(next) = open.pop() {
            let Some(schema) = self.report.follow(&next) else {
                continue;
            };
            if !seen.insert(schema.key()) {
                continue;
            }
            for (name, property) in schema.get("properties").iter().flat_map(Node::entries) {
                if is_never(&property) || self.input.pruned.omits(&property) {
                    continue;
                }
                let property = Conditional {
                    name,
                    schemas: vec![property],
                    naming: naming.inner(name),
                };
                property.add_to(&mut properties);
            }
            open.extend(within(&schema).into_iter().rev());
        }
        properties
    }

    /// Lowers a property that a value has under a condition, and can do without. One that differs between conditions
    /// is of one of the types.
    pub(super) fn conditional_field(&mut self, property: Conditional<'d>) -> Field {
        let Conditional {
            name,
            schemas,
            naming,
        } = property;
        let first = schemas[0].clone();
        let is_single = schemas.len() == 1;
        let used = match is_single {
            true => self.lower(&first, &naming),
            false => Use {
                nullable: schemas.iter().any(is_nullable),
                ty: self.type_under_conditions(schemas, &first, &naming),
                docs: Docs::default(),
            },
        };
        let numeric_text = is_single && is_numeric_text(&first);
        Field {
            name: name.to_owned(),
            origin: first.origin().clone(),
            docs: used.docs,
            ty: used.ty,
            required: false,
            nullable: used.nullable,
            flat: false,
            numeric_text,
            discriminator: None,
        }
    }

    /// Returns the type of a property with several schemas. Each object that has the property refers to the same type.
    fn type_under_conditions(
        &mut self,
        schemas: Vec<Node<'d>>,
        first: &Node<'d>,
        naming: &Naming,
    ) -> Type {
        let key = first.origin().join(UNDER_CONDITIONS).key();
        if let Some(id) = self.types.get(&key) {
            return Type::Named(id);
        }
        let ty = match self.one_of(schemas, first, naming, "value") {
            Type::Nullable(inner) => *inner,
            other => other,
        };
        if let Type::Named(id) = ty {
            self.types.set(key, id);
        }
        ty
    }
}
