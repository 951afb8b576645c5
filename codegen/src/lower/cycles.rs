//! Types that lead back to themselves with nothing between: they have no value, and no end when one is read.

use std::collections::HashSet;

use super::Lower;
use crate::api::{Type, TypeDef, TypeId, TypeKind};
use crate::diagnostic::Problem;

impl Lower<'_> {
    /// Turns aliases that lead back to themselves, which Rust cannot say, into JSON values.
    pub(super) fn break_alias_cycles(&mut self) {
        for index in 0..self.types.len() {
            let is_alias = matches!(self.types[index].kind, TypeKind::Alias(_));
            if is_alias && leads_back(&self.types, TypeId(index), aliased) {
                self.types[index].kind = TypeKind::Alias(Type::Json);
                self.report_cycle(index);
            }
        }
    }

    /// Takes from unions the alternatives that are the union again.
    pub(super) fn break_union_cycles(&mut self) {
        for index in 0..self.types.len() {
            let id = TypeId(index);
            if !leads_back(&self.types, id, chosen) {
                continue;
            }
            let TypeKind::Union(union) = &self.types[index].kind else {
                continue;
            };
            let variants = union.variants.iter();
            let stays: Vec<bool> = variants
                .map(|variant| {
                    !direct(&variant.ty).is_some_and(|ty| reaches(&self.types, ty, id, chosen))
                })
                .collect();
            if let TypeKind::Union(union) = &mut self.types[index].kind {
                union.keep(&stays);
            }
            self.report_cycle(index);
        }
    }

    fn report_cycle(&mut self, index: usize) {
        let reason = "a schema that contains itself without an object between";
        let origin = self.types[index].origin.clone();
        self.report(Problem::Untyped { reason }, &origin);
    }
}

/// Returns the types that an alias is made of.
fn aliased(def: &TypeDef) -> Vec<TypeId> {
    match &def.kind {
        TypeKind::Alias(ty) => ty.all_named(),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => Vec::new(),
    }
}

/// Returns the types as which a whole value of a type may be read.
fn chosen(def: &TypeDef) -> Vec<TypeId> {
    match &def.kind {
        TypeKind::Alias(ty) => direct(ty).into_iter().collect(),
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            variants.filter_map(|variant| direct(&variant.ty)).collect()
        }
        TypeKind::Struct(object) => {
            let flat = object.fields.iter().filter(|field| field.flat);
            flat.filter_map(|field| direct(&field.ty)).collect()
        }
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn direct(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => direct(inner),
        _ => None,
    }
}

/// Tells whether a type leads back to itself.
fn leads_back(types: &[TypeDef], id: TypeId, next: fn(&TypeDef) -> Vec<TypeId>) -> bool {
    let first = next(&types[id.0]);
    first.into_iter().any(|ty| reaches(types, ty, id, next))
}

/// Tells whether a type is, or leads to, another.
fn reaches(
    types: &[TypeDef],
    from: TypeId,
    goal: TypeId,
    next: fn(&TypeDef) -> Vec<TypeId>,
) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == goal {
            return true;
        }
        if seen.insert(id) {
            open.extend(next(&types[id.0]));
        }
    }
    false
}
