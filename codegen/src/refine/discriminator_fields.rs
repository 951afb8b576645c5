//! The properties by which alternatives of unions are told apart, in the alternatives themselves.
//!
//! Where one value of a discriminator stands for an object, in every union by that property, the object always has it:
//! callers need not give it and cannot get it wrong. Where several do, they are the values that the property may have.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Api, Docs, Enum, EnumValues, Field, IntegerFormat, Label, Type, TypeDef, TypeId, TypeKind,
    Union,
};

/// Settles the properties that are discriminators.
pub fn settle(api: &mut Api) {
    let mut replaced = BTreeSet::new();
    for ((id, property), own) in own_values(api) {
        let Some((index, field)) = find(api, id, &property) else {
            continue;
        };
        if let Some(settled) = settled(api, id, &field, own) {
            if let TypeKind::Struct(object) = &mut api.types[id.0].kind {
                object.fields[index] = settled;
            }
            replaced.extend(field.ty.named());
        }
    }
    remove_unused(api, replaced);
}

/// The values of a discriminator that stand for an object.
#[derive(Default)]
struct OwnValues {
    values: Vec<String>,
    /// Whether the object is also what values of unknown subtypes are read as.
    is_default: bool,
}

/// Returns the values that stand for the objects among the alternatives, by the object and the property.
fn own_values(api: &Api) -> BTreeMap<(TypeId, String), OwnValues> {
    let mut found: BTreeMap<(TypeId, String), OwnValues> = BTreeMap::new();
    for (_, def) in api.type_defs() {
        let TypeKind::Union(Union {
            variants,
            discriminator: Some(discriminator),
            ..
        }) = &def.kind
        else {
            continue;
        };
        let property = &discriminator.property;
        let values = discriminator.values_by_alternative(variants.len());
        for (index, (variant, values)) in variants.iter().zip(values).enumerate() {
            for id in objects(api, &variant.ty, property) {
                let own = found.entry((id, property.clone())).or_default();
                own.is_default |= discriminator.default == Some(index);
                for value in &values {
                    if !own.values.iter().any(|known| known == value) {
                        own.values.push((*value).to_owned());
                    }
                }
            }
        }
    }
    found
}

/// Returns the objects that an alternative is: itself, or those among which another property decides.
fn objects(api: &Api, ty: &Type, property: &str) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        let Type::Named(id) = api.unaliased(ty) else {
            continue;
        };
        match &api.type_def(*id).kind {
            TypeKind::Struct(_) => found.push(*id),
            TypeKind::Union(union) if seen.insert(*id) => {
                let inner = union.discriminator.as_ref();
                if inner.is_none_or(|inner| inner.property != property) {
                    open.extend(union.variants.iter().map(|variant| &variant.ty));
                }
            }
            TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => {}
        }
    }
    found
}

/// Returns the property of an object, if it can have the values of a discriminator.
fn find(api: &Api, id: TypeId, property: &str) -> Option<(usize, Field)> {
    let (_, object) = api.structure(&Type::Named(id))?;
    let mut fields = object.fields.iter().enumerate();
    let (index, field) = fields.find(|(_, field)| field.name == property && !field.flat)?;
    kind(api, &field.ty).map(|_| (index, field.clone()))
}

/// Returns the type of what is written for the one value of a discriminator; none where properties of a type cannot have
/// such values.
fn kind(api: &Api, ty: &Type) -> Option<Type> {
    match api.unaliased(ty) {
        Type::String | Type::Json => Some(Type::String),
        Type::Integer(format) => Some(Type::Integer(*format)),
        Type::Boolean => Some(Type::Boolean),
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Enum(list) => match list.values {
                EnumValues::Strings(_) => Some(Type::String),
                EnumValues::Integers(_) => Some(Type::Integer(IntegerFormat::Int64)),
                EnumValues::Scalars(_) => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Returns the texts that a type lists.
fn listed<'a>(api: &'a Api, ty: &Type) -> Option<(&'a [String], &'a [Label])> {
    let Type::Named(id) = api.unaliased(ty) else {
        return None;
    };
    match &api.type_def(*id).kind {
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            labels,
        }) => Some((values, labels)),
        _ => None,
    }
}

/// Returns a property as it is with the values that stand for its object; none where it stays as it is.
fn settled(api: &mut Api, id: TypeId, field: &Field, own: OwnValues) -> Option<Field> {
    let list = listed(api, &field.ty);
    let kind = kind(api, &field.ty)?;
    let is_of_kind = |value: &String| match kind {
        Type::Integer(_) => value.parse::<i64>().is_ok(),
        Type::Boolean => value.parse::<bool>().is_ok(),
        _ => true,
    };
    let is_text = kind == Type::String;
    match own.values.as_slice() {
        [] => None,
        values if !values.iter().all(is_of_kind) => None,
        [only] if !own.is_default => Some(Field {
            docs: docs(api, field),
            ty: kind,
            nullable: false,
            discriminator: Some(only.clone()),
            ..field.clone()
        }),
        // Integers and truth values have no names of their own.
        _ if !is_text => None,
        // What the base lists says more of the values of unknown subtypes.
        _ if own.is_default && list.is_some() => None,
        values => {
            let is_own = |value: &String| values.contains(value);
            if list.is_some_and(|(list, _)| list.iter().all(is_own)) {
                return None;
            }
            Some(Field {
                ty: Type::Named(enumeration(api, id, field, own.values)),
                ..field.clone()
            })
        }
    }
}

/// Returns what is said of a property, with the default that only its type has, and without its one value: that of the
/// discriminator is told anyway.
fn docs(api: &Api, field: &Field) -> Docs {
    let mut docs = field.docs.clone();
    docs.constraints.constant = None;
    if docs.default.is_none() {
        let ty = field.ty.named().map(|id| api.type_def(id));
        docs.default = ty.and_then(|def| def.docs.default.clone());
    }
    docs
}

/// Defines the type of a property that can have some values, with what is known of them.
fn enumeration(api: &mut Api, id: TypeId, field: &Field, values: Vec<String>) -> TypeId {
    let label = |value: &String| {
        let (listed, labels) = listed(api, &field.ty)?;
        let index = listed.iter().position(|other| other == value)?;
        labels.get(index).cloned()
    };
    let labels = values.iter().map(|value| label(value).unwrap_or_default());
    let labels = labels.collect();
    let name = &api.type_def(id).name;
    let def = TypeDef {
        name: name.iter().chain([&field.name]).cloned().collect(),
        parent: Some(id),
        original: None,
        is_shared: false,
        is_open: false,
        origin: field.origin.clone(),
        docs: Docs::default(),
        kind: TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            labels,
        }),
    };
    api.types.push(def);
    TypeId(api.types.len() - 1)
}

/// Removes those of some types that are written inline and that nothing is made of any more.
fn remove_unused(api: &mut Api, mut unused: BTreeSet<TypeId>) {
    unused.retain(|id| api.type_def(*id).parent.is_some());
    for ty in api.used_types_mut() {
        for id in ty.all_named() {
            unused.remove(&id);
        }
    }
    if unused.is_empty() {
        return;
    }
    let mut new = Vec::with_capacity(api.types.len());
    for (id, _) in api.type_defs() {
        new.push(TypeId(id.0 - unused.range(..id).count()));
    }
    let new = |id: TypeId| new[id.0];
    for example in &mut api.examples {
        for id in &unused {
            example.ty.replace(&Type::Named(*id), &Type::String);
        }
        example.ty.rename(&new);
    }
    api.used_types_mut().for_each(|ty| ty.rename(&new));
    let mut ids = (0..).map(TypeId);
    api.types
        .retain(|_| ids.next().is_none_or(|id| !unused.contains(&id)));
    for def in &mut api.types {
        def.parent = def.parent.map(new);
        def.original = def.original.map(new);
    }
}
