//! Which fields and variants need a box: those through which a type would contain itself.

use std::collections::HashSet;

use crate::api::{Api, Type, TypeId, TypeKind};

/// The fields and variants that need a box.
#[derive(Debug)]
pub struct Boxes(HashSet<(TypeId, usize)>);

impl Boxes {
    /// Finds the fields and variants through which a type leads back to itself without a list or a map between.
    ///
    /// Fields are taken in order, and a box cuts the way for those that come after it, so each cycle
    /// gets one box.
    pub fn derive(api: &Api) -> Boxes {
        let mut boxes = Boxes(HashSet::new());
        for (id, def) in api.type_defs() {
            // An alias is what it stands for, with no place for a box.
            if let TypeKind::Alias(_) = def.kind {
                continue;
            }
            for (index, ty) in members(&def.kind).into_iter().enumerate() {
                if direct(ty)
                    .into_iter()
                    .any(|target| boxes.leads_to(api, target, id))
                {
                    boxes.0.insert((id, index));
                }
            }
        }
        boxes
    }

    /// Tells whether a field or a variant needs a box.
    pub fn contains(&self, id: TypeId, field: usize) -> bool {
        self.0.contains(&(id, field))
    }

    /// Tells whether a value of the first type contains, in its own memory, one of the second.
    fn leads_to(&self, api: &Api, from: TypeId, goal: TypeId) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if id == goal {
                return true;
            }
            if seen.insert(id) {
                open.extend(self.contained(api, id));
            }
        }
        false
    }

    fn contained(&self, api: &Api, id: TypeId) -> Vec<TypeId> {
        let members = members(&api.type_def(id).kind).into_iter().enumerate();
        let unboxed = members.filter(|(index, _)| !self.contains(id, *index));
        unboxed.flat_map(|(_, ty)| direct(ty)).collect()
    }
}

/// Returns the types that a value of a type holds.
fn members(kind: &TypeKind) -> Vec<&Type> {
    match kind {
        TypeKind::Struct(object) => object.fields.iter().map(|field| &field.ty).collect(),
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Alias(ty) => vec![ty],
    }
}

/// Returns the named types that a type holds in its own memory.
fn direct(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::Named(id) => vec![*id],
        Type::Nullable(inner) => direct(inner),
        Type::Tuple(places) => places.iter().flat_map(direct).collect(),
        _ => Vec::new(),
    }
}
