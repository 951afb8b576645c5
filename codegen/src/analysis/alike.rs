//! Which alternatives of a union have the same values, so that nothing tells them apart.

use std::collections::{BTreeSet, HashSet};

use crate::api::{Api, Enum, Field, Struct, Type, TypeId, TypeKind, Union};

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

/// Compares types by the values that they have.
struct Comparison<'a> {
    api: &'a Api,
    /// The types that are being compared, or were: they are alike unless something else is not.
    seen: HashSet<(TypeId, TypeId)>,
}

impl<'a> Comparison<'a> {
    fn of(api: &'a Api) -> Self {
        let seen = HashSet::new();
        Comparison { api, seen }
    }

    fn types(&mut self, one: &Type, other: &Type) -> bool {
        match (self.api.unaliased(one), self.api.unaliased(other)) {
            (Type::Named(one), Type::Named(other)) => {
                one == other || !self.seen.insert((*one, *other)) || self.kinds(*one, *other)
            }
            (one, other) if one.parts().is_empty() => one == other,
            (one, other) => {
                let (ones, others) = (one.parts(), other.parts());
                std::mem::discriminant(one) == std::mem::discriminant(other)
                    && ones.len() == others.len()
                    && ones
                        .iter()
                        .zip(others)
                        .all(|(one, other)| self.types(one, other))
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

    fn structs(&mut self, one: &Struct, other: &Struct) -> bool {
        let additional = match (&one.additional, &other.additional) {
            (Some(one), Some(other)) => self.types(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let find = |one: &Field| {
            let mut fields = other.fields.iter();
            fields.find(|field| field.name == one.name && field.flat == one.flat)
        };
        additional
            && one.closed == other.closed
            && one.fields.len() == other.fields.len()
            && one
                .fields
                .iter()
                .all(|field| find(field).is_some_and(|other| self.fields(field, other)))
    }

    fn fields(&mut self, one: &Field, other: &Field) -> bool {
        let constant = |field: &Field| field.docs.constraints.constant;
        one.required == other.required
            && one.nullable == other.nullable
            && constant(one) == constant(other)
            && self.types(&one.ty, &other.ty)
    }

    fn unions(&mut self, one: &Union, other: &Union) -> bool {
        let variants = one.variants.iter().zip(&other.variants);
        one.variants.len() == other.variants.len()
            && one.discriminator == other.discriminator
            && variants
                .into_iter()
                .all(|(one, other)| self.types(&one.ty, &other.ty))
    }
}

/// Returns the values of an enumeration, without regard to their order.
fn values(list: &Enum) -> BTreeSet<String> {
    list.values.iter().map(|value| value.to_string()).collect()
}
