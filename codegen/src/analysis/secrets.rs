//! Which types hold secrets.

use super::usage::named_in;
use crate::api::{Api, Type, TypeId};

/// Tells for each type of a model whether its values hold secrets, at any depth.
pub fn holders(api: &Api) -> Vec<bool> {
    let mut holds = vec![false; api.types.len()];
    let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open = Vec::new();
    for (id, def) in api.type_defs() {
        named_in(&def.kind).for_each(|part| users[part.0].push(id));
        if def.kind.types().into_iter().any(has_secret) {
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut holds[id.0], true) {
            open.extend(&users[id.0]);
        }
    }
    holds
}

fn has_secret(ty: &Type) -> bool {
    ty.contains(|part| *part == Type::Secret)
}
