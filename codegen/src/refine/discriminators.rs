//! The values of discriminators: which of them stands for which alternative of a union.

use std::collections::BTreeSet;
use std::ptr;

use crate::analysis::discriminator_kind;
use crate::api::{
    Api, Discriminator, Enum, EnumValues, Struct, Type, TypeDef, TypeKind, Union, Variant,
};

/// Completes the discriminators of all unions.
///
/// An alternative that no mapping names goes by the values that its own property may have (`kind: {enum: [cat]}`),
/// else by its component's name (OpenAPI 3.0, section 4.7.25). Where no discriminator is declared, a property that
/// has other values in each alternative is one.
pub fn complete(api: &mut Api) {
    for index in 0..api.types.len() {
        let TypeKind::Union(union) = &api.types[index].kind else {
            continue;
        };
        let complete = match &union.discriminator {
            Some(declared) => completed(api, union, declared),
            None => inferred(api, union),
        };
        if let TypeKind::Union(union) = &mut api.types[index].kind {
            union.discriminator = complete;
        }
    }
}

/// Completes a declared discriminator. None when an alternative has no value of it at all.
fn completed(api: &Api, union: &Union, declared: &Discriminator) -> Option<Discriminator> {
    let property = declared.property.clone();
    let mut values = declared.values.clone();
    for (index, variant) in union.variants.iter().enumerate() {
        if values.iter().any(|(_, named)| *named == index) {
            continue;
        }
        let own =
            constants(api, variant, &property).or_else(|| Some(vec![component(api, variant)?]))?;
        let free: Vec<String> = own
            .into_iter()
            .filter(|own| values.iter().all(|(value, _)| value != own))
            .collect();
        if free.is_empty() {
            return None;
        }
        values.extend(free.into_iter().map(|value| (value, index)));
    }
    Some(Discriminator { property, values })
}

/// Returns the first property of which no two alternatives list the same value, and all list values of one kind.
fn inferred(api: &Api, union: &Union) -> Option<Discriminator> {
    let (_, first) = api.structure(&union.variants.first()?.ty)?;
    first.fields.iter().find_map(|field| {
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        discriminator_kind(api, union, &field.name)?;
        for (index, variant) in union.variants.iter().enumerate() {
            let own = constants(api, variant, &field.name)?;
            if own.iter().any(|value| !seen.insert(value.clone())) {
                return None;
            }
            values.extend(own.into_iter().map(|value| (value, index)));
        }
        Some(Discriminator {
            property: field.name.clone(),
            values,
        })
    })
}

/// Returns the values that a property of an alternative may have, where they are listed. An alternative that is a
/// union itself has those of all of its own.
fn constants(api: &Api, variant: &Variant, property: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![&variant.ty];
    while let Some(ty) = open.pop() {
        let def = definition(api, ty)?;
        match &def.kind {
            TypeKind::Union(union) => {
                if seen.insert(ptr::from_ref(def)) {
                    open.extend(union.variants.iter().rev().map(|variant| &variant.ty));
                }
            }
            TypeKind::Struct(object) => values.extend(listed(api, object, property)?),
            TypeKind::Enum(_) | TypeKind::Alias(_) => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// Returns the values that are listed for a property, as a mapping writes them.
fn listed(api: &Api, object: &Struct, property: &str) -> Option<Vec<String>> {
    let field = object.fields.iter().find(|field| field.name == property)?;
    if let Some(constant) = field.docs.constraints.constant {
        return Some(vec![constant.to_string()]);
    }
    match &definition(api, &field.ty)?.kind {
        TypeKind::Enum(Enum { values, .. }) => match values {
            EnumValues::Strings(values) => Some(values.clone()),
            EnumValues::Integers(values) => Some(values.iter().map(i64::to_string).collect()),
            EnumValues::Scalars(_) => None,
        },
        _ => None,
    }
}

/// Returns the name of the component that an alternative refers to.
fn component(api: &Api, variant: &Variant) -> Option<String> {
    let def = api.type_def(variant.ty.named()?);
    def.parent.is_none().then(|| def.name.concat())
}

/// Returns the definition of a named type, or of the one that it is another name for.
fn definition<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a TypeDef> {
    match api.unaliased(ty) {
        Type::Named(id) => Some(api.type_def(*id)),
        _ => None,
    }
}
