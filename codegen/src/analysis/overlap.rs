//! Which alternatives a value may be of at once: those of `anyOf` that are objects and do not exclude one another.

use std::collections::BTreeSet;

use super::shape;
use crate::api::{Api, Field, Struct, Union};

/// Tells of each alternative of a union whether a value of it may be of another one too.
pub fn overlaps(api: &Api, union: &Union) -> Vec<bool> {
    if !union.is_any_of || union.discriminator.is_some() {
        return vec![false; union.variants.len()];
    }
    let variants = union.variants.iter();
    let objects: Vec<Option<&Struct>> = variants
        .map(|variant| api.structure(&variant.ty).map(|(_, object)| object))
        .collect();
    let overlaps = |(index, object): (usize, &Option<&Struct>)| {
        let others = objects.iter().enumerate();
        let mut others = others.filter(|(other, _)| *other != index);
        let is_with =
            |one: &Struct, other: &Struct| !excludes(api, one, other) && !excludes(api, other, one);
        object.is_some_and(|one| {
            others.any(|(_, other)| other.is_some_and(|other| is_with(one, other)))
        })
    };
    objects.iter().enumerate().map(overlaps).collect()
}

/// Tells whether no value of one object is one of another: it allows no property that the other requires, or both
/// require a property that has other values in each.
fn excludes(api: &Api, one: &Struct, other: &Struct) -> bool {
    let properties = other.fields.iter().filter(|field| !field.flat);
    let mut required = properties.filter(|field| field.required);
    required.any(|field| match one.property(&field.name) {
        None => one.closed,
        Some(own) => own.required && are_disjoint(api, own, field),
    })
}

/// Tells whether two properties list their values and have none in common.
fn are_disjoint(api: &Api, one: &Field, other: &Field) -> bool {
    let values = |field: &Field| -> Option<BTreeSet<String>> {
        let values = shape::listed(api, field)?;
        Some(values.iter().map(|value| value.to_string()).collect())
    };
    let values = values(one).zip(values(other));
    values.is_some_and(|(one, other)| one.is_disjoint(&other))
}
