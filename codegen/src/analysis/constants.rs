//! Which fields can only have one value, so that callers need not give it.

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
    let own = field.ty.named()?;
    let mut ty = &field.ty;
    // Aliases do not lead back to themselves by now, and there are no more than types.
    for _ in 0..=api.types.len() {
        let Type::Named(id) = ty else { return None };
        match &api.type_def(*id).kind {
            TypeKind::Alias(aliased) => ty = aliased,
            TypeKind::Enum(Enum { values, .. }) => {
                return (values.len() == 1).then_some(Constant::Variant { ty: own, list: *id });
            }
            TypeKind::Struct(_) | TypeKind::Union(_) => return None,
        }
    }
    None
}
