//! Unions: `oneOf` and `anyOf`.

use std::collections::HashSet;

use super::object::place;
use super::schema::Schema;
use super::{Lower, Naming};
use crate::api::{Type, Union, Variant};
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
pub fn last_step(reference: &str) -> String {
    let step = reference.rsplit(['/', '#']).next().unwrap_or_default();
    step.split('.')
        .next()
        .filter(|_| !reference.contains('#'))
        .unwrap_or(step)
        .replace("~1", "/")
        .replace("~0", "~")
}
