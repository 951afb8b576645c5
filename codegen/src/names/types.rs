//! Names of types, and of their fields and variants.

use super::case::{module, pascal, snake};
use super::rename::{Renames, Section};
use super::scope::{Name, Scope};
use super::{reserved, value};
use crate::api::{Api, Struct, TypeDef, TypeId, TypeKind, Union};

/// The names of a type and its parts.
#[derive(Debug)]
pub struct TypeNames {
    /// The type itself.
    pub name: Name,
    /// The module of `models` that holds it.
    pub module: Name,
    /// Its fields or variants, in the order of the model.
    pub members: Vec<Name>,
    /// The field for additional properties.
    pub additional: Name,
    /// The methods of a union that give its value as the type of a variant, in the order of the variants.
    pub accessors: Vec<Name>,
}

/// Names the types. Those that the settings name come first, then components, whose names users know, and inline
/// types last.
pub fn assign(api: &Api, renames: &mut Renames<'_>) -> Vec<TypeNames> {
    let mut scope = Scope::new(&reserved::MODEL_TYPES, "Model");
    let mut modules = Scope::new(reserved::MODULES, "model");
    let mut order: Vec<TypeId> = api.type_defs().map(|(id, _)| id).collect();
    order.sort_by_key(|id| (api.type_def(*id).parent.is_some(), *id));

    let mut names: Vec<Option<Name>> = Vec::new();
    for def in &api.types {
        let case = |name: &str| pascal(name, "Type");
        names.push(renames.assign(Section::Types, &def.name.join("."), case, &mut scope));
    }
    let mut homes: Vec<Option<Name>> = api.types.iter().map(|_| None).collect();
    for id in order {
        let words = || pascal(&type_words(api.type_def(id), renames), "Type");
        let name = names[id.0].get_or_insert_with(|| scope.assign(&words()));
        if api.home(id) == id {
            homes[id.0] = Some(modules.assign(&module(name.as_str(), "model")));
        }
    }
    let named = api.type_defs().zip(names);
    let named = named.filter_map(|((id, def), name)| {
        let (members, additional) = assign_members(api, def, renames);
        Some(TypeNames {
            accessors: assign_accessors(def, &members),
            name: name?,
            module: homes[api.home(id).0].clone()?,
            members,
            additional,
        })
    });
    named.collect()
}

/// Returns the words of a type's name. The name of an inline type starts with that of the type or operation that it
/// is in, as the settings call it: with `User` renamed to `Account`, the type of `User.address` is `AccountAddress`.
fn type_words(def: &TypeDef, renames: &Renames<'_>) -> String {
    let words = &def.name;
    for end in (1..words.len()).rev() {
        let outer = words[..end].join(".");
        let operation = || renames.get(Section::Operations, &outer);
        if let Some(name) = renames.get(Section::Types, &outer).or_else(operation) {
            return format!("{name} {}", words[end..].join(" "));
        }
    }
    words.join(" ")
}

/// Names the fields or variants of a type, and the field for additional properties.
fn assign_members(api: &Api, def: &TypeDef, renames: &mut Renames<'_>) -> (Vec<Name>, Name) {
    let mut fields = Scope::new(reserved::FIELDS, "field");
    let mut variants = Scope::new(reserved::VARIANTS, "Value");
    let owner = def.original.map_or(def, |original| api.type_def(original));
    let owner = owner.name.join(".");
    let members = match &def.kind {
        TypeKind::Struct(object) => assign_fields(object, &owner, renames, &mut fields),
        TypeKind::Enum(list) => {
            let keys = list.values.iter().map(|value| value::key(&value));
            let renamed = renamed_variants(keys, &owner, renames, &mut variants);
            value::assign(list, renamed, &mut variants)
        }
        TypeKind::Union(union) => assign_alternatives(union, &owner, renames, &mut variants),
        TypeKind::Alias(_) => Vec::new(),
    };
    (members, fields.assign("additional_properties"))
}

/// Names the methods that give the value of a union as the type of a variant: `to_cat` for `Cat`.
fn assign_accessors(def: &TypeDef, variants: &[Name]) -> Vec<Name> {
    let mut scope = Scope::new(reserved::UNION_METHODS, "value");
    let is_any_of = matches!(&def.kind, TypeKind::Union(union) if union.is_any_of);
    let variants = variants.iter().filter(|_| is_any_of);
    let wishes = variants.map(|name| format!("to_{}", snake(name.as_str(), "value")));
    wishes.map(|wish| scope.assign(&wish)).collect()
}

/// Names the fields of a struct: properties have the first choice, before those that only stand for a choice. `owner` is
/// the name of the type in the settings.
fn assign_fields(
    object: &Struct,
    owner: &str,
    renames: &mut Renames<'_>,
    scope: &mut Scope,
) -> Vec<Name> {
    let mut renamed = Vec::new();
    for field in &object.fields {
        let key = format!("{owner}.{}", field.name);
        let case = |name: &str| snake(name, "field");
        renamed.push(renames.assign(Section::Fields, &key, case, scope));
    }
    for flat in [false, true] {
        let fields = object.fields.iter().zip(&mut renamed);
        for (field, name) in fields.filter(|(field, _)| field.flat == flat) {
            name.get_or_insert_with(|| scope.assign(&snake(&field.name, "field")));
        }
    }
    renamed.into_iter().flatten().collect()
}

/// Names the variants of a union. `owner` is the name of the type in the settings.
fn assign_alternatives(
    union: &Union,
    owner: &str,
    renames: &mut Renames<'_>,
    scope: &mut Scope,
) -> Vec<Name> {
    let keys = union.variants.iter().map(|it| it.name.clone());
    let renamed = renamed_variants(keys, owner, renames, scope);
    let variants = union.variants.iter().zip(renamed);
    variants
        .map(|(variant, name)| {
            // A variant that has the name of its type is renamed with it.
            let is_type = variant.ty.named().is_some();
            let ty = renames.get(Section::Types, &variant.name);
            let words = ty.filter(|_| is_type).unwrap_or(&variant.name);
            name.unwrap_or_else(|| scope.assign(&pascal(words, "Variant")))
        })
        .collect()
}

/// Assigns the names that the settings give to variants with some keys.
fn renamed_variants(
    keys: impl Iterator<Item = String>,
    owner: &str,
    renames: &mut Renames<'_>,
    scope: &mut Scope,
) -> Vec<Option<Name>> {
    let case = |name: &str| pascal(name, "Value");
    let paths = keys.map(|key| format!("{owner}.{key}"));
    paths
        .map(|path| renames.assign(Section::Variants, &path, case, scope))
        .collect()
}
