//! Types that lead back to themselves with no object between. `A: {oneOf: [B]}` with `B: {oneOf: [A]}` has no
//! value, and a program that reads one never ends.

use std::collections::HashSet;

use crate::api::{Api, Type, TypeDef, TypeId, TypeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Turns aliases that lead back to themselves, which Rust cannot say, into JSON values. A list or a map between
/// is no help: `type A = Vec<A>` is not Rust either.
pub fn break_aliases(api: &mut Api, diagnostics: &mut Diagnostics) {
    for index in 0..api.types.len() {
        let is_alias = matches!(api.types[index].kind, TypeKind::Alias(_));
        if is_alias && leads_back(api, TypeId(index), aliased) {
            api.types[index].kind = TypeKind::Alias(Type::Json);
            diagnostics.push(cycle(&api.types[index]));
        }
    }
}

/// Takes from unions the alternatives that are the union again: of `A: oneOf: [A, B]` only `B` remains.
pub fn break_unions(api: &mut Api, diagnostics: &mut Diagnostics) {
    for index in 0..api.types.len() {
        let id = TypeId(index);
        if !leads_back(api, id, chosen) {
            continue;
        }
        let TypeKind::Union(union) = &api.types[index].kind else {
            continue;
        };
        let leads_to_union = |ty: &Type| direct(ty).is_some_and(|ty| reaches(api, ty, id, chosen));
        let variants = union.variants.iter();
        let stays: Vec<bool> = variants
            .map(|variant| !leads_to_union(&variant.ty))
            .collect();
        if let TypeKind::Union(union) = &mut api.types[index].kind {
            union.keep(&stays);
        }
        diagnostics.push(cycle(&api.types[index]));
    }
}

fn cycle(def: &TypeDef) -> Diagnostic {
    let reason = "a schema that contains itself without an object between";
    Diagnostic {
        problem: Problem::Untyped { reason },
        origin: def.origin.clone(),
    }
}

/// Returns the types that an alias is made of.
fn aliased(def: &TypeDef) -> Vec<TypeId> {
    match &def.kind {
        TypeKind::Alias(ty) => ty.all_named(),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => Vec::new(),
    }
}

/// Returns the types that a whole value of a type may be read as: what an alias stands for, the alternatives of a
/// union, the choice whose properties stand beside those of an object.
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
fn leads_back(api: &Api, id: TypeId, next: fn(&TypeDef) -> Vec<TypeId>) -> bool {
    let first = next(api.type_def(id));
    first.into_iter().any(|ty| reaches(api, ty, id, next))
}

/// Tells whether a type is, or leads to, another.
fn reaches(api: &Api, from: TypeId, goal: TypeId, next: fn(&TypeDef) -> Vec<TypeId>) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == goal {
            return true;
        }
        if seen.insert(id) {
            open.extend(next(api.type_def(id)));
        }
    }
    false
}
