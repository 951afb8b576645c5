//! Discriminators: the property that tells the alternatives of a union apart.

use std::collections::BTreeSet;

use super::Lower;
use super::object::place;
use super::schema::Schema;
use super::union::last_step;
use crate::api::{
    Discriminator, Enum, EnumValues, Struct, Type, TypeDef, TypeId, TypeKind, Union, Variant,
};
use crate::source::Node;

impl<'d> Lower<'d> {
    /// Lowers a discriminator and its mapping, whose targets are references or the names of components. A target
    /// that is not among the alternatives becomes one.
    pub(super) fn discriminator(
        &mut self,
        declared: openapiv3::Discriminator,
        schema: &Schema<'d>,
        places: &[(Node<'d>, usize)],
        variants: &mut Vec<Variant>,
    ) -> Discriminator {
        let mut values = Vec::new();
        for (value, target) in declared.mapping {
            let refers = |node: &Node<'_>| {
                let reference = node.reference();
                reference.is_some_and(|text| text == target || last_step(text) == target)
            };
            let listed = places
                .iter()
                .find(|(node, _)| refers(node))
                .map(|(_, index)| *index);
            let index = listed.or_else(|| {
                let node = mapped(&schema.node, &target)?;
                let name = node.origin().pointer.last()?;
                let ty = Type::Named(self.register_target(&node));
                let known = variants.iter().position(|variant| variant.ty == ty);
                Some(known.unwrap_or_else(|| {
                    variants.push(Variant { name, ty });
                    variants.len() - 1
                }))
            });
            values.extend(index.map(|index| (value, index)));
        }
        Discriminator {
            property: declared.property_name,
            values,
        }
    }

    /// Returns the discriminator of the base that all alternatives have in their `allOf`.
    pub(super) fn shared_discriminator(
        &mut self,
        places: &[(Node<'d>, usize)],
    ) -> Option<openapiv3::Discriminator> {
        let mut shared: Option<Node<'d>> = None;
        for (node, _) in places {
            let own = base_discriminator(node)?;
            let same = shared
                .as_ref()
                .is_none_or(|shared| place(shared) == place(&own));
            same.then_some(())?;
            shared = Some(own);
        }
        self.read(&shared?, &[])
    }
}

/// Returns the schema that a mapping names by a reference or by the name of a component.
pub fn mapped<'d>(node: &Node<'d>, target: &str) -> Option<Node<'d>> {
    let name = target.replace('~', "~0").replace('/', "~1");
    let by_name = format!("#/components/schemas/{name}");
    node.resolve(target)
        .or_else(|_| node.resolve(&by_name))
        .ok()
}

/// Returns the discriminator of a base that a schema has in its `allOf`.
fn base_discriminator<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let node = node.follow().ok()?;
    let parts = node.get("allOf")?;
    let mut bases = parts.items().filter_map(|part| part.follow().ok());
    bases.find_map(|base| base.get("discriminator"))
}

/// Completes the discriminators of all unions once every type is known: an alternative that no mapping names goes by
/// the values that its own property may have, else by its component's name (OpenAPI 3.0, section 4.7.25).
/// Where no discriminator is declared, a property that has other values in each alternative is one.
pub fn complete(types: &mut [TypeDef]) {
    for index in 0..types.len() {
        let TypeKind::Union(union) = &types[index].kind else {
            continue;
        };
        let complete = match &union.discriminator {
            Some(declared) => completed(union, declared, types),
            None => inferred(union, types),
        };
        if let TypeKind::Union(union) = &mut types[index].kind {
            union.discriminator = complete;
        }
    }
}

/// Completes a declared discriminator. None when an alternative has no value of it at all.
fn completed(union: &Union, declared: &Discriminator, types: &[TypeDef]) -> Option<Discriminator> {
    let property = declared.property.clone();
    let mut values = declared.values.clone();
    for (index, variant) in union.variants.iter().enumerate() {
        if values.iter().any(|(_, named)| *named == index) {
            continue;
        }
        let own = constants(variant, &property, types)
            .or_else(|| Some(vec![component(variant, types)?]))?;
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

fn inferred(union: &Union, types: &[TypeDef]) -> Option<Discriminator> {
    let first = structure(&union.variants.first()?.ty, types)?;
    first.fields.iter().find_map(|field| {
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for (index, variant) in union.variants.iter().enumerate() {
            let own = constants(variant, &field.name, types)?;
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
fn constants(variant: &Variant, property: &str, types: &[TypeDef]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![&variant.ty];
    while let Some(ty) = open.pop() {
        let def = resolved(ty, types)?;
        match &def.kind {
            TypeKind::Union(union) => {
                if seen.insert(std::ptr::from_ref(def)) {
                    open.extend(union.variants.iter().rev().map(|variant| &variant.ty));
                }
            }
            TypeKind::Struct(object) => values.extend(listed(object, property, types)?),
            TypeKind::Enum(_) | TypeKind::Alias(_) => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// Returns the values that are listed for a property.
fn listed(object: &Struct, property: &str, types: &[TypeDef]) -> Option<Vec<String>> {
    let field = object.fields.iter().find(|field| field.name == property)?;
    match &resolved(&field.ty, types)?.kind {
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            ..
        }) => Some(values.clone()),
        _ => None,
    }
}

/// Returns the name of the component that an alternative refers to.
fn component(variant: &Variant, types: &[TypeDef]) -> Option<String> {
    let def = types.get(variant.ty.named()?.0)?;
    def.parent.is_none().then(|| def.name.concat())
}

fn structure<'t>(ty: &Type, types: &'t [TypeDef]) -> Option<&'t Struct> {
    match &resolved(ty, types)?.kind {
        TypeKind::Struct(object) => Some(object),
        _ => None,
    }
}

/// Returns the definition that a type comes to through aliases.
fn resolved<'t>(ty: &Type, types: &'t [TypeDef]) -> Option<&'t TypeDef> {
    let mut id = direct(ty)?;
    for _ in 0..types.len() {
        match &types.get(id.0)?.kind {
            TypeKind::Alias(inner) => id = direct(inner)?,
            _ => return types.get(id.0),
        }
    }
    None
}

fn direct(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
