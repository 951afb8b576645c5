//! Objects: properties, what may stand beside them, and the parts that `allOf` puts together.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::conditional::Conditionals;
use super::flat_choice::FlatChoice;
use super::form::{self, Form, choice, chooses, declared_kind, describes_objects};
use super::{Naming, Schema, Schemas};
use crate::api::{Docs, Field, JsonKind, Struct, Type, TypeKind};
use crate::diagnostic::Problem;
use crate::source::{Node, NodeKey, Origin};

/// The most properties of all objects together. An object has those of its parts, too, so that they may be many more than
/// the document has: in a chain of a thousand parts, half a million.
const MOST_PROPERTIES: usize = 500_000;

/// The properties of an object as its parts add to them.
#[derive(Default)]
struct Parts<'d> {
    members: Vec<Member<'d>>,
    /// The places of the declared properties among the members.
    places: HashMap<&'d str, usize>,
    required: Vec<(String, Field)>,
    /// The properties that only the limits of alternatives name: `anyOf: [{required: [a]}, {required: [b]}]`.
    limited: Vec<(String, Field)>,
    /// The properties that a value has under a condition.
    conditional: Conditionals<'d>,
    additional: Option<Type>,
    closed: bool,
    /// The schema that all of this is for.
    root: Option<NodeKey>,
    /// The schemas whose properties were added: one that two parts refer to counts once, and a cycle ends.
    seen: HashSet<NodeKey>,
}

/// What an object has, in the order of its parts.
enum Member<'d> {
    /// A property, with each schema that a part declares it by.
    Property {
        name: &'d str,
        schemas: Vec<PropertySchema<'d>>,
    },
    /// A choice beside the properties.
    Choice(Box<FlatChoice<'d>>),
}

/// The schema by which a part declares a property.
pub(super) struct PropertySchema<'d> {
    pub node: Node<'d>,
    /// The name that an inline schema gets.
    pub naming: Naming,
}

impl<'d> Schemas<'d> {
    /// Lowers an object whose properties are known. Where there are none in the end it is an alias of a map.
    pub(super) fn record(&mut self, schema: &Schema<'d>, naming: &Naming) -> TypeKind {
        let Some(object) = self.structure(schema, naming) else {
            let keyword = composing_keyword(&schema.node);
            let problem = Problem::Composed { keyword };
            return TypeKind::Alias(self.untyped(schema, keyword, problem));
        };
        match object {
            Struct {
                fields, additional, ..
            } if fields.is_empty() && !form::has_properties(&schema.node) => {
                TypeKind::Alias(Type::Map(Box::new(additional.unwrap_or(Type::Json))))
            }
            object => TypeKind::Struct(object),
        }
    }

    /// Lowers an object of which only the values are known.
    pub(super) fn map(&mut self, schema: &Schema<'d>, naming: &Naming) -> Type {
        let values = self.additional(&schema.node, naming);
        Type::Map(Box::new(values.unwrap_or(Type::Json)))
    }

    /// Lowers an object schema: its own properties, and those of the parts of its `allOf`, which come first.
    ///
    /// None when a part is not an object.
    pub(super) fn structure(&mut self, schema: &Schema<'d>, naming: &Naming) -> Option<Struct> {
        let root = PropertySchema {
            node: schema.node.clone(),
            naming: naming.clone(),
        };
        self.structure_of(vec![root])
    }

    /// Lowers object schemas that a value fits all at once, as the parts of an `allOf`. None when a part is not an object.
    pub(super) fn structure_of(&mut self, schemas: Vec<PropertySchema<'d>>) -> Option<Struct> {
        if self.properties > MOST_PROPERTIES {
            return Some(Struct::default());
        }
        let mut parts = Parts::default();
        let last = schemas.last()?.node.clone();
        if let [root] = schemas.as_slice() {
            parts.root = Some(root.node.key());
        }
        // A part is put back below its own parts, marked as expanded: their properties come before its own.
        let open = schemas.into_iter().rev().map(|schema| SchemaPart {
            node: schema.node,
            naming: schema.naming,
            expanded: false,
        });
        let mut open: Vec<SchemaPart<'d>> = open.collect();
        while let Some(part) = open.pop() {
            let Some(part) = self.resolve_part(part, &mut parts.seen) else {
                continue;
            };
            let inner = inner_parts(&part.node);
            if part.expanded || inner.is_empty() {
                self.add_part(&part, &mut parts)?;
                continue;
            }
            let naming = part.naming.clone();
            open.push(SchemaPart {
                expanded: true,
                ..part
            });
            let inner = inner.into_iter().rev();
            open.extend(inner.map(|node| SchemaPart {
                node,
                naming: naming.clone(),
                expanded: false,
            }));
        }
        let object = self.finish(parts);
        self.count_properties(&object, &last);
        Some(object)
    }

    /// Counts the properties of an object. Once there are too many, further objects are any objects, which is told.
    fn count_properties(&mut self, object: &Struct, node: &Node<'d>) {
        let before = self.properties;
        self.properties += object.fields.len();
        if before <= MOST_PROPERTIES && self.properties > MOST_PROPERTIES {
            let most = MOST_PROPERTIES;
            self.report
                .tell(Problem::TooManyProperties { most }, node.origin());
        }
    }

    /// Lowers the members that parts have put together.
    fn finish(&mut self, parts: Parts<'d>) -> Struct {
        let mut fields = Vec::with_capacity(parts.members.len());
        for member in parts.members {
            fields.push(match member {
                Member::Property { name, schemas } => self.property(name, &schemas),
                Member::Choice(choice) => self.flat_choice(*choice),
            });
        }
        for property in parts.conditional.into_properties() {
            // What is declared without a condition is so under any.
            if !parts.places.contains_key(property.name) {
                fields.push(self.conditional_field(property));
            }
        }
        name_all(&mut fields, parts.required, |field| field.required = true);
        name_all(&mut fields, parts.limited, |_| {});
        Struct {
            fields,
            closed: parts.closed && parts.additional.is_none(),
            additional: parts.additional,
        }
    }

    /// Follows a part that is a reference; inline schemas in it are named after its target. None when the reference leads
    /// nowhere, or when the target was added before.
    fn resolve_part(
        &mut self,
        part: SchemaPart<'d>,
        seen: &mut HashSet<NodeKey>,
    ) -> Option<SchemaPart<'d>> {
        if part.expanded {
            return Some(part);
        }
        let part = match part.node.reference().is_some() {
            true => {
                let node = self.report.follow(&part.node)?;
                if self.input.pruned.omits(&node) {
                    return None;
                }
                let id = self.register_target(&node);
                let naming = Naming {
                    words: self.types[id].name.clone(),
                    parent: Some(id),
                };
                SchemaPart {
                    node,
                    naming,
                    expanded: false,
                }
            }
            false => part,
        };
        seen.insert(part.node.key()).then_some(part)
    }

    /// Adds the properties of one part. None when it is not an object.
    fn add_part(&mut self, part: &SchemaPart<'d>, parts: &mut Parts<'d>) -> Option<()> {
        let schema = self.read_schema(&part.node)?;
        if !may_be_object(&part.node) {
            return None;
        }
        let properties: Vec<_> = part
            .node
            .get("properties")
            .iter()
            .flat_map(Node::entries)
            .collect();
        let (omitted, properties): (Vec<_>, Vec<_>) = properties
            .into_iter()
            .partition(|(_, node)| self.input.pruned.omits(node));
        for (name, node) in properties {
            parts.declare(
                name,
                PropertySchema {
                    naming: part.naming.inner(name),
                    node,
                },
            );
        }
        let is_omitted = |name: &str| omitted.iter().any(|(other, _)| *other == name);
        let named = |name: &str, required| {
            let origin = schema.node.origin().join("required");
            (!is_omitted(name)).then(|| (name.to_owned(), undeclared_field(name, origin, required)))
        };
        let required = schema.keywords.required.iter();
        parts
            .required
            .extend(required.filter_map(|name| named(name, true)));
        let limited = form::limited(&part.node).into_iter();
        parts
            .limited
            .extend(limited.filter_map(|name| named(name, false)));
        for property in self.conditional_properties(&part.node, &part.naming) {
            parts.conditional.add(property);
        }
        let additional = self.additional(&part.node, &part.naming);
        parts.additional = additional.or(parts.additional.take());
        parts.closed |= form::is_closed(&part.node);
        let choice = choice(&part.node).filter(|choice| choice.alternatives.len() != 1);
        let is_back = parts
            .root
            .as_ref()
            .is_some_and(|root| chooses(&part.node, root));
        // Within `Cat: {allOf: [$Pet]}`, `Pet: {oneOf: [$Cat, …]}` adds its properties and no choice.
        if let Some(choice) = choice.filter(|_| !is_back) {
            let is_root = parts.root.as_ref() == Some(&part.node.key());
            let own = is_root || form::has_structure(&part.node);
            if !choice.alternatives.iter().all(describes_objects) {
                return None;
            }
            parts.members.push(Member::Choice(Box::new(FlatChoice {
                schema,
                choice,
                naming: part.naming.clone(),
                own,
            })));
        }
        Some(())
    }
}

/// Returns the keyword by which a schema describes objects that are not only its own.
fn composing_keyword(node: &Node<'_>) -> &'static str {
    let choice = choice(node).map(|choice| choice.keyword);
    let others = ["properties", "patternProperties", "additionalProperties"];
    let mut keywords = ["allOf"].into_iter().chain(choice).chain(others);
    keywords
        .find(|keyword| node.get(keyword).is_some())
        .unwrap_or("required")
}

/// Returns the schemas whose properties an object has besides its own, and before them.
fn inner_parts<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut parts = Vec::new();
    parts.extend(node.get("allOf").iter().flat_map(Node::items));
    parts.extend(only_alternative_of(node));
    parts
}

/// Returns the one alternative of a schema with properties of its own. Its properties are those of a part:
/// `{properties: …, oneOf: [A]}` means the same as `{properties: …, allOf: [A]}`.
fn only_alternative_of<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    match choice(node)?.alternatives.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The question that [`may_be_object`] answers.
const MAY_BE_OBJECT: &str = "a schema that may describe objects";

/// Tells whether a schema may describe objects, so that it can be a part of one. That is asked for each object that it
/// is a part of.
fn may_be_object(node: &Node<'_>) -> bool {
    match declared_kind(node) {
        JsonKind::Object => true,
        JsonKind::Any => node.answer(MAY_BE_OBJECT).unwrap_or_else(|| {
            let answer = has_form_of_object(node);
            node.remember(MAY_BE_OBJECT, answer);
            answer
        }),
        JsonKind::Boolean
        | JsonKind::Integer
        | JsonKind::Number
        | JsonKind::String
        | JsonKind::Array => false,
    }
}

fn has_form_of_object(node: &Node<'_>) -> bool {
    match form::of(node) {
        Form::Reference
        | Form::SameAs(_)
        | Form::Record
        | Form::Map
        | Form::Choice(_)
        | Form::Any => true,
        Form::Mixed(_)
        | Form::Texts(_)
        | Form::Values(_)
        | Form::List(_)
        | Form::Tuple(_)
        | Form::Scalar(_) => false,
    }
}

/// A schema whose properties an object has.
struct SchemaPart<'d> {
    node: Node<'d>,
    /// The name that the inline schemas in it begin with.
    naming: Naming,
    /// Whether its own parts were added.
    expanded: bool,
}

impl<'d> Parts<'d> {
    /// Adds the schema by which a part declares a property.
    fn declare(&mut self, name: &'d str, schema: PropertySchema<'d>) {
        let place = *self.places.entry(name).or_insert_with(|| {
            self.members.push(Member::Property {
                name,
                schemas: Vec::new(),
            });
            self.members.len() - 1
        });
        if let Member::Property { schemas, .. } = &mut self.members[place] {
            schemas.push(schema);
        }
    }
}

/// Changes each property that is named, and adds those that are not declared behind the others.
fn name_all(fields: &mut Vec<Field>, named: Vec<(String, Field)>, change: impl Fn(&mut Field)) {
    let declared = fields.iter().enumerate().filter(|(_, field)| !field.flat);
    let declared = declared.map(|(place, field)| (field.name.clone(), place));
    let mut places: HashMap<String, usize> = declared.collect();
    for (name, undeclared) in named {
        match places.entry(name) {
            Entry::Occupied(place) => change(&mut fields[*place.get()]),
            Entry::Vacant(place) => {
                place.insert(fields.len());
                fields.push(undeclared);
            }
        }
    }
}

/// Returns a property that is only named: `properties` does not declare it.
fn undeclared_field(name: &str, origin: Origin, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        origin: origin.into(),
        docs: Docs::default(),
        ty: Type::Json,
        required,
        nullable: false,
        numeric_text: false,
        flat: false,
        discriminator: None,
    }
}
