//! Objects: properties, what may stand beside them, and the parts that `allOf` puts together.

use std::collections::HashSet;

use super::beside::chooses;
use super::schema::Schema;
use super::union::{alternatives, choice};
use super::{Lower, Naming};
use crate::api::{Docs, Field, Struct, Type};
use crate::source::{FileId, Node, Pointer};

/// The properties of an object as its parts add to them.
#[derive(Default)]
struct Parts {
    fields: Vec<Field>,
    required: Vec<(String, Field)>,
    additional: Option<Type>,
    /// The schema that all of this is for.
    root: Option<Place>,
    /// The schemas that are in already: one that two parts share counts once, and a cycle ends.
    seen: HashSet<Place>,
}

impl<'d> Lower<'d> {
    /// Lowers an object schema: its own properties, and those of the parts of its `allOf`, which come first.
    ///
    /// None when a part is not an object.
    pub(super) fn structure(&mut self, schema: &Schema<'d>, naming: &Naming) -> Option<Struct> {
        let mut parts = Parts {
            root: Some(place(&schema.node)),
            ..Parts::default()
        };
        // Parts are taken from a stack: each is replaced by its own parts, and then by itself.
        let mut open = vec![Part {
            node: schema.node.clone(),
            naming: naming.clone(),
            expanded: false,
        }];
        while let Some(part) = open.pop() {
            let Some(part) = self.resolve_part(part, &mut parts.seen) else {
                continue;
            };
            let inner = inner_parts(&part.node);
            if part.expanded || inner.is_empty() {
                self.add_part(&part, &mut parts)?;
                continue;
            }
            let naming = part.naming.clone();
            open.push(Part {
                expanded: true,
                ..part
            });
            let inner = inner.into_iter().rev();
            open.extend(inner.map(|node| Part {
                node,
                naming: naming.clone(),
                expanded: false,
            }));
        }
        Some(parts.finish())
    }

    /// Follows a part that is a reference, and names what is inline in it after what it refers to. None when
    /// it leads nowhere, or when it is in already.
    fn resolve_part(&mut self, part: Part<'d>, seen: &mut HashSet<Place>) -> Option<Part<'d>> {
        if part.expanded {
            return Some(part);
        }
        let part = match part.node.reference() {
            Some(_) if !has_siblings(&part.node) => {
                let node = self.follow(&part.node)?;
                if self.pruned.omits(&node) {
                    return None;
                }
                let id = self.register_target(&node);
                let naming = Naming {
                    words: self.types[id.0].name.clone(),
                    parent: Some(id),
                };
                Part {
                    node,
                    naming,
                    expanded: false,
                }
            }
            _ => part,
        };
        seen.insert(place(&part.node)).then_some(part)
    }

    /// Adds the properties of one part. None when it is not an object.
    fn add_part(&mut self, part: &Part<'d>, parts: &mut Parts) -> Option<()> {
        let schema = self.read_schema(&part.node)?;
        let is_other = match schema.keywords.typ.as_deref() {
            Some(name) => name != "object",
            None => ["enum", "items"]
                .iter()
                .any(|keyword| part.node.get(keyword).is_some()),
        };
        if is_other {
            return None;
        }
        let properties: Vec<_> = part
            .node
            .get("properties")
            .iter()
            .flat_map(Node::entries)
            .collect();
        let (omitted, properties): (Vec<_>, Vec<_>) = properties
            .into_iter()
            .partition(|(_, node)| self.pruned.omits(node));
        for (name, node) in properties {
            let field = self.field(name, &node, &part.naming);
            parts.add(field);
        }
        let is_omitted = |name: &String| omitted.iter().any(|(other, _)| other == name);
        let required = schema.keywords.required.iter();
        let required = required.filter(|name| !is_omitted(name));
        parts
            .required
            .extend(required.map(|name| (name.clone(), undeclared_field(name, &schema))));
        let additional = self.additional(&part.node, &part.naming);
        parts.additional = additional.or(parts.additional.take());
        let is_choice = choice(&part.node).is_some() && only_alternative_of(&part.node).is_none();
        let is_back = parts
            .root
            .as_ref()
            .is_some_and(|root| chooses(&part.node, root));
        // A base that lists its subtypes as alternatives is no choice within one of them.
        if is_choice && !is_back {
            let is_root = parts.root.as_ref() == Some(&place(&part.node));
            let own = is_root || has_own_structure(&part.node);
            let field = self.choice(&schema, &part.naming, own)?;
            parts.fields.push(field);
        }
        Some(())
    }

    fn field(&mut self, name: &str, node: &Node<'d>, naming: &Naming) -> Field {
        let used = self.schema(node, &naming.inner(name));
        Field {
            name: name.to_owned(),
            origin: node.origin().clone(),
            docs: used.docs,
            ty: used.ty,
            required: false,
            nullable: used.nullable,
            flat: false,
        }
    }
}

/// A file and a path in it.
pub type Place = (FileId, Pointer);

/// Returns the place of a node.
pub fn place(node: &Node<'_>) -> Place {
    (node.origin().file, node.origin().pointer.clone())
}

/// Returns the schemas whose properties come before those of a schema itself.
fn inner_parts<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut parts = Vec::new();
    if has_siblings(node) {
        parts.extend(node.reference().and_then(|target| node.step(target).ok()));
    }
    parts.extend(node.get("allOf").iter().flat_map(Node::items));
    parts.extend(only_alternative_of(node));
    parts
}

/// Returns the one alternative of a schema with properties of its own: it is as good as a part.
fn only_alternative_of<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    choice(node)?;
    match alternatives(node).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Tells whether keywords beside a reference say more of an object than it does.
pub fn has_siblings(node: &Node<'_>) -> bool {
    node.reference().is_some() && has_own_structure(node)
        || node.reference().is_some() && choice(node).is_some()
}

fn has_own_structure(node: &Node<'_>) -> bool {
    let says = |keyword: &&str| node.get(keyword).is_some();
    [
        "properties",
        "allOf",
        "additionalProperties",
        "patternProperties",
    ]
    .iter()
    .any(says)
}

/// A schema whose properties an object has.
struct Part<'d> {
    node: Node<'d>,
    /// What is inline in it is named after this.
    naming: Naming,
    /// Whether its own parts are in already.
    expanded: bool,
}

impl Parts {
    /// Adds a property. Of two with one name the later says more, unless it says nothing.
    fn add(&mut self, field: Field) {
        match self
            .fields
            .iter_mut()
            .find(|other| other.name == field.name)
        {
            None => self.fields.push(field),
            Some(other) => {
                if field.ty != Type::Json {
                    (other.ty, other.nullable) = (field.ty, field.nullable);
                }
                if field.docs != Docs::default() {
                    other.docs = field.docs;
                }
            }
        }
    }

    /// Returns the object, with the properties that only `required` names behind the others.
    fn finish(mut self) -> Struct {
        for (name, undeclared) in self.required {
            match self.fields.iter_mut().find(|field| field.name == name) {
                Some(field) => field.required = true,
                None => self.fields.push(undeclared),
            }
        }
        Struct {
            fields: self.fields,
            additional: self.additional,
        }
    }
}

/// A property that has to be there and of which nothing else is said.
fn undeclared_field(name: &str, schema: &Schema<'_>) -> Field {
    Field {
        name: name.to_owned(),
        origin: schema.node.origin().join("required"),
        docs: Docs::default(),
        ty: Type::Json,
        required: true,
        nullable: false,
        flat: false,
    }
}
