//! Objects: properties, what may stand beside them, and the parts that `allOf` puts together.

use std::collections::{HashMap, HashSet};

use super::conditional::Conditionals;
use super::form::{self, Form, choice, chooses, declared_kind};
use super::{Naming, Schema, Schemas};
use crate::api::{Docs, Field, JsonKind, Struct, Type, TypeKind};
use crate::diagnostic::Problem;
use crate::source::{Node, NodeKey};

/// The most properties of all objects together. An object has those of its parts, too, so that they may be many more than
/// the document has: in a chain of a thousand parts, half a million.
const MOST_PROPERTIES: usize = 500_000;

/// The properties of an object as its parts add to them.
#[derive(Default)]
struct Parts<'d> {
    fields: Vec<Field>,
    /// The places of the fields that are not flat, by their names.
    places: HashMap<String, usize>,
    required: Vec<(String, Field)>,
    /// The properties that a value has under a condition.
    conditional: Conditionals<'d>,
    additional: Option<Type>,
    closed: bool,
    /// The schema that all of this is for.
    root: Option<NodeKey>,
    /// The schemas whose properties were added: one that two parts refer to counts once, and a cycle ends.
    seen: HashSet<NodeKey>,
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
        if self.properties > MOST_PROPERTIES {
            return Some(Struct::default());
        }
        let mut parts = Parts {
            root: Some(schema.node.key()),
            ..Parts::default()
        };
        // A part is put back below its own parts, marked as expanded: their properties come before its own.
        let mut open = vec![SchemaPart {
            node: schema.node.clone(),
            naming: naming.clone(),
            expanded: false,
        }];
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
        // What is declared without a condition is so under any.
        let mut names: HashSet<String> = parts.fields.iter().map(|it| it.name.clone()).collect();
        for property in std::mem::take(&mut parts.conditional).into_properties() {
            if names.insert(property.name.to_owned()) {
                parts.push(self.conditional_field(property));
            }
        }
        let object = parts.finish();
        self.count_properties(&object, &schema.node);
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
            let field = self.field(name, &node, &part.naming);
            parts.add(field);
        }
        let is_omitted = |name: &String| omitted.iter().any(|(other, _)| other == name);
        let required = schema.keywords.required.iter();
        let required = required.filter(|name| !is_omitted(name));
        parts
            .required
            .extend(required.map(|name| (name.clone(), undeclared_field(name, &schema))));
        for property in self.conditional_properties(&part.node, &part.naming) {
            parts.conditional.add(property);
        }
        let additional = self.additional(&part.node, &part.naming);
        parts.additional = additional.or(parts.additional.take());
        parts.closed |= is_closed(&part.node);
        let choice = choice(&part.node).filter(|choice| choice.alternatives.len() != 1);
        let is_back = parts
            .root
            .as_ref()
            .is_some_and(|root| chooses(&part.node, root));
        // Within `Cat: {allOf: [$Pet]}`, `Pet: {oneOf: [$Cat, …]}` adds its properties and no choice.
        if let Some(choice) = choice.filter(|_| !is_back) {
            let is_root = parts.root.as_ref() == Some(&part.node.key());
            let own = is_root || form::has_structure(&part.node);
            let field = self.flat_choice(&schema, choice, &part.naming, own)?;
            parts.fields.push(field);
        }
        Some(())
    }

    fn field(&mut self, name: &str, node: &Node<'d>, naming: &Naming) -> Field {
        let used = self.lower(node, &naming.inner(name));
        Field {
            name: name.to_owned(),
            origin: node.origin().clone().into(),
            docs: used.docs,
            ty: used.ty,
            required: false,
            nullable: used.nullable,
            numeric_text: form::is_numeric_text(node),
            flat: false,
            discriminator: None,
        }
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

/// Tells whether a schema says that an object has no other properties than those which it declares.
fn is_closed(node: &Node<'_>) -> bool {
    let others = node.get("additionalProperties");
    others.is_some_and(|others| others.value().as_bool() == Some(false))
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
    /// Adds a property. Of two with one name the later one holds; its type only if it says more than any value.
    fn add(&mut self, field: Field) {
        match self.places.get(&field.name) {
            None => self.push(field),
            Some(place) => {
                let other = &mut self.fields[*place];
                if field.ty != Type::Json {
                    (other.ty, other.nullable) = (field.ty, field.nullable);
                    other.numeric_text = field.numeric_text;
                }
                if field.docs != Docs::default() {
                    other.docs = field.docs;
                }
            }
        }
    }

    /// Adds a property that is not flat, and whose name no other has.
    fn push(&mut self, field: Field) {
        self.places.insert(field.name.clone(), self.fields.len());
        self.fields.push(field);
    }

    /// Returns the object, with the properties that only `required` names behind the others.
    fn finish(mut self) -> Struct {
        for (name, undeclared) in std::mem::take(&mut self.required) {
            match self.places.get(&name) {
                Some(place) => self.fields[*place].required = true,
                None => self.push(undeclared),
            }
        }
        Struct {
            fields: self.fields,
            closed: self.closed && self.additional.is_none(),
            additional: self.additional,
        }
    }
}

/// Returns the property that `required` names and `properties` does not declare.
fn undeclared_field(name: &str, schema: &Schema<'_>) -> Field {
    Field {
        name: name.to_owned(),
        origin: schema.node.origin().join("required").into(),
        docs: Docs::default(),
        ty: Type::Json,
        required: true,
        nullable: false,
        numeric_text: false,
        flat: false,
        discriminator: None,
    }
}
