//! Objects: properties, what may stand beside them, and the parts that `allOf` puts together.

use std::collections::HashSet;

use super::schema::Schema;
use super::union::choice;
use super::{Lower, Naming};
use crate::api::{Docs, Field, Struct, Type};
use crate::source::{FileId, Node, Pointer, Value};

/// The properties of an object as its parts add to them.
#[derive(Default)]
struct Parts {
    fields: Vec<Field>,
    required: Vec<(String, Field)>,
    additional: Option<Type>,
    /// The schemas that are in already: one that two parts share counts once, and a cycle ends.
    seen: HashSet<(FileId, Pointer)>,
}

impl<'d> Lower<'d> {
    /// Lowers an object schema: its own properties, and those of the parts of its `allOf`, which come first.
    ///
    /// None when a part is not an object.
    pub(super) fn structure(&mut self, schema: &Schema<'d>, naming: &Naming) -> Option<Struct> {
        let mut parts = Parts::default();
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
            let inner: Vec<Node<'d>> = part
                .node
                .get("allOf")
                .iter()
                .flat_map(Node::items)
                .collect();
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
    fn resolve_part(
        &mut self,
        part: Part<'d>,
        seen: &mut HashSet<(FileId, Pointer)>,
    ) -> Option<Part<'d>> {
        let part = match part.node.reference() {
            None => part,
            Some(_) => {
                let node = self.follow(&part.node)?;
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
        };
        let place = (part.node.origin().file, part.node.origin().pointer.clone());
        (part.expanded || seen.insert(place)).then_some(part)
    }

    /// Adds the properties of one part. None when it is not an object.
    fn add_part(&mut self, part: &Part<'d>, parts: &mut Parts) -> Option<()> {
        let schema = self.read_schema(&part.node)?;
        let is_object = matches!(schema.keywords.typ.as_deref(), None | Some("object"));
        let is_other = ["enum", "items"]
            .iter()
            .any(|keyword| part.node.get(keyword).is_some());
        let is_composed = is_other || choice(&part.node).is_some();
        if !is_object || is_composed {
            return None;
        }
        let properties: Vec<_> = part
            .node
            .get("properties")
            .iter()
            .flat_map(Node::entries)
            .collect();
        for (name, node) in properties {
            let field = self.field(name, &node, &part.naming);
            parts.add(field);
        }
        let required = schema.keywords.required.iter();
        parts
            .required
            .extend(required.map(|name| (name.clone(), undeclared_field(name, &schema))));
        let additional = self.additional(&part.node, &part.naming);
        parts.additional = additional.or(parts.additional.take());
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
        }
    }

    /// Returns the type of the values under keys that are not declared, where the document allows them
    /// in words: without a word about them they are allowed too, but nothing is known of them.
    fn additional(&mut self, node: &Node<'d>, naming: &Naming) -> Option<Type> {
        let node = node.get("additionalProperties")?;
        match node.value() {
            Value::Bool(false) => None,
            Value::Bool(true) => Some(Type::Json),
            _ => Some(self.schema(&node, &naming.inner("value")).into_type()),
        }
    }
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
    }
}
