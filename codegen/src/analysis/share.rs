//! Inline types that are the same type again.
//!
//! Documents that are made by programs write the same schema out wherever it occurs: a list of states at
//! every resource, the owner of a repository in every event. The outermost of such types, and of several
//! the first, becomes the one that the client defines, in a file of its own, and the others become other
//! names for it. All names stay what they are without sharing, so that code which uses one compiles
//! whether or not the next version of the document has it twice.

use std::collections::HashMap;

use super::usage::{self, Usage};
use crate::api::{Api, Enum, EnumValues, Struct, Type, TypeDef, TypeId, TypeKind, Union};
use crate::config::Config;

/// Makes inline types that are equal, and are called alike, other names for one of them.
pub fn share(api: &mut Api, config: &Config) {
    let same = equal_ones(api, config);
    let mut chosen: HashMap<TypeId, TypeId> = HashMap::new();
    for (id, def) in api.type_defs() {
        let choice = chosen.entry(same[id.0]).or_insert(id);
        if def.name.len() < api.type_def(*choice).name.len() {
            *choice = id;
        }
    }
    let choice = |id: TypeId| chosen[&same[id.0]];
    let parents: Vec<Option<TypeId>> = api.types.iter().map(|def| def.parent).collect();
    for (index, parent) in parents.iter().enumerate() {
        let choice_of_it = choice(TypeId(index));
        if choice_of_it.0 != index {
            api.types[index].kind = TypeKind::Alias(Type::Named(choice_of_it));
            // What is written in something that is shared is in the file of that.
            let is_with_parent = parent.is_some() && parent.map(choice) == parents[choice_of_it.0];
            api.types[choice_of_it.0].is_shared |= !is_with_parent;
        }
    }
}

/// Returns for each type the one that stands for all that are equal to it.
fn equal_ones(api: &Api, config: &Config) -> Vec<TypeId> {
    let usage = usage::derive(api);
    let mut found: HashMap<Sketch, Vec<TypeId>> = HashMap::new();
    let mut same: Vec<TypeId> = api.type_defs().map(|(id, _)| id).collect();
    for id in innermost_first(api) {
        let def = api.type_def(id);
        if !is_inline(def) || has_renamed_members(def, config) {
            continue;
        }
        let Some(sketch) = Sketch::of(def, usage[id.0]) else {
            continue;
        };
        let alike = found.entry(sketch).or_default();
        match alike.iter().find(|other| is_equal(api, &same, **other, id)) {
            Some(other) => same[id.0] = *other,
            None => alike.push(id),
        }
    }
    same
}

/// What equal types have in common for certain, to find them by.
#[derive(PartialEq, Eq, Hash)]
struct Sketch {
    word: String,
    usage: Usage,
    kind: &'static str,
    members: Vec<String>,
}

impl Sketch {
    fn of(def: &TypeDef, usage: Usage) -> Option<Sketch> {
        let (kind, members) = match &def.kind {
            TypeKind::Struct(object) => ("struct", properties(object)),
            TypeKind::Enum(list) => ("enum", values(list)),
            TypeKind::Union(union) => ("union", alternatives(union)),
            TypeKind::Alias(_) => return None,
        };
        Some(Sketch {
            word: own_word(def)?.to_owned(),
            usage,
            kind,
            members,
        })
    }
}

/// Returns what a type is called without what is around it. The items of a list go by the list's name.
fn own_word(def: &TypeDef) -> Option<&str> {
    let mut words = def.name.iter().rev().map(String::as_str);
    words.find(|word| *word != "item")
}

fn properties(object: &Struct) -> Vec<String> {
    object.fields.iter().map(|it| it.name.clone()).collect()
}

fn values(list: &Enum) -> Vec<String> {
    match &list.values {
        EnumValues::Strings(values) => values.clone(),
        EnumValues::Integers(_) | EnumValues::Scalars(_) => {
            list.values.iter().map(|value| value.to_string()).collect()
        }
    }
}

fn alternatives(union: &Union) -> Vec<String> {
    union.variants.iter().map(|it| it.name.clone()).collect()
}

/// Returns the types, those that are written in others before these.
fn innermost_first(api: &Api) -> Vec<TypeId> {
    let depth = |id: TypeId| std::iter::successors(Some(id), |id| api.type_def(*id).parent).count();
    let mut order: Vec<TypeId> = api.type_defs().map(|(id, _)| id).collect();
    order.sort_by_cached_key(|id| std::cmp::Reverse(depth(*id)));
    order
}

/// Tells whether a type is written where it is used, in another one or in an operation.
fn is_inline(def: &TypeDef) -> bool {
    def.name.len() > 1
}

/// Tells whether the settings name a field or a variant of a type, which then is one of its own.
fn has_renamed_members(def: &TypeDef, config: &Config) -> bool {
    let owner = def.name.join(".");
    let is_of_it = |key: &String| {
        let member = key.strip_prefix(&owner);
        member.is_some_and(|member| member.starts_with('.'))
    };
    let renamed = config.rename.fields.keys();
    renamed.chain(config.rename.variants.keys()).any(is_of_it)
}

/// Tells whether two types are equal, given which of the types in them are.
fn is_equal(api: &Api, same: &[TypeId], first: TypeId, second: TypeId) -> bool {
    let kind = |id: TypeId| {
        let mut kind = api.type_def(id).kind.clone();
        let parts = kind.types_mut().into_iter();
        parts.for_each(|part| part.rename(&|id| same[id.0]));
        kind
    };
    kind(first) == kind(second)
}
