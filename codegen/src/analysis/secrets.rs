//! Which types hold secrets, so that a value of them that cannot be read must not be shown.

use crate::api::{Api, Type, TypeId};

/// The types that hold secrets, themselves or in a part.
#[derive(Debug)]
pub struct Secrets(Vec<bool>);

impl Secrets {
    /// Finds the types that hold secrets.
    pub fn derive(api: &Api) -> Secrets {
        let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
        let mut open = Vec::new();
        for (id, def) in api.type_defs() {
            for ty in def.kind.types() {
                let parts = ty.all_named();
                parts.iter().for_each(|part| holders[part.0].push(id));
                open.extend(ty.contains(|ty| *ty == Type::Secret).then_some(id));
            }
        }
        let mut found = vec![false; api.types.len()];
        while let Some(id) = open.pop() {
            if !std::mem::replace(&mut found[id.0], true) {
                open.extend(&holders[id.0]);
            }
        }
        Secrets(found)
    }

    /// Tells whether a type holds a secret.
    pub fn are_in(&self, id: TypeId) -> bool {
        self.0[id.0]
    }
}
