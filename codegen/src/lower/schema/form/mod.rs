//! What a schema describes, decided once: everything else matches on its [`Form`].
//!
//! A form is read from the keywords of a schema and of those that it refers to; nothing is lowered for it.

mod alternatives;
mod annotations;
mod conditions;
mod cycles;
mod null;
mod numbers;
mod parts;
mod resolved;
#[cfg(test)]
mod tests;
mod texts;
mod together;
mod values;

pub use alternatives::{Choice, choice, chooses, limited};
pub use annotations::is_annotation;
pub use conditions::{
    conditions, declares_conditionally, further_conditions, parts_under_condition,
};
use cycles::chooses_itself;
pub use null::is_nullable;
pub use resolved::{describes_objects, has_parts};
pub use texts::Texts;
pub use together::together;
pub use values::{Values, constant, only, rounded};

use crate::api::JsonKind;
use crate::source::{Node, Value};

/// The most places of a tuple in Rust; longer ones have none of the standard traits.
const MOST_PLACES: usize = 12;

/// The most schemas that are looked at on the way to the items of lists in lists.
const MOST_STEPS: usize = 16;

/// The keywords that only objects have.
const OBJECT_KEYWORDS: &[&str] = &[
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
];

/// What a schema describes.
#[derive(Clone, Debug)]
pub enum Form<'d> {
    /// What a reference leads to.
    Reference,
    /// The values of another schema: `allOf: [A]`, or `oneOf: [A, {type: 'null'}]`.
    SameAs(Node<'d>),
    /// An object whose properties are known, its own or those of the schemas in its `allOf`.
    Record,
    /// An object without declared properties: `{additionalProperties: {type: string}}`.
    Map,
    /// A value of one of several schemas.
    Choice(Choice<'d>),
    /// Any text, of which some are known: `anyOf: [{type: string, enum: [a, b]}, {type: string}]`.
    Texts(Texts<'d>),
    /// One of the values that are listed.
    Values(Values),
    /// A list of values. Each is of one of these schemas; of any kind where there is none.
    List(Vec<Node<'d>>),
    /// A list of exactly so many values, each of a schema of its own.
    Tuple(Vec<Node<'d>>),
    /// Text, a number or a truth value.
    Scalar(JsonKind),
    /// Any value: the schema says nothing of it.
    Any,
    /// A plain value, beside whose `type` stand keywords of objects: `{type: string, properties: …}`.
    Mixed(Box<Form<'d>>),
}

impl Form<'_> {
    /// Tells whether a type of this form has a name, also where its schema is written inline.
    pub fn needs_name(&self) -> bool {
        match self {
            Form::Record | Form::Choice(_) | Form::Texts(_) | Form::Mixed(_) => true,
            Form::Values(values) => matches!(values, Values::Enum(_) | Values::Other),
            Form::Reference
            | Form::SameAs(_)
            | Form::Map
            | Form::List(_)
            | Form::Tuple(_)
            | Form::Scalar(_)
            | Form::Any => false,
        }
    }
}

/// Returns the form of a schema.
pub fn of<'d>(node: &Node<'d>) -> Form<'d> {
    if node.reference().is_some() {
        return Form::Reference;
    }
    match parts::only_part(node).or_else(|| alternatives::only_alternative(node)) {
        Some(same) => Form::SameAs(same),
        None => own(node),
    }
}

/// Returns the form of a component.
///
/// One whose only part is its base is a subtype, a record of its own, and not another name for the base:
/// `Dog: {allOf: [$ref: Pet]}` where `Pet` has a discriminator. So is one with a discriminator of its own.
pub fn of_component<'d>(node: &Node<'d>) -> Form<'d> {
    let has_discriminator = node.get("discriminator").is_some();
    match parts::only_part(node) {
        Some(part) if has_discriminator || is_base(&part, node) => own(node),
        _ => of(node),
    }
}

/// Returns the form of a schema that is neither a reference nor the same as another schema.
fn own<'d>(node: &Node<'d>) -> Form<'d> {
    if let Some(choice) = choice(node)
        && (!speaks_of_objects(node) || chooses_itself(node))
    {
        return of_choice(node, choice);
    }
    let listed = node.get("enum");
    if listed.is_some_and(|listed| listed.items().next().is_some()) {
        return Form::Values(values::of(node));
    }
    match type_name(node) {
        None | Some("object") if speaks_of_objects(node) || has_mapping(node) => object(node),
        Some("object") => Form::Map,
        Some(name) => mixed(node, typed(node, name)),
        None if speaks_of_lists(node) => list(node),
        None => Form::Any,
    }
}

/// Returns the form that a `type` other than `object` names.
fn typed<'d>(node: &Node<'d>, name: &str) -> Form<'d> {
    match kind(name) {
        JsonKind::Array => list(node),
        JsonKind::Any | JsonKind::Object => Form::Any,
        kind @ (JsonKind::String | JsonKind::Integer | JsonKind::Number | JsonKind::Boolean) => {
            Form::Scalar(kind)
        }
    }
}

/// Marks the form of a plain value where keywords of objects stand beside its type.
fn mixed<'d>(node: &Node<'d>, form: Form<'d>) -> Form<'d> {
    let is_mixed = has_properties(node) || parts::is_composed(node) || choice(node).is_some();
    match is_mixed {
        true => Form::Mixed(Box::new(form)),
        false => form,
    }
}

fn of_choice<'d>(node: &Node<'d>, choice: Choice<'d>) -> Form<'d> {
    if let Some(values) = values::of_alternatives(node) {
        return Form::Values(values);
    }
    match texts::of_alternatives(node) {
        Some(texts) => Form::Texts(texts),
        None => Form::Choice(choice),
    }
}

/// Returns the form of an object: a record where it has properties, or where some have to be there.
fn object<'d>(node: &Node<'d>) -> Form<'d> {
    let has_some = |keyword| has_entries(node, keyword) || has_items(node, keyword);
    let is_record = has_some("properties")
        || has_some("required")
        || parts::is_composed(node)
        || choice(node).is_some()
        || has_mapping(node)
        || declares_conditionally(node);
    if is_record { Form::Record } else { Form::Map }
}

/// Returns the form of a list. With a schema for each of exactly so many places it is a tuple; where there may be
/// fewer or more, it is a list of whatever may stand in any place.
fn list<'d>(node: &Node<'d>) -> Form<'d> {
    let places = node.get("x-prefix-items");
    let places: Vec<Node<'d>> = places.iter().flat_map(Node::items).collect();
    let others = node.get("items");
    let limit = |keyword| node.get(keyword).and_then(|limit| limit.value().as_u64());
    let count = places.len() as u64;
    let is_closed = others.as_ref().is_some_and(is_never)
        || limit("maxItems").is_some_and(|most| most <= count);
    let is_full = limit("minItems").is_some_and(|least| least >= count);
    if places.is_empty() {
        return Form::List(others.into_iter().collect());
    }
    if is_closed && is_full && places.len() <= MOST_PLACES {
        return Form::Tuple(places);
    }
    let others = others.filter(|_| !is_closed);
    Form::List(places.into_iter().chain(others).collect())
}

/// Returns the kind of value that the `type` of a schema names.
pub fn declared_kind(node: &Node<'_>) -> JsonKind {
    type_name(node).map_or(JsonKind::Any, kind)
}

/// Tells whether a schema describes numbers that may come as text, itself or in lists and maps.
pub fn is_numeric_text(node: &Node<'_>) -> bool {
    let mut node = node.clone();
    for _ in 0..MOST_STEPS {
        let Ok(target) = node.follow() else {
            return false;
        };
        if target.get("x-numeric-text").is_some() {
            return true;
        }
        node = match of(&target) {
            Form::SameAs(same) => same,
            Form::List(items) => match items.as_slice() {
                [only] => only.clone(),
                _ => return false,
            },
            Form::Map => match target.get("additionalProperties") {
                Some(values) => values,
                None => return false,
            },
            _ => return false,
        };
    }
    false
}

fn type_name<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.get("type").and_then(|name| name.text())
}

fn kind(name: &str) -> JsonKind {
    match name {
        "boolean" => JsonKind::Boolean,
        "integer" => JsonKind::Integer,
        "number" => JsonKind::Number,
        "string" => JsonKind::String,
        "array" => JsonKind::Array,
        "object" => JsonKind::Object,
        _ => JsonKind::Any,
    }
}

/// Tells whether a schema says which properties an object has, other than by alternatives.
pub fn has_structure(node: &Node<'_>) -> bool {
    const KEYWORDS: [&str; 4] = [
        "properties",
        "allOf",
        "additionalProperties",
        "patternProperties",
    ];
    has_any(node, &KEYWORDS)
}

/// Tells whether a schema names the schemas of its values by the mapping of its discriminator.
fn has_mapping(node: &Node<'_>) -> bool {
    node.get("discriminator")
        .is_some_and(|discriminator| has_entries(&discriminator, "mapping"))
}

/// Tells whether a schema has properties of its own.
pub fn has_properties(node: &Node<'_>) -> bool {
    has_entries(node, "properties")
}

/// Tells whether a schema says that an object has no other properties than those which it declares.
pub fn is_closed(node: &Node<'_>) -> bool {
    let others = node.get("additionalProperties");
    others.is_some_and(|others| others.value().as_bool() == Some(false))
}

/// Tells whether a part of a component is its base: it has the discriminator, or lists the component among its
/// alternatives.
fn is_base(part: &Node<'_>, component: &Node<'_>) -> bool {
    let lists =
        |base: &Node<'_>| base.get("discriminator").is_some() || chooses(base, &component.key());
    part.reference().is_some() && part.follow().is_ok_and(|base| lists(&base))
}

/// Tells whether a schema that may name no type speaks of objects.
fn speaks_of_objects(node: &Node<'_>) -> bool {
    has_any(node, OBJECT_KEYWORDS) || parts::is_composed(node) || declares_conditionally(node)
}

/// Tells whether a schema that names no type speaks of lists.
fn speaks_of_lists(node: &Node<'_>) -> bool {
    has_any(node, &["items", "x-prefix-items"])
}

/// Tells whether nothing fits a schema: 3.1's `false`, which is `not: {}` here.
pub fn is_never(node: &Node<'_>) -> bool {
    let not = node.get("not");
    not.is_some_and(|not| matches!(not.value(), Value::Object(members) if members.is_empty()))
}

fn has_any(node: &Node<'_>, keywords: &[&str]) -> bool {
    keywords.iter().any(|keyword| node.get(keyword).is_some())
}

fn has_entries(node: &Node<'_>, keyword: &str) -> bool {
    node.get(keyword)
        .is_some_and(|entries| entries.entries().next().is_some())
}

fn has_items(node: &Node<'_>, keyword: &str) -> bool {
    node.get(keyword)
        .is_some_and(|items| items.items().next().is_some())
}
