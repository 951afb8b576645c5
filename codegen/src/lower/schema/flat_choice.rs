//! A choice beside the declared properties of an object: `{properties: …, oneOf: [A, B]}`.

use super::form::{Choice, describes_objects};
use super::{Naming, Schema, Schemas};
use crate::api::{Docs, Field, Type};

/// The name of the field for a choice beside properties.
const VARIANT: &str = "variant";

impl<'d> Schemas<'d> {
    /// Lowers the choice of a part to a field whose properties stand beside the others. None when an
    /// alternative is not an object.
    ///
    /// `own` tells that the part has properties besides the choice. A part that is a component and only a choice is
    /// the union that the component has as its type.
    pub(super) fn flat_choice(
        &mut self,
        schema: &Schema<'d>,
        choice: Choice<'d>,
        naming: &Naming,
        own: bool,
    ) -> Option<Field> {
        if !choice.alternatives.iter().all(describes_objects) {
            return None;
        }
        let (name, ty) = match naming.parent.filter(|_| !own) {
            Some(id) if self.types.get(&schema.node.key()) == Some(id) => {
                (self.types[id].name.last().cloned()?, Type::Named(id))
            }
            _ => (VARIANT.to_owned(), self.choice_type(schema, choice, naming)),
        };
        Some(Field {
            name,
            origin: schema.node.origin().clone().into(),
            docs: Docs::default(),
            ty,
            required: true,
            nullable: false,
            numeric_text: false,
            flat: true,
            discriminator: None,
        })
    }

    /// Returns the type of a choice that stands beside properties.
    fn choice_type(&mut self, schema: &Schema<'d>, choice: Choice<'d>, naming: &Naming) -> Type {
        let origin = schema.node.origin().join(choice.keyword);
        let key = origin.key();
        if let Some(id) = self.types.get(&key) {
            return Type::Named(id);
        }
        let naming = naming.inner(VARIANT);
        let id = self.types.define(naming.clone(), origin);
        self.types.set(key, id);
        let naming = Naming {
            words: naming.words,
            parent: Some(id),
        };
        self.types[id].kind = self.union(schema, choice, &naming);
        Type::Named(id)
    }
}
