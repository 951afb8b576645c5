//! Properties of objects, as the parts of an object declare them.

use super::form::{is_nullable, is_numeric_text, together};
use super::record::PropertySchema;
use super::{Naming, Schemas, Use};
use crate::api::{Docs, Field, Type, TypeId, TypeKind};
use crate::source::{Node, Origin};

/// The step that stands for the schemas of one property in several parts.
const TOGETHER: &str = "x-together";

impl<'d> Schemas<'d> {
    /// Lowers a property. Where several parts of the object declare it, its values fit each of their schemas: its type is
    /// that of the schema that says the most, and objects have the properties of each.
    pub(super) fn property(&mut self, name: &str, schemas: &[PropertySchema<'d>]) -> Field {
        let (used, numeric_text) = match schemas {
            [only] => (
                self.lower(&only.node, &only.naming),
                is_numeric_text(&only.node),
            ),
            several => self.lower_together(several),
        };
        Field {
            name: name.to_owned(),
            origin: schemas[0].node.origin().clone().into(),
            docs: used.docs,
            ty: used.ty,
            required: false,
            nullable: used.nullable,
            numeric_text,
            flat: false,
            discriminator: None,
        }
    }

    /// Lowers the schemas of one property, of which the last one that says something of it decides whether it may be null,
    /// and the last one with words for readers has theirs. Tells as well whether its numbers may come as texts.
    fn lower_together(&mut self, schemas: &[PropertySchema<'d>]) -> (Use, bool) {
        let nodes: Vec<Node<'d>> = schemas.iter().map(|it| it.node.clone()).collect();
        let is_retyped = schemas
            .iter()
            .any(|it| self.retyped(&it.node, &it.naming.words).is_some());
        let together = together(&nodes).filter(|_| !is_retyped);
        let end = schemas.len() - 1;
        let last = together.as_ref().map_or(end, |it| it.last);
        let most = together.map_or(vec![end], |it| it.most);
        let chosen = most[most.len() - 1];
        let mut used = match most.as_slice() {
            [one] => self.lower(&schemas[*one].node, &schemas[*one].naming),
            several => self.objects(several.iter().map(|place| &schemas[*place]).collect()),
        };
        if chosen != last || most.len() > 1 {
            let target = nodes[last].follow().ok();
            used.nullable = is_nullable(&nodes[last]) || target.is_some_and(|it| is_nullable(&it));
        }
        for (place, node) in nodes.iter().enumerate().rev() {
            let docs = match place == chosen && most.len() == 1 {
                true => used.docs.clone(),
                false => self.annotations(node),
            };
            if docs != Docs::default() {
                used.docs = docs;
                break;
            }
        }
        (used, is_numeric_text(&nodes[chosen]))
    }

    /// Lowers objects that a value is all at once. Each object that has them as a property refers to the same type.
    fn objects(&mut self, schemas: Vec<&PropertySchema<'d>>) -> Use {
        let last = schemas[schemas.len() - 1];
        let others = schemas[..schemas.len() - 1].iter();
        let origin = others.fold(last.node.origin().join(TOGETHER), |origin, other| {
            let Origin { file, pointer } = other.node.origin();
            origin.join(&format!("{file:?}{pointer}"))
        });
        let ty = |id| Use {
            ty: Type::Named(id),
            nullable: false,
            docs: Docs::default(),
        };
        if let Some(id) = self.types.get(&origin.key()) {
            return ty(id);
        }
        let id = self.types.define(last.naming.clone(), origin.clone());
        self.types.set(origin.key(), id);
        let parts = schemas.iter().map(|schema| PropertySchema {
            node: schema.node.clone(),
            naming: Naming {
                words: schema.naming.words.clone(),
                parent: Some(id),
            },
        });
        self.together.push_back((id, parts.collect()));
        ty(id)
    }

    /// Lowers objects that a value is all at once, into the type that was defined for them.
    pub(super) fn fill_together(&mut self, id: TypeId, schemas: Vec<PropertySchema<'d>>) {
        let last = &schemas[schemas.len() - 1];
        let (node, naming) = (last.node.clone(), last.naming.clone());
        self.types[id].kind = match self.structure_of(schemas) {
            Some(object) => TypeKind::Struct(object),
            None => TypeKind::Alias(self.lower(&node, &naming).ty),
        };
    }
}
