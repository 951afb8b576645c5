//! A choice beside the declared properties of an object: `{properties: …, oneOf: [A, B]}`.

use super::form::Choice;
use super::{Naming, Schema, Schemas};
use crate::api::{Docs, Field, Type};

/// The name of the field for a choice beside properties.
const VARIANT: &str = "variant";

/// A choice of objects that a part of an object makes.
pub(super) struct FlatChoice<'d> {
    /// The part.
    pub schema: Schema<'d>,
    pub choice: Choice<'d>,
    /// The name that the part's inline schemas begin with.
    pub naming: Naming,
    /// Whether the part has properties besides the choice. One that is a component and only a choice is the union that the
    /// component has as its type.
    pub own: bool,
}

impl<'d> Schemas<'d> {
    /// Lowers the choice of a part to a field whose properties stand beside the others.
    pub(super) fn flat_choice(&mut self, choice: FlatChoice<'d>) -> Field {
        let FlatChoice {
            schema,
            choice,
            naming,
            own,
        } = choice;
        let known = naming
            .parent
            .filter(|id| !own && self.types.get(&schema.node.key()) == Some(*id));
        let named = known.and_then(|id| Some((self.types[id].name.last().cloned()?, id)));
        let (name, ty) = match named {
            Some((name, id)) => (name, Type::Named(id)),
            None => (
                VARIANT.to_owned(),
                self.choice_type(&schema, choice, &naming),
            ),
        };
        Field {
            name,
            origin: schema.node.origin().clone().into(),
            docs: Docs::default(),
            ty,
            required: true,
            nullable: false,
            numeric_text: false,
            flat: true,
            discriminator: None,
        }
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
