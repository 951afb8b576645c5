//! Types that lead back to themselves with no object between. `A: {oneOf: [B]}` with `B: {oneOf: [A]}` has no
//! value, and a program that reads one never ends.

use crate::analysis::graph::{Cut, cut_cycles};
use crate::api::{Api, Type, TypeDef, TypeId, TypeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Turns aliases that lead back to themselves, which Rust cannot say, into JSON values. A list or a map between
/// is no help: `type A = Vec<A>` is not Rust either.
pub fn break_aliases(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_alias = |index: usize| matches!(api.types[index].kind, TypeKind::Alias(_));
    for Cut { node, .. } in cut_cycles(&edges(api, aliased), is_alias) {
        api.types[node].kind = TypeKind::Alias(Type::Json);
        diagnostics.push(cycle(&api.types[node]));
    }
}

/// Takes from unions the alternatives that are the union again: of `A: oneOf: [A, B]` only `B` remains.
pub fn break_unions(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_union = |index: usize| matches!(api.types[index].kind, TypeKind::Union(_));
    for Cut { node, back } in cut_cycles(&edges(api, chosen), is_union) {
        let leads_back = |ty: &Type| direct(ty).is_some_and(|ty| back.contains(&ty.0));
        if let TypeKind::Union(union) = &mut api.types[node].kind {
            let variants = union.variants.iter();
            let stays: Vec<bool> = variants.map(|variant| !leads_back(&variant.ty)).collect();
            union.keep(&stays);
        }
        diagnostics.push(cycle(&api.types[node]));
    }
}

fn cycle(def: &TypeDef) -> Diagnostic {
    let reason = "a schema that contains itself without an object between";
    Diagnostic {
        problem: Problem::Untyped { reason },
        origin: def.origin.clone().into(),
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

/// Returns, for each type, the types that it leads to.
fn edges(api: &Api, next: fn(&TypeDef) -> Vec<TypeId>) -> Vec<Vec<usize>> {
    let targets = |def: &TypeDef| next(def).into_iter().map(|id| id.0).collect();
    api.types.iter().map(targets).collect()
}
