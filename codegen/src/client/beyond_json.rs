//! Which models hold what does not travel as JSON: files, and bytes as they are.

use super::context::Context;
use crate::analysis::named_in;
use crate::api::{Type, TypeId};

/// Tells for each type whether it holds, at any depth, what does not travel as JSON.
pub fn of_all(context: &Context<'_>) -> Vec<bool> {
    let api = context.api;
    let holds = |ty: &Type| ty.contains(|ty| matches!(ty, Type::File | Type::Bytes));
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open: Vec<TypeId> = Vec::new();
    for (id, def) in api.type_defs() {
        for inner in named_in(&def.kind) {
            holders[inner.0].push(id);
        }
        if def.kind.types().into_iter().any(holds) {
            open.push(id);
        }
    }
    let mut found = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut found[id.0], true) {
            open.extend(&holders[id.0]);
        }
    }
    found
}
