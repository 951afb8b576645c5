//! Inline types that are written out again and again.
//!
//! Documents that are made by programs write the same schema out wherever it occurs: a list of states at
//! every resource, the owner of a repository in every event. One of such equal types becomes the one that the
//! client defines, in a file of its own, and the others become other names for it. No name changes by that, so
//! code that uses one compiles whether or not the next version of the document has the schema twice.

use std::collections::HashMap;

use crate::analysis::Usage;
use crate::api::{Api, EnumValues, Field, Struct, Type, TypeDef, TypeId, TypeKind, Union, Variant};
use crate::config::Config;

/// Makes inline types that are equal, and whose names end with the same word, other names for one of them: the one
/// with the fewest words in its name, and of several such the first. `usage` is that of each type.
pub fn share(api: &mut Api, usage: &[Usage], config: &Config) {
    let same = equal_ones(api, usage, config);
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
            // If `B.owner` is an alias of `A.owner`, then `A.owner` has a file of its own, and `A.owner.role` stays in
            // it although `B.owner.role` is an alias too.
            let is_with_parent = parent.is_some() && parent.map(choice) == parents[choice_of_it.0];
            api.types[choice_of_it.0].is_shared |= !is_with_parent;
        }
    }
}

/// Returns for each type the first that is equal to it, which can be the type itself.
fn equal_ones(api: &Api, usage: &[Usage], config: &Config) -> Vec<TypeId> {
    let mut found: HashMap<Sketch<'_>, Vec<TypeId>> = HashMap::new();
    let mut same: Vec<TypeId> = api.type_defs().map(|(id, _)| id).collect();
    for id in innermost_first(api) {
        let def = api.type_def(id);
        // A request-only copy counts as inline if its original is: the name `User.request` has two words, but
        // `User` is a component.
        let written = def.original.map_or(def, |original| api.type_def(original));
        if !is_inline(written) || has_renamed_members(written, config) {
            continue;
        }
        let Some(sketch) = Sketch::of(def, usage[id.0]) else {
            continue;
        };
        let alike = found.entry(sketch).or_default();
        let comparison = Comparison { same: &same };
        let is_equal = |other: &&TypeId| {
            let other = api.type_def(**other);
            def.is_open == other.is_open && comparison.kinds(&def.kind, &other.kind)
        };
        match alike.iter().find(is_equal) {
            Some(other) => same[id.0] = *other,
            None => alike.push(id),
        }
    }
    same
}

/// What is cheap to compare of a type. Types whose sketches differ are never equal; those with the same sketch are
/// compared member by member.
#[derive(PartialEq, Eq, Hash)]
struct Sketch<'a> {
    word: &'a str,
    usage: Usage,
    kind: &'static str,
    members: Vec<&'a str>,
}

impl<'a> Sketch<'a> {
    fn of(def: &'a TypeDef, usage: Usage) -> Option<Self> {
        let (kind, members) = match &def.kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter();
                ("struct", fields.map(|field| field.name.as_str()).collect())
            }
            TypeKind::Enum(list) => match &list.values {
                EnumValues::Strings(values) => {
                    ("strings", values.iter().map(String::as_str).collect())
                }
                EnumValues::Integers(_) => ("integers", Vec::new()),
                EnumValues::Scalars(_) => ("scalars", Vec::new()),
            },
            TypeKind::Union(union) => {
                let variants = union.variants.iter();
                (
                    "union",
                    variants.map(|variant| variant.name.as_str()).collect(),
                )
            }
            TypeKind::Alias(_) => return None,
        };
        Some(Self {
            word: own_word(def)?,
            usage,
            kind,
            members,
        })
    }
}

/// Returns the last word of a type's name, which is what it is called where it is used: `state` for `Order.state`. The
/// items of a list go by the list's name: `states` for `Order.states.item`.
fn own_word(def: &TypeDef) -> Option<&str> {
    let mut words = def.name.iter().rev().map(String::as_str);
    words.find(|word| *word != "item")
}

/// Returns all types in an order in which a type comes before the one in whose schema it is written.
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

/// Tells whether the settings rename a field or a variant of a type. It is not shared then: the other types keep
/// their fields' names.
fn has_renamed_members(def: &TypeDef, config: &Config) -> bool {
    let rename = &config.rename;
    let mut renamed = rename.fields.keys().chain(rename.variants.keys());
    renamed.any(|key| {
        let mut rest = Some(key.as_str());
        for word in &def.name {
            rest = rest.and_then(|rest| rest.strip_prefix(word.as_str())?.strip_prefix('.'));
        }
        rest.is_some()
    })
}

/// Compares types member by member.
struct Comparison<'a> {
    /// For each type the first that was found to be equal to it. Inner types are compared before those around them,
    /// so what is found of them is final.
    same: &'a [TypeId],
}

impl Comparison<'_> {
    fn kinds(&self, one: &TypeKind, other: &TypeKind) -> bool {
        match (one, other) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => self.structs(one, other),
            (TypeKind::Enum(one), TypeKind::Enum(other)) => one == other,
            (TypeKind::Union(one), TypeKind::Union(other)) => self.unions(one, other),
            (TypeKind::Alias(one), TypeKind::Alias(other)) => self.types(one, other),
            (
                TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_),
                _,
            ) => false,
        }
    }

    fn structs(&self, one: &Struct, other: &Struct) -> bool {
        let Struct {
            fields,
            additional,
            closed,
        } = one;
        let additional = match (additional, &other.additional) {
            (Some(one), Some(other)) => self.types(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        *closed == other.closed
            && additional
            && all_pairs(fields, &other.fields, |one, other| self.fields(one, other))
    }

    fn fields(&self, one: &Field, other: &Field) -> bool {
        let Field {
            name,
            origin: _,
            docs,
            ty,
            required,
            nullable,
            numeric_text,
            flat,
            discriminator,
        } = one;
        *name == other.name
            && *required == other.required
            && *nullable == other.nullable
            && *numeric_text == other.numeric_text
            && *flat == other.flat
            && *discriminator == other.discriminator
            && self.types(ty, &other.ty)
            && *docs == other.docs
    }

    fn unions(&self, one: &Union, other: &Union) -> bool {
        let Union {
            variants,
            is_any_of,
            discriminator,
        } = one;
        *discriminator == other.discriminator
            && *is_any_of == other.is_any_of
            && all_pairs(variants, &other.variants, |one, other| {
                let Variant {
                    name,
                    origin: _,
                    ty,
                    is_omitted,
                } = one;
                *name == other.name && *is_omitted == other.is_omitted && self.types(ty, &other.ty)
            })
    }

    fn types(&self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::Named(one), Type::Named(other)) => self.same[one.0] == self.same[other.0],
            (one, other) if one.parts().is_empty() => one == other,
            (one, other) => {
                std::mem::discriminant(one) == std::mem::discriminant(other)
                    && all_pairs(one.parts(), other.parts(), |one, other| {
                        self.types(one, other)
                    })
            }
        }
    }
}

fn all_pairs<T>(some: &[T], others: &[T], is_equal: impl Fn(&T, &T) -> bool) -> bool {
    let mut pairs = some.iter().zip(others);
    some.len() == others.len() && pairs.all(|(one, other)| is_equal(one, other))
}
