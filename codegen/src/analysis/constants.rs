//! Which fields can only have one value, so that callers need not give it: `kind: {type: string, enum: [cat]}`.

use crate::api::{Api, Enum, Field, Type, TypeId, TypeKind};

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
    let (Type::Named(ty), Type::Named(list)) = (&field.ty, api.unaliased(&field.ty)) else {
        return None;
    };
    let (ty, list) = (*ty, *list);
    match &api.type_def(list).kind {
        TypeKind::Enum(Enum { values, .. }) if values.len() == 1 => {
            Some(Constant::Variant { ty, list })
        }
        TypeKind::Enum(_) | TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
    }
}
