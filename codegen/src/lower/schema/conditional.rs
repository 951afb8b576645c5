//! Properties that an object has under a condition: those that `if`, `then`, `else` and `dependentSchemas` declare.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::form::{
    self, Form, conditions, further_conditions, is_never, is_nullable, is_numeric_text,
    parts_under_condition,
};
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

/// The properties that an object has under conditions, each name once.
#[derive(Default)]
pub(super) struct Conditionals<'d> {
    properties: Vec<Conditional<'d>>,
    /// The places of the properties, by their names.
    places: HashMap<&'d str, usize>,
}

impl<'d> Conditionals<'d> {
    /// Adds what a property is under further conditions to what is known of it.
    pub(super) fn add(&mut self, property: Conditional<'d>) {
        match self.places.entry(property.name) {
            Entry::Occupied(place) => {
                let known = &mut self.properties[*place.get()];
                known.schemas.extend(property.schemas);
            }
            Entry::Vacant(place) => {
                place.insert(self.properties.len());
                self.properties.push(property);
            }
        }
    }

    /// Returns the properties in the order in which they were added.
    pub(super) fn into_properties(self) -> Vec<Conditional<'d>> {
        self.properties
    }
}

/// A schema under a condition.
struct UnderCondition<'d> {
    node: Node<'d>,
    /// The condition. The parts of an `allOf` hold at once, so they have the one of the whole.
    condition: usize,
    /// Whether its own parts were looked at.
    expanded: bool,
}

impl<'d> Schemas<'d> {
    /// Returns the properties that a schema declares under conditions. Of two parts of one schema that declare a property
    /// the later one holds, unless it says nothing of the property's type.
    pub(super) fn conditional_properties(
        &mut self,
        node: &Node<'d>,
        naming: &Naming,
    ) -> Vec<Conditional<'d>> {
        let mut properties: Vec<Conditional<'d>> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        // By condition and name, the place among the schemas of the property.
        let mut known: HashMap<(usize, &str), usize> = HashMap::new();
        let mut seen: HashSet<NodeKey> = HashSet::from([node.key()]);
        let mut next_condition = 0;
        let mut open = Vec::new();
        open_conditions(conditions(node), &mut next_condition, &mut open);
        while let Some(mut next) = open.pop() {
            if !next.expanded {
                let Some(schema) = self.report.follow(&next.node) else {
                    continue;
                };
                if !seen.insert(schema.key()) {
                    continue;
                }
                let parts = parts_under_condition(&schema);
                let condition = next.condition;
                open_conditions(further_conditions(&schema), &mut next_condition, &mut open);
                (next.node, next.expanded) = (schema, true);
                open.push(next);
                let parts = parts.into_iter().rev();
                open.extend(parts.map(|node| UnderCondition {
                    node,
                    condition,
                    expanded: false,
                }));
                continue;
            }
            for (name, property) in next.node.get("properties").iter().flat_map(Node::entries) {
                if is_never(&property) || self.input.pruned.omits(&property) {
                    continue;
                }
                let place = *places.entry(name).or_insert_with(|| {
                    properties.push(Conditional {
                        name,
                        schemas: Vec::new(),
                        naming: naming.inner(name),
                    });
                    properties.len() - 1
                });
                let schemas = &mut properties[place].schemas;
                match known.get(&(next.condition, name)) {
                    Some(_) if matches!(form::of(&property), Form::Any) => {}
                    Some(index) => schemas[*index] = property,
                    None => {
                        known.insert((next.condition, name), schemas.len());
                        schemas.push(property);
                    }
                }
            }
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
            origin: first.origin().clone().into(),
            docs: used.docs,
            ty: used.ty,
            required: false,
            nullable: used.nullable,
            flat: false,
            discriminator: None,
            numeric_text,
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

/// Puts schemas on top of those that are still to be looked at, the first one uppermost, each with a condition of its
/// own.
fn open_conditions<'d>(
    schemas: Vec<Node<'d>>,
    next_condition: &mut usize,
    open: &mut Vec<UnderCondition<'d>>,
) {
    for node in schemas.into_iter().rev() {
        open.push(UnderCondition {
            node,
            condition: *next_condition,
            expanded: false,
        });
        *next_condition += 1;
    }
}
