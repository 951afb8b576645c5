//! Expressions for models: constructors with setters, variants of enums and of unions.

use super::value::{Slot, Values};
use crate::analysis::constant;
use crate::api::{Field, Struct, Type, TypeId, TypeKind, Union};
use crate::client::argument::Conversion;
use crate::source::Value;

/// The most optional fields that an example sets.
const FIELDS: usize = 4;

impl Values<'_> {
    /// Returns an expression for a value of a named type.
    pub(super) fn named(&mut self, id: TypeId, example: Option<&Value>, slot: Slot) -> String {
        let def = self.context.api.type_def(id);
        let names = self.context.names.ty(id);
        match &def.kind {
            TypeKind::Alias(aliased) => {
                self.value(aliased, example.or(def.docs.example.as_ref()), slot)
            }
            TypeKind::Enum(list) => {
                let position = list.values.iter().position(|it| example == Some(&it));
                self.import(format!("models::{}", names.name));
                format!("{}::{}", names.name, names.members[position.unwrap_or(0)])
            }
            TypeKind::Struct(object) => {
                self.nested(id, |values| values.structure(id, object, example))
            }
            TypeKind::Union(union) => self.nested(id, |values| values.union(id, union)),
        }
    }

    /// Writes a model that may contain others. One that contains itself, or is one too many, is read from JSON: its
    /// expression would have no end, or be too long to be of use.
    fn nested(&mut self, id: TypeId, write: impl FnOnce(&mut Self) -> String) -> String {
        if self.models_left == 0 || self.open.contains(&id) {
            return "serde_json::from_str(\"{}\")?".to_owned();
        }
        self.models_left -= 1;
        self.open.push(id);
        let text = write(self);
        self.open.pop();
        text
    }

    /// Returns an expression for the first variant of a union.
    fn union(&mut self, id: TypeId, union: &Union) -> String {
        let names = self.context.names.ty(id);
        self.import(format!("models::{}", names.name));
        match union.variants.first().zip(names.members.first()) {
            Some((variant, name)) => {
                let value = self.member(id, 0, &variant.ty, None, Slot::Exact);
                format!("{}::{name}({value})", names.name)
            }
            None => format!("{}::Unknown(serde_json::Value::Null)", names.name),
        }
    }

    /// Returns an expression for the value of a field or a variant, in its box where it has one.
    fn member(
        &mut self,
        id: TypeId,
        member: usize,
        ty: &Type,
        example: Option<&Value>,
        slot: Slot,
    ) -> String {
        let value = self.value(ty, example, slot);
        match self.context.facts.is_boxed(id, member) {
            true => format!("Box::new({value})"),
            false => value,
        }
    }

    /// Returns the call of a struct's constructor, with setters for some of its optional fields.
    fn structure(&mut self, id: TypeId, object: &Struct, example: Option<&Value>) -> String {
        let name = &self.context.names.ty(id).name;
        self.import(format!("models::{name}"));
        let mut arguments = Vec::new();
        for (index, field) in object.fields.iter().enumerate() {
            if field.is_asked_for() && constant(self.context.api, field).is_none() {
                arguments.push(self.argument(id, index, field, example));
            }
        }
        let mut text = match arguments.as_slice() {
            [] => format!("{name}::default()"),
            arguments => format!("{name}::new({})", arguments.join(", ")),
        };
        text.push_str(&self.setters(id, object, example));
        text
    }

    /// Returns the argument of a struct's constructor for a required field.
    fn argument(
        &mut self,
        id: TypeId,
        index: usize,
        field: &Field,
        example: Option<&Value>,
    ) -> String {
        let is_open = |id| self.open.contains(&id);
        if field.nullable && field.ty.named().is_some_and(is_open) {
            return "None".to_owned();
        }
        let example = of_field(field, example);
        let slot = Slot::of(Conversion::to_field(self.context.api, field));
        let value = self.member(id, index, &field.ty, example, slot);
        match field.nullable {
            true => format!("Some({value})"),
            false => value,
        }
    }

    /// Returns the calls of setters for the first optional fields that have an example.
    fn setters(&mut self, id: TypeId, object: &Struct, example: Option<&Value>) -> String {
        let names = &self.context.names.ty(id).members;
        let optional = object.fields.iter().zip(names).filter(|(field, _)| {
            let is_settable = !field.required && field.discriminator.is_none();
            is_settable && is_scalar(&field.ty) && !field.docs.read_only
        });
        let mut text = String::new();
        for (field, name) in optional.take(FIELDS) {
            if let Some(example) = of_field(field, example) {
                // A value inside of a `Nullable` is not converted.
                let slot = match self.context.facts.usage(id).has_three_states(field) {
                    true => Slot::Exact,
                    false => Slot::of(Conversion::to_field(self.context.api, field)),
                };
                let value = self.value(&field.ty, Some(example), slot);
                text.push_str(&format!(".{name}({value})"));
            }
        }
        text
    }
}

/// Returns the example of a field: from that of the whole object, else the field's own.
fn of_field<'v>(field: &'v Field, example: Option<&'v Value>) -> Option<&'v Value> {
    let inside = example.and_then(|object| object.get(&field.name));
    inside.or(field.docs.example.as_ref())
}

/// Tells whether a value of a type is short and says something: an example sets optional fields of such types only.
fn is_scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String | Type::Secret
    )
}
