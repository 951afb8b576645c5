//! Which alternatives of a union have the same values, so that nothing tells them apart.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::api::{Api, Enum, Field, Struct, Type, TypeId, TypeKind, Union, Variant};

/// Returns the alternatives that have the same values, by their places: each group has at least two.
pub fn alike(api: &Api, union: &Union) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, variant) in union.variants.iter().enumerate() {
        let is_like = |group: &&mut Vec<usize>| {
            let first = group.first().map(|first| &union.variants[*first]);
            first.is_some_and(|first| Comparison::of(api).types(&first.ty, &variant.ty))
        };
        match groups.iter_mut().find(is_like) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// A comparison of types by the values that they have.
struct Comparison<'a> {
    api: &'a Api,
    /// The pairs that are still to be compared. They are not compared within one another: types may lead to others in
    /// chains of any length.
    open: Vec<(&'a Type, &'a Type)>,
    /// The types that were met: they are alike unless something else is not.
    seen: HashSet<(TypeId, TypeId)>,
}

impl<'a> Comparison<'a> {
    fn of(api: &'a Api) -> Self {
        Comparison {
            api,
            open: Vec::new(),
            seen: HashSet::new(),
        }
    }

    /// Tells whether two types have the same values.
    fn types(mut self, one: &'a Type, other: &'a Type) -> bool {
        self.open.push((one, other));
        while let Some((one, other)) = self.open.pop() {
            if !self.pair(one, other) {
                return false;
            }
        }
        true
    }

    /// Tells whether two types are alike as far as can be seen without looking at those in them, which are left to be
    /// compared.
    fn pair(&mut self, one: &'a Type, other: &'a Type) -> bool {
        match (self.api.unaliased(one), self.api.unaliased(other)) {
            (Type::Named(one), Type::Named(other)) => {
                one == other || !self.seen.insert((*one, *other)) || self.kinds(*one, *other)
            }
            (one, other) if one.parts().is_empty() => one == other,
            (one, other) => {
                let (ones, others) = (one.parts(), other.parts());
                self.open.extend(ones.iter().zip(others));
                std::mem::discriminant(one) == std::mem::discriminant(other)
                    && ones.len() == others.len()
            }
        }
    }

    fn kinds(&mut self, one: TypeId, other: TypeId) -> bool {
        let api = self.api;
        match (&api.type_def(one).kind, &api.type_def(other).kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => self.structs(one, other),
            (TypeKind::Enum(one), TypeKind::Enum(other)) => values(one) == values(other),
            (TypeKind::Union(one), TypeKind::Union(other)) => self.unions(one, other),
            (
                TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_),
                _,
            ) => false,
        }
    }

    fn structs(&mut self, one: &'a Struct, other: &'a Struct) -> bool {
        let Struct {
            fields,
            additional,
            closed,
        } = one;
        let additional = match (additional, &other.additional) {
            (Some(one), Some(other)) => {
                self.open.push((one, other));
                true
            }
            (one, other) => one.is_none() && other.is_none(),
        };
        let others = other.fields.iter().map(|it| ((&it.name, it.flat), it));
        let others: HashMap<(&String, bool), &'a Field> = others.collect();
        additional
            && *closed == other.closed
            && fields.len() == other.fields.len()
            && fields.iter().all(|field| {
                let other = others.get(&(&field.name, field.flat));
                other.is_some_and(|other| self.fields(field, other))
            })
    }

    fn fields(&mut self, one: &'a Field, other: &'a Field) -> bool {
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
        self.open.push((ty, &other.ty));
        *name == other.name
            && docs.constraints.constant == other.docs.constraints.constant
            && *required == other.required
            && *nullable == other.nullable
            && *numeric_text == other.numeric_text
            && *flat == other.flat
            && *discriminator == other.discriminator
    }

    fn unions(&mut self, one: &'a Union, other: &'a Union) -> bool {
        // The values are the same whether or not one may be of several alternatives.
        let Union {
            variants,
            is_any_of: _,
            discriminator,
        } = one;
        let types = |variants: &'a [Variant]| {
            variants.iter().map(|variant| {
                let Variant {
                    name: _,
                    origin: _,
                    ty,
                    is_omitted: _,
                } = variant;
                ty
            })
        };
        self.open
            .extend(types(variants).zip(types(&other.variants)));
        variants.len() == other.variants.len() && *discriminator == other.discriminator
    }
}

/// Returns the values of an enumeration, without regard to their order.
fn values(list: &Enum) -> BTreeSet<String> {
    let Enum { values, labels: _ } = list;
    values.iter().map(|value| value.to_string()).collect()
}
