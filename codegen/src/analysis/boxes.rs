//! Which fields and variants need a box: those through which a type would contain itself.

use std::collections::HashSet;

use super::graph::{Cut, cut_cycles};
use crate::api::{Api, Type, TypeDef, TypeId, TypeKind};

/// The fields and variants that need a box.
#[derive(Debug)]
pub struct Boxes(HashSet<(TypeId, usize)>);

impl Boxes {
    /// Finds the fields and variants through which a type leads back to itself without a list or a map between.
    ///
    /// Fields are taken in order, and a box cuts the way for those that come after it, so each cycle
    /// gets one box.
    pub fn derive(api: &Api) -> Boxes {
        let targets = |def: &TypeDef| {
            let members = members(&def.kind).into_iter();
            members.flat_map(direct).map(|id| id.0).collect()
        };
        let edges: Vec<Vec<usize>> = api.types.iter().map(targets).collect();
        // An alias is what it stands for, with no place for a box.
        let has_place = |index: usize| !matches!(api.types[index].kind, TypeKind::Alias(_));
        let mut boxes = HashSet::new();
        for Cut { node, back } in cut_cycles(&edges, has_place) {
            let members = members(&api.types[node].kind).into_iter().enumerate();
            let leads_back = |ty: &Type| direct(ty).iter().any(|target| back.contains(&target.0));
            let boxed = members.filter(|(_, ty)| leads_back(ty));
            boxes.extend(boxed.map(|(index, _)| (TypeId(node), index)));
        }
        Boxes(boxes)
    }

    /// Tells whether a field or a variant needs a box.
    pub fn contains(&self, id: TypeId, field: usize) -> bool {
        self.0.contains(&(id, field))
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
