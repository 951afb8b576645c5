//! Unions: `oneOf` and `anyOf`.

use std::collections::{BTreeSet, HashSet};

use super::object::place;
use super::schema::Schema;
use super::{Lower, Naming};
use crate::api::{
    Discriminator, Enum, EnumValues, Struct, Type, TypeDef, TypeId, TypeKind, Union, Variant,
};
use crate::source::Node;

/// What the alternatives of a schema come to.
pub enum Alternatives {
    /// All are of one type.
    One(Type),
    /// Several types.
    Several(Union),
}

impl<'d> Lower<'d> {
    /// Lowers the alternatives of a schema; null among them is told by [`allows_null`].
    pub(super) fn alternatives(&mut self, schema: &Schema<'d>, naming: &Naming) -> Alternatives {
        let (mut variants, places) = self.variants(alternatives(&schema.node), naming);
        if let [variant] = variants.as_slice() {
            return Alternatives::One(variant.ty.clone());
        }
        let declared = schema.data.discriminator.clone();
        let declared = declared.or_else(|| self.shared_discriminator(&places));
        let discriminator =
            declared.map(|it| self.discriminator(it, schema, &places, &mut variants));
        Alternatives::Several(Union {
            variants,
            discriminator,
        })
    }

    /// Lowers a discriminator and its mapping, whose targets are references or the names of components. A target
    /// that is not among the alternatives becomes one.
    fn discriminator(
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
    fn shared_discriminator(
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

    /// Lowers alternatives, each type once; returns with each schema the variant it comes to.
    pub(super) fn variants(
        &mut self,
        nodes: Vec<Node<'d>>,
        naming: &Naming,
    ) -> (Vec<Variant>, Vec<(Node<'d>, usize)>) {
        let mut variants: Vec<Variant> = Vec::new();
        let mut places = Vec::new();
        for (index, node) in nodes.into_iter().enumerate() {
            let variant = self.variant(&node, index, naming);
            let same = variants.iter().position(|other| other.ty == variant.ty);
            places.push((node, same.unwrap_or(variants.len())));
            if same.is_none() {
                variants.push(variant);
            }
        }
        (variants, places)
    }

    fn variant(&mut self, node: &Node<'d>, index: usize, naming: &Naming) -> Variant {
        let name = variant_name(node, index);
        // Null belongs to the choice as a whole, as `allows_null` tells.
        let ty = self.schema(node, &naming.inner(&name)).ty;
        Variant { name, ty }
    }
}

/// The most alternatives in alternatives that are followed.
const DEPTH: usize = 16;

/// Returns the schemas among which a value chooses. Alternatives that are written inline and are only further
/// alternatives count as those.
fn items<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    collect(node, DEPTH, &mut found);
    found
}

fn collect<'d>(node: &Node<'d>, depth: usize, found: &mut Vec<Node<'d>>) {
    let lists = [node.get("oneOf"), node.get("anyOf")];
    for item in lists.iter().flatten().flat_map(Node::items) {
        match depth.checked_sub(1) {
            Some(depth) if is_only_choice(&item) => collect(&item, depth, found),
            _ => found.push(item),
        }
    }
}

fn is_only_choice(node: &Node<'_>) -> bool {
    let is_choice = |key: &str| matches!(key, "oneOf" | "anyOf");
    let is_word = |key: &str| matches!(key, "description" | "nullable");
    node.entries().any(|(key, _)| is_choice(key))
        && node
            .entries()
            .all(|(key, _)| is_choice(key) || is_word(key))
}

/// Returns the alternatives but null.
pub fn alternatives<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut items = items(node);
    items.retain(|item| !is_null(item));
    items
}

/// Returns the keyword by which a schema is one of several, where its alternatives say more than which
/// of its properties have to be there together, and with which values.
pub fn choice(node: &Node<'_>) -> Option<&'static str> {
    let keyword = ["oneOf", "anyOf"]
        .into_iter()
        .find(|keyword| node.get(keyword).is_some())?;
    let alternatives = alternatives(node);
    (!alternatives.iter().all(|it| only_limits(it, node))).then_some(keyword)
}

/// Returns the one alternative of a schema that may be null otherwise, where nothing beside it says what a
/// value is.
pub fn only_alternative<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let beside = [
        "properties",
        "allOf",
        "items",
        "enum",
        "additionalProperties",
        "$ref",
    ];
    match alternatives(node).as_slice() {
        [one] if !beside.iter().any(|keyword| node.get(keyword).is_some()) => Some(one.clone()),
        _ => None,
    }
}

/// Tells whether null is among the alternatives, or in one of them.
pub fn allows_null(node: &Node<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut open = items(node);
    while let Some(item) = open.pop() {
        let Ok(target) = item.follow() else { continue };
        if is_null(&target) || [&item, &target].iter().any(|it| is_flagged(it)) {
            return true;
        }
        if seen.insert(place(&target)) {
            open.extend(items(&target));
        }
    }
    false
}

/// Tells whether a schema has the flag `nullable`.
pub fn is_flagged(node: &Node<'_>) -> bool {
    let flag = node.get("nullable");
    flag.is_some_and(|flag| flag.value().as_bool() == Some(true))
}

/// Tells whether a schema allows null and nothing else.
fn is_null(node: &Node<'_>) -> bool {
    let listed = node
        .get("enum")
        .is_some_and(|list| list.items().all(|value| value.value().is_null()));
    listed
        || node
            .get("type")
            .is_some_and(|name| name.text() == Some("null"))
}

/// Tells whether a schema only limits the properties of the one around it: says which have to be there, and
/// repeats some of them.
fn only_limits(node: &Node<'_>, around: &Node<'_>) -> bool {
    let declared = around.get("properties");
    let repeats = |properties: &Node<'_>| {
        let mut names = properties.entries().map(|(name, _)| name);
        names.all(|name| {
            declared
                .as_ref()
                .is_some_and(|declared| declared.get(name).is_some())
        })
    };
    node.reference().is_none()
        && node.entries().all(|(key, value)| match key {
            "required" | "title" | "description" | "not" | "minProperties" | "maxProperties" => {
                true
            }
            "type" => value.text() == Some("object"),
            "properties" => repeats(&value),
            _ => false,
        })
}

/// Names an alternative: after its component, its title, or what kind of value it is.
pub fn variant_name(node: &Node<'_>, index: usize) -> String {
    if let Some(reference) = node.reference() {
        return last_step(reference);
    }
    let title = node.get("title").and_then(|title| title.text());
    let kind = node.get("type").and_then(|kind| kind.text());
    match (title, kind) {
        (Some(title), _) => title.to_owned(),
        (None, Some("array")) => node
            .get("items")
            .and_then(|items| items.reference())
            .map_or("list".to_owned(), |item| {
                format!("{} list", last_step(item))
            }),
        (None, Some(kind @ ("string" | "integer" | "number" | "boolean"))) => kind.to_owned(),
        (None, _) => constant_name(node)
            .or_else(|| is_map(node).then(|| "map".to_owned()))
            .unwrap_or_else(|| format!("variant {}", index + 1)),
    }
}

/// Returns the first text that is the only one which a property may be: mostly it names the kind of object.
fn constant_name(node: &Node<'_>) -> Option<String> {
    node.get("properties")?.entries().find_map(|(_, property)| {
        let values: Vec<Node<'_>> = property.get("enum")?.items().collect();
        match values.as_slice() {
            [only] => only
                .text()
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            _ => None,
        }
    })
}

/// Tells whether a schema describes objects of which only the values are known.
fn is_map(node: &Node<'_>) -> bool {
    node.get("additionalProperties")
        .is_some_and(|values| values.value().is_object())
        && node.get("properties").is_none()
}

/// Returns the last step of a reference, which names what it refers to.
fn last_step(reference: &str) -> String {
    let step = reference.rsplit(['/', '#']).next().unwrap_or_default();
    step.split('.')
        .next()
        .filter(|_| !reference.contains('#'))
        .unwrap_or(step)
        .replace("~1", "/")
        .replace("~0", "~")
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
pub fn complete_discriminators(types: &mut [TypeDef]) {
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
