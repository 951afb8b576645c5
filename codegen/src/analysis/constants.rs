//! Which fields can only have one value, so that callers need not give it: `kind: {type: string, enum: [cat]}`.

use crate::api::{Api, Enum, Field, Type, TypeId};

/// The one value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// The one variant of an enum.
    Variant {
        /// The type of the field: the enum, or another name for it.
        ty: TypeId,
        /// The enum.
        list: TypeId,
    },
    /// A truth value.
    Boolean(bool),
}

/// Returns the one value that a required field can have.
pub fn of(api: &Api, field: &Field) -> Option<Constant> {
    if !field.required || field.nullable {
        return None;
    }
    if field.ty == Type::Boolean {
        return field.docs.constraints.constant.map(Constant::Boolean);
    }
    let ty = field.ty.named()?;
    let (list, Enum { values, .. }) = api.closed_enumeration(&field.ty)?;
    (values.len() == 1).then_some(Constant::Variant { ty, list })
}
