//! Schemas: which type a schema is.
//!
//! [`form`] says what a schema describes; here it becomes a type, and gets a name where it needs one.

mod additional;
mod component;
mod conditional;
mod discriminator;
mod docs;
mod flat_choice;
pub mod form;
mod hierarchy;
mod list;
mod naming;
mod property;
mod read;
mod record;
mod reference;
mod scalar;
mod types;
mod union;

pub use naming::Naming;
pub use types::Types;

use std::collections::VecDeque;

use super::Report;
use super::input::Input;
use crate::api::{Docs, Enum, EnumValues, Foreign, Type, TypeId, TypeKind};
use crate::diagnostic::Problem;
use crate::source::{Node, NodeKey};
use form::{Form, Texts, Values, is_nullable};
use read::Schema;
use record::PropertySchema;

/// A schema as it is used in one place.
#[derive(Clone, Debug)]
pub struct Use {
    /// The type of a value that is not null.
    pub ty: Type,
    /// Whether the value may be null.
    pub nullable: bool,
    /// What the document says of it here. For a reference that is what stands beside it: the type has docs of its own.
    pub docs: Docs,
}

impl Use {
    /// Returns the type of a value, null included.
    pub fn into_type(self) -> Type {
        match (self.nullable, self.ty) {
            (false, ty) | (true, ty @ (Type::Json | Type::Null)) => ty,
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

/// The state of lowering schemas.
pub struct Schemas<'d> {
    pub input: &'d Input<'d>,
    pub types: Types<'d>,
    pub report: Report,
    /// The schemas without a name that are being lowered because something refers to them.
    referred: Vec<NodeKey>,
    /// How many properties the objects have so far.
    properties: usize,
    /// The types of objects that a value is all at once, which are not lowered yet.
    together: VecDeque<(TypeId, Vec<PropertySchema<'d>>)>,
}

impl<'d> Schemas<'d> {
    /// Begins with a type for each component schema.
    pub fn new(input: &'d Input<'d>, report: Report) -> Self {
        let mut schemas = Schemas {
            input,
            types: Types::default(),
            report,
            referred: Vec::new(),
            properties: 0,
            together: VecDeque::new(),
        };
        schemas.register_components();
        schemas
    }

    /// Lowers the schemas of all types that were registered, and of those that are registered on the way.
    pub fn lower_queued(&mut self) {
        loop {
            if let Some((id, node)) = self.types.next_registered() {
                self.named_schema(id, &node);
            } else if let Some((id, schemas)) = self.together.pop_front() {
                self.fill_together(id, schemas);
            } else {
                return;
            }
        }
    }

    /// Lowers a schema where it is used: a reference, or an inline schema that may need a name.
    pub fn lower(&mut self, node: &Node<'d>, naming: &Naming) -> Use {
        let used = match self.retyped(node, &naming.words) {
            Some(foreign) => self.foreign_use(node, foreign),
            None => self.used(node, naming),
        };
        self.types.note_use(node, used.clone().into_type());
        used
    }

    fn used(&mut self, node: &Node<'d>, naming: &Naming) -> Use {
        let form = form::of(node);
        if let Form::Reference = form {
            return self.referenced(node);
        }
        let Some(schema) = self.read_schema(node) else {
            return Use::any();
        };
        let docs = self.schema_docs(&schema);
        if let Form::SameAs(same) = form {
            let used = self.lower(&same, naming);
            return Use {
                nullable: used.nullable || is_nullable(node),
                docs: docs.or(used.docs),
                ty: used.ty,
            };
        }
        Use {
            ty: self.inline(&schema, form, naming),
            nullable: is_nullable(node),
            docs,
        }
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
        Use {
            ty,
            nullable: is_nullable(node),
            docs: self.schema_docs(&schema),
        }
    }

    /// Lowers an inline schema. One that needs a name gets a type of its own.
    fn inline(&mut self, schema: &Schema<'d>, form: Form<'d>, naming: &Naming) -> Type {
        if !form.needs_name() {
            self.report.unsupported(&schema.node, "not", "`not`");
            return match self.kind(schema, form, naming) {
                TypeKind::Alias(ty) => ty,
                kind => {
                    let id = self
                        .types
                        .define(naming.clone(), schema.node.origin().clone());
                    self.types[id].kind = kind;
                    Type::Named(id)
                }
            };
        }
        let key = schema.node.key();
        if let Some(id) = self.types.get(&key) {
            return Type::Named(id);
        }
        let id = self
            .types
            .define(naming.clone(), schema.node.origin().clone());
        self.types.set(key, id);
        let naming = Naming {
            words: naming.words.clone(),
            parent: Some(id),
        };
        self.fill(id, schema, form, &naming);
        Type::Named(id)
    }

    /// Lowers a schema into the type that was defined for it.
    fn fill(&mut self, id: TypeId, schema: &Schema<'d>, form: Form<'d>, naming: &Naming) {
        self.report.unsupported(&schema.node, "not", "`not`");
        self.types[id].is_open = matches!(form, Form::Texts(_));
        let kind = match self.hierarchy(id, schema) {
            Some(union) => TypeKind::Union(union),
            None => self.kind(schema, form, naming),
        };
        let docs = self.schema_docs(schema);
        let def = &mut self.types[id];
        (def.kind, def.docs) = (kind, docs);
    }

    /// Lowers a schema by its form; what needs no name is an alias. Text that must not be shown is a secret.
    fn kind(&mut self, schema: &Schema<'d>, form: Form<'d>, naming: &Naming) -> TypeKind {
        match self.kind_of_form(schema, form, naming) {
            TypeKind::Alias(Type::String) if self.is_sensitive(schema, naming) => {
                TypeKind::Alias(Type::Secret)
            }
            kind => kind,
        }
    }

    fn kind_of_form(&mut self, schema: &Schema<'d>, form: Form<'d>, naming: &Naming) -> TypeKind {
        TypeKind::Alias(match form {
            Form::Mixed(form) => {
                self.report_mixed(&schema.node);
                return self.kind_of_form(schema, *form, naming);
            }
            Form::Record => return self.record(schema, naming),
            Form::Choice(choice) => return self.union(schema, choice, naming),
            Form::Texts(texts) => return self.open_enumeration(texts, naming),
            Form::Values(Values::Enum(list)) => {
                self.report_rounded(&schema.node);
                return TypeKind::Enum(list);
            }
            Form::Values(Values::Boolean) => Type::Boolean,
            Form::Values(Values::Null) => Type::Null,
            Form::Values(Values::Other) => {
                let reason = "an `enum` of lists or objects";
                self.untyped(schema, "enum", Problem::Untyped { reason })
            }
            Form::Reference => self.referenced(&schema.node).ty,
            Form::SameAs(same) => self.lower(&same, naming).ty,
            Form::Map => self.map(schema, naming),
            Form::List(items) => self.list(schema, items, naming),
            Form::Tuple(places) => self.tuple(&places, naming),
            Form::Scalar(kind) => self.scalar(schema, kind),
            Form::Any => Type::Json,
        })
    }

    /// Tells the keywords of a plain value that say what another value is like.
    fn report_mixed(&mut self, node: &Node<'d>) {
        let name = node.get("type").and_then(|name| name.text());
        let name = name.unwrap_or_default().to_owned();
        for keyword in ["properties", "allOf", "oneOf", "anyOf"] {
            if let Some(beside) = node.get(keyword) {
                let name = name.clone();
                self.report
                    .tell(Problem::OtherType { name, keyword }, beside.origin());
            }
        }
    }

    /// Tells the values that a schema lists and that no number of the client holds.
    pub(super) fn report_rounded(&mut self, node: &Node<'d>) {
        let node = self.report.follow(node);
        for value in node.iter().flat_map(form::rounded) {
            let problem = Problem::RoundedNumber {
                written: value.written().unwrap_or_default().to_owned(),
                read: value.value().to_string(),
            };
            self.report.tell(problem, value.origin());
        }
    }

    /// Reports a problem at a keyword of a schema, and returns the type of any JSON value.
    fn untyped(&mut self, schema: &Schema<'d>, keyword: &str, problem: Problem) -> Type {
        self.report
            .tell(problem, &schema.node.origin().join(keyword));
        Type::Json
    }

    /// Lowers texts of which some are known to one enumeration: those of the client are open anyway.
    fn open_enumeration(&mut self, texts: Texts<'d>, naming: &Naming) -> TypeKind {
        match texts.lists.as_slice() {
            [only] if only.reference().is_some() => TypeKind::Alias(self.lower(only, naming).ty),
            _ => TypeKind::Enum(Enum::of(EnumValues::Strings(texts.values))),
        }
    }
}
