//! The Rust types of a struct's fields.

use crate::api::{Field, TypeId};
use crate::client::Context;
use crate::client::ty::{self, ModelPath};

/// Returns the type of a field: `Option` or `Nullable` where the value may be absent or null.
pub fn ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> String {
    let value = value_ty(context, id, index, field);
    if context.facts.usage(id).has_three_states(field) {
        format!("Nullable<{value}>")
    } else if field.nullable || !field.required {
        format!("Option<{value}>")
    } else {
        value
    }
}

/// Returns the type of a field's value, in a `Box` where the struct contains itself.
pub fn value_ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> String {
    let value = ty::text(&field.ty, context.names, ModelPath::Bare);
    if context.facts.is_boxed(id, index) {
        format!("Box<{value}>")
    } else {
        value
    }
}
