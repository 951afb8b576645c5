//! Schemas: which type a schema is.

use openapiv3::{AnySchema, SchemaData};
use serde::Deserialize;

use super::beside::chooses;
use super::enumeration::{self, Listed};
use super::object::{has_siblings, place};
use super::part::{is_composed, only_part};
use super::union::{Alternatives, allows_null, choice, is_flagged, only_alternative};
use super::{Lower, Naming};
use crate::api::{Docs, Enum, Foreign, JsonKind, Struct, Type, TypeId, TypeKind, Union};
use crate::diagnostic::Problem;
use crate::source::Node;

/// The keywords under which further schemas stand; each of those is read on its own.
const CHILDREN: &[&str] = &[
    "properties",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
];

/// The most references from one schema without a name to the next before one gets a name.
const MOST_REFERRED: usize = 32;

/// What a schema says of itself, without its children.
pub struct Schema<'d> {
    /// Where it stands.
    pub node: Node<'d>,
    /// What it says of any value.
    pub data: SchemaData,
    /// What it says of values of one type.
    pub keywords: AnySchema,
}

/// A schema as it is used in one place.
#[derive(Clone, Debug)]
pub struct Use {
    /// The type of a value that is not null.
    pub ty: Type,
    /// Whether the value may be null.
    pub nullable: bool,
    /// What the document says here; for a reference nothing, since the type has docs of its own.
    pub docs: Docs,
}

impl Use {
    /// Returns the type of a value, null included.
    pub fn into_type(self) -> Type {
        match (self.nullable, self.ty) {
            (false, ty) | (true, ty @ Type::Json) => ty,
            (true, ty) => Type::Nullable(Box::new(ty)),
        }
    }

    /// The use of a schema that says nothing, or that could not be read.
    fn any() -> Use {
        Use {
            ty: Type::Json,
            nullable: false,
            docs: Docs::default(),
        }
    }
}

/// What a schema comes to.
pub enum Shape {
    /// A type that needs a name.
    Object(Struct),
    /// A list of values, which needs a name.
    Enum(Enum),
    /// Several types, which need a name together.
    Union(Union),
    /// A type that is written where it is used.
    Plain(Type),
}

impl From<Listed> for Shape {
    fn from(listed: Listed) -> Self {
        match listed {
            Listed::Enum(list) => Shape::Enum(list),
            Listed::Boolean => Shape::Plain(Type::Boolean),
            Listed::Other => Shape::Plain(Type::Json),
        }
    }
}

impl<'d> Lower<'d> {
    /// Lowers a schema where it is used: a reference, or an inline schema that may need a name.
    pub(super) fn schema(&mut self, node: &Node<'d>, naming: &Naming) -> Use {
        let used = self.used(node, naming);
        self.note_use(node, used.clone().into_type());
        used
    }

    /// Keeps what a schema came to, for the examples of its values.
    fn note_use(&mut self, node: &Node<'d>, ty: Type) {
        let origin = node.origin();
        self.uses.insert((origin.file, origin.pointer.clone()), ty);
    }

    fn used(&mut self, node: &Node<'d>, naming: &Naming) -> Use {
        if let Some(foreign) = self.retyped(node, &naming.words) {
            return self.foreign_use(node, foreign);
        }
        if node.reference().is_some() && !has_siblings(node) {
            return self.referenced(node);
        }
        let Some(schema) = self.read_schema(node) else {
            return Use::any();
        };
        let docs = self.schema_docs(&schema);
        if let Some(part) = only_part(node).or_else(|| only_alternative(node)) {
            let used = self.schema(&part, naming);
            let nullable = used.nullable || schema.data.nullable || allows_null(node);
            return Use {
                nullable,
                docs: docs.or(used.docs),
                ty: used.ty,
            };
        }
        let nullable = schema.data.nullable || allows_null(node) || lists_null(&schema);
        let ty = match self.inline(&schema, naming) {
            Type::String if self.is_sensitive(&schema, naming) => Type::Secret,
            ty => ty,
        };
        Use { ty, nullable, docs }
    }

    /// Lowers a schema whose type the settings name, where it is used.
    fn foreign_use(&mut self, node: &Node<'d>, foreign: Foreign) -> Use {
        let ty = Type::Foreign(foreign);
        if node.reference().is_some() {
            return Use {
                ty,
                ..self.referenced(node)
            };
        }
        let Some(schema) = self.read_schema(node) else {
            return Use::any();
        };
        let nullable = schema.data.nullable || allows_null(node) || lists_null(&schema);
        let docs = self.schema_docs(&schema);
        Use { ty, nullable, docs }
    }

    fn referenced(&mut self, node: &Node<'d>) -> Use {
        let Some(target) = self.follow(node) else {
            return Use::any();
        };
        let beside = self.words_beside(node);
        let used = self.target(&target);
        let nullable = used.nullable || beside.as_ref().is_some_and(|it| it.data.nullable);
        let docs = beside.map_or_else(Docs::default, |schema| self.schema_docs(&schema));
        Use {
            docs: docs.or(used.docs),
            nullable,
            ..used
        }
    }

    /// Lowers what a reference leads to. A schema that is written in the midst of something else is the same there
    /// and here, and needs no name for being referred to.
    fn target(&mut self, target: &Node<'d>) -> Use {
        if self.pruned.omits(target) {
            return Use::any();
        }
        let place = place(target);
        let is_known = self.known.contains_key(&place) || self.referred.contains(&place);
        let is_deep = self.referred.len() >= MOST_REFERRED;
        match self.inline_naming(target) {
            Some(naming) if !is_known && !is_deep => {
                self.referred.push(place);
                let used = self.schema(target, &naming);
                self.referred.pop();
                used
            }
            _ => Use {
                ty: Type::Named(self.register_target(target)),
                nullable: is_nullable(target),
                docs: Docs::default(),
            },
        }
    }

    /// Reads what stands beside a reference (OpenAPI 3.1, section 4.8.23; older documents have it too).
    fn words_beside(&mut self, node: &Node<'d>) -> Option<Schema<'d>> {
        let mut keywords = node.entries().map(|(key, _)| key);
        keywords
            .any(|key| key != "$ref")
            .then(|| self.read_schema(node))?
    }

    /// Returns the type of a schema that a reference leads to.
    pub(super) fn register_target(&mut self, target: &Node<'d>) -> TypeId {
        let naming = self.inline_naming(target).unwrap_or_else(|| {
            let name = target.origin().pointer.last();
            Naming::outer(&[&name.unwrap_or_else(|| target.file_stem())])
        });
        self.register(target, naming)
    }

    /// Lowers a schema that has a name already.
    pub(super) fn named_schema(&mut self, id: TypeId, node: &Node<'d>) {
        let used = Use {
            ty: Type::Named(id),
            nullable: is_nullable(node),
            docs: Docs::default(),
        };
        self.note_use(node, used.into_type());
        if let Some(foreign) = self.retyped(node, &self.types[id.0].name.clone()) {
            self.types[id.0].docs = self.foreign_use(node, foreign.clone()).docs;
            self.types[id.0].kind = TypeKind::Alias(Type::Foreign(foreign));
            return;
        }
        if node.reference().is_some() && !has_siblings(node) {
            let used = self.referenced(node);
            self.types[id.0].docs = used.docs;
            self.types[id.0].kind = TypeKind::Alias(used.ty);
            return;
        }
        let Some(schema) = self.read_schema(node) else {
            return;
        };
        let naming = Naming {
            words: self.types[id.0].name.clone(),
            parent: Some(id),
        };
        let part = only_part(node).filter(|part| !is_subtype(node, part));
        if let Some(part) = part.or_else(|| only_alternative(node)) {
            let docs = self.schema_docs(&schema);
            if !self.fill_with_part(id, &part, &naming) {
                self.types[id.0].kind = TypeKind::Alias(self.schema(&part, &naming).ty);
                self.types[id.0].docs = Docs::default();
            }
            self.types[id.0].docs = docs.or(self.types[id.0].docs.clone());
            return;
        }
        if let Some(union) = self.inherited(id, &schema) {
            self.types[id.0].docs = self.schema_docs(&schema);
            self.types[id.0].kind = TypeKind::Union(union);
            return;
        }
        self.fill(id, &schema, &naming);
    }

    /// Lowers a part that is all there is to a schema into the type that was defined for that, where the part is
    /// inline and would need the same name; tells whether it did.
    fn fill_with_part(&mut self, id: TypeId, part: &Node<'d>, naming: &Naming) -> bool {
        let is_plain = part.reference().is_none()
            && only_part(part).or_else(|| only_alternative(part)).is_none()
            && !self.known.contains_key(&place(part));
        let schema = is_plain.then(|| self.read_schema(part)).flatten();
        let Some(schema) = schema.filter(needs_name) else {
            return false;
        };
        self.known.insert(place(part), id);
        self.note_use(part, Type::Named(id));
        self.fill(id, &schema, naming);
        true
    }

    /// Lowers a schema into the type that was defined for it.
    fn fill(&mut self, id: TypeId, schema: &Schema<'d>, naming: &Naming) {
        let sensitive = self.is_sensitive(schema, naming);
        let kind = match self.shape(schema, naming) {
            Shape::Object(object) => TypeKind::Struct(object),
            Shape::Enum(list) => TypeKind::Enum(list),
            Shape::Union(union) => TypeKind::Union(union),
            Shape::Plain(Type::String) if sensitive => TypeKind::Alias(Type::Secret),
            Shape::Plain(ty) => TypeKind::Alias(ty),
        };
        let docs = self.schema_docs(schema);
        let def = &mut self.types[id.0];
        (def.kind, def.docs) = (kind, docs);
    }

    pub(super) fn read_schema(&mut self, node: &Node<'d>) -> Option<Schema<'d>> {
        if node.get("x-loose-items").is_some() {
            self.report(Problem::LooseItems, &node.origin().join("anyOf"));
        }
        Some(Schema {
            node: node.clone(),
            data: self.read_keywords(node)?,
            keywords: self.read_keywords(node)?,
        })
    }

    /// Reads a schema without its children. A keyword with a fault of its own is told and left out.
    fn read_keywords<T: Deserialize<'d>>(&mut self, node: &Node<'d>) -> Option<T> {
        let error = match node.read(CHILDREN) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        let depth = node.origin().pointer.tokens().count();
        let keyword = error.origin.pointer.tokens().nth(depth);
        self.diagnostics.push(error);
        node.read_without(CHILDREN, &keyword?)
    }

    /// Lowers an inline schema; one that needs a name gets a type of its own.
    fn inline(&mut self, schema: &Schema<'d>, naming: &Naming) -> Type {
        if !needs_name(schema) {
            return match self.shape(schema, naming) {
                Shape::Plain(ty) => ty,
                Shape::Object(_) | Shape::Enum(_) | Shape::Union(_) => Type::Json,
            };
        }
        let place = (
            schema.node.origin().file,
            schema.node.origin().pointer.clone(),
        );
        if let Some(id) = self.known.get(&place) {
            return Type::Named(*id);
        }
        let id = self.define(naming.clone(), schema.node.origin().clone());
        self.known.insert(place, id);
        self.fill(
            id,
            schema,
            &Naming {
                words: naming.words.clone(),
                parent: Some(id),
            },
        );
        Type::Named(id)
    }

    fn shape(&mut self, schema: &Schema<'d>, naming: &Naming) -> Shape {
        let keywords = &schema.keywords;
        self.report_unused(&schema.node, "not", "`not`");
        let is_base = || chooses(&schema.node, &place(&schema.node));
        if choice(&schema.node).is_some() && (!is_object(schema) || is_base()) {
            if let Some(listed) = enumeration::of_alternatives(schema) {
                return listed.into();
            }
            if let Some(list) = self.open_enumeration(&schema.node, naming) {
                return list;
            }
            return match self.alternatives(schema, naming) {
                Alternatives::One(ty) => Shape::Plain(ty),
                Alternatives::Several(union) => Shape::Union(union),
            };
        }
        if !keywords.enumeration.is_empty() {
            return self.enumeration(schema).into();
        }
        match keywords.typ.as_deref() {
            Some("object") => self.object(schema, naming),
            None if is_object(schema) => self.object(schema, naming),
            Some("array") => Shape::Plain(self.list(schema, naming)),
            None if is_list(&schema.node) => Shape::Plain(self.list(schema, naming)),
            Some("string") => Shape::Plain(self.scalar(schema, JsonKind::String)),
            Some("integer") => Shape::Plain(self.scalar(schema, JsonKind::Integer)),
            Some("number") => Shape::Plain(self.scalar(schema, JsonKind::Number)),
            Some("boolean") => Shape::Plain(self.scalar(schema, JsonKind::Boolean)),
            Some(other) => {
                let found = other.to_owned();
                self.report(
                    Problem::UnknownType { found },
                    &schema.node.origin().join("type"),
                );
                Shape::Plain(Type::Json)
            }
            None => Shape::Plain(Type::Json),
        }
    }

    fn object(&mut self, schema: &Schema<'d>, naming: &Naming) -> Shape {
        match self.structure(schema, naming) {
            None => {
                let keyword = match schema.node.get("allOf") {
                    Some(_) => "allOf",
                    None => choice(&schema.node).unwrap_or("properties"),
                };
                self.report(
                    Problem::Composed { keyword },
                    &schema.node.origin().join(keyword),
                );
                Shape::Plain(Type::Json)
            }
            Some(Struct { fields, additional }) if fields.is_empty() && !has_properties(schema) => {
                Shape::Plain(Type::Map(Box::new(additional.unwrap_or(Type::Json))))
            }
            Some(object) => Shape::Object(object),
        }
    }

    /// Tells whether text must not be shown: by its format, by an extension, by the settings, or
    /// because it is only ever sent.
    fn is_sensitive(&mut self, schema: &Schema<'d>, naming: &Naming) -> bool {
        let setting = naming.words.join(".");
        let set = self.config.sensitive.contains(&setting);
        if set {
            self.used.insert(("sensitive", setting));
        }
        let extension = schema
            .data
            .extensions
            .get("x-sensitive")
            .and_then(serde_json::Value::as_bool);
        set || extension.unwrap_or(
            schema.data.write_only || schema.keywords.format.as_deref() == Some("password"),
        )
    }
}

/// Tells whether a schema is one of several that a part of it stands for: then it is no other name for the part.
fn is_subtype(node: &Node<'_>, part: &Node<'_>) -> bool {
    part.follow().is_ok_and(|base| {
        part.reference().is_some()
            && (base.get("discriminator").is_some() || chooses(&base, &place(node)))
    })
}

/// Tells whether a schema says that its value may be null.
pub fn is_nullable(node: &Node<'_>) -> bool {
    is_flagged(node) || allows_null(node)
}

/// Tells whether a schema comes to a type with a name.
fn needs_name(schema: &Schema<'_>) -> bool {
    let listed = &schema.keywords.enumeration;
    let is_listed = listed
        .iter()
        .any(|value| !value.is_boolean() && !value.is_null());
    let is_composed = is_composed(&schema.node) || choice(&schema.node).is_some();
    let is_record = !schema.keywords.required.is_empty()
        && matches!(schema.keywords.typ.as_deref(), None | Some("object"));
    is_listed || has_properties(schema) || is_composed || is_record || has_siblings(&schema.node)
}

/// Tells whether null is among the values that a schema lists.
fn lists_null(schema: &Schema<'_>) -> bool {
    schema
        .keywords
        .enumeration
        .iter()
        .any(serde_json::Value::is_null)
}

/// Tells whether a schema that names no type speaks of a list.
fn is_list(node: &Node<'_>) -> bool {
    node.get("items").is_some() || node.get("x-prefix-items").is_some()
}

fn has_properties(schema: &Schema<'_>) -> bool {
    schema
        .node
        .get("properties")
        .is_some_and(|properties| properties.entries().next().is_some())
}

fn is_object(schema: &Schema<'_>) -> bool {
    const KEYWORDS: [&str; 4] = [
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
    ];
    KEYWORDS
        .iter()
        .any(|keyword| schema.node.get(keyword).is_some())
        || is_composed(&schema.node)
        || has_siblings(&schema.node)
}
