//! Structs: objects with declared properties.

use super::argument::{Argument, Conversion};
use super::context::Context;
use super::model::member_ty;
use super::rust_type::RustType;
use crate::analysis::{self, constant};
use crate::api::{self, Docs, TypeId};
use crate::names::Name;
use crate::prose::documentation;

/// A struct.
#[derive(Clone, Debug)]
pub struct Struct<'a> {
    /// Its fields, in the order of the document.
    pub fields: Vec<Field<'a>>,
    /// The field for properties that are not declared, where it keeps them.
    pub additional: Option<Additional<'a>>,
    /// How callers build one.
    pub building: Building,
}

/// How callers build a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Building {
    /// They never do, because only responses have it; a further field does not break them.
    Never,
    /// By `default`, and setters: nothing has to be there.
    Default,
    /// By `new`, which takes what has to be there, and setters.
    New,
    /// By `new` or by `default`, as what has to be there has one possible value, and setters.
    NewOrDefault,
}

/// The field for properties that are not declared.
#[derive(Clone, Debug)]
pub struct Additional<'a> {
    /// Its name.
    pub name: &'a Name,
    /// Its type.
    pub ty: RustType<'a>,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a Name,
    /// The name of the property on the wire.
    pub wire_name: &'a str,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub about: &'a Docs,
    /// Its type: `Option` or `Nullable` where the value may be absent or null.
    pub ty: RustType<'a>,
    /// The type of the property, without regard to whether it may be absent or null.
    pub property_ty: RustType<'a>,
    /// Whether a value has to be there.
    pub required: bool,
    /// Whether the value may be null.
    pub nullable: bool,
    /// Whether a number in it may come as text.
    pub numeric_text: bool,
    /// Whether the properties of the value stand beside the others, rather than under its name.
    pub flat: bool,
    /// The value that it always has, which is no part of the struct's own data: that of a discriminator.
    pub discriminator: Option<FixedValue<'a>>,
    /// What `new` sets it to; none where callers never build the struct.
    pub initial: Option<Initial<'a>>,
    /// Its setter; none where it has to be there, or where callers never build the struct.
    pub setter: Option<Setter<'a>>,
}

/// The value of a discriminator that a struct always has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedValue<'a> {
    /// The value.
    pub value: &'a str,
    /// Whether it is a text, rather than an integer or a truth value.
    pub is_text: bool,
}

/// What the constructor of a struct sets a field to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Initial<'a> {
    /// What it is by default.
    Default,
    /// The one truth value that it can have.
    Boolean(bool),
    /// The one variant of an enum that it can have.
    Variant {
        /// The type of the field.
        ty: RustType<'a>,
        /// The variant.
        variant: &'a Name,
    },
    /// What the caller gives.
    Argument(Argument<'a>),
}

/// A setter of a field.
#[derive(Clone, Debug)]
pub struct Setter<'a> {
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What its argument takes.
    pub argument: Argument<'a>,
    /// Whether the field has the value in an `Option`.
    pub is_optional: bool,
}

impl<'a> Struct<'a> {
    pub(super) fn of(context: &Context<'a>, id: TypeId, object: &'a api::Struct) -> Self {
        let names = context.names.ty(id);
        let fields = object.fields.iter().enumerate();
        let additional = object.additional.as_ref();
        Struct {
            fields: fields
                .map(|(index, field)| Field::of(context, id, index, field))
                .collect(),
            additional: additional.map(|value| Additional {
                name: &names.additional,
                ty: RustType::map(value, context.names),
            }),
            building: building(context, id, object),
        }
    }

    /// Tells whether some properties of the struct are those of a field's value.
    pub fn is_flat(&self) -> bool {
        self.fields.iter().any(|field| field.flat)
    }

    /// Tells whether a value has to be there for one of the fields, so that there is no default.
    pub fn has_required_fields(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.required && field.discriminator.is_none())
    }
}

fn building(context: &Context<'_>, id: TypeId, object: &api::Struct) -> Building {
    if !context.facts.usage(id).request {
        return Building::Never;
    }
    let fields = object.fields.iter();
    let mut required = fields.filter(|field| field.is_asked_for()).peekable();
    if required.peek().is_none() {
        return Building::Default;
    }
    match required.all(|field| constant(context.api, field).is_some()) {
        true => Building::NewOrDefault,
        false => Building::New,
    }
}

impl<'a> Field<'a> {
    fn of(context: &Context<'a>, id: TypeId, index: usize, field: &'a api::Field) -> Self {
        let value = member_ty(context, id, index, &field.ty);
        let usage = context.facts.usage(id);
        let has_three_states = usage.has_three_states(field);
        let is_settable = usage.request && !field.required && field.discriminator.is_none();
        let name = &context.names.ty(id).members[index];
        Field {
            name,
            wire_name: &field.name,
            docs: documentation::of_field(field, name.as_str()),
            about: &field.docs,
            ty: match (field.discriminator.is_some(), has_three_states) {
                (true, _) => RustType::runtime("Discriminator"),
                (false, true) => RustType::Runtime("Nullable", vec![value.clone()]),
                (false, false) if field.nullable || !field.required => value.clone().optional(),
                (false, false) => value.clone(),
            },
            property_ty: RustType::of(&field.ty, context.names),
            required: field.required,
            nullable: field.nullable,
            numeric_text: field.numeric_text,
            flat: field.flat,
            discriminator: {
                let value = field.discriminator.as_deref();
                value.map(|value| FixedValue {
                    value,
                    is_text: !matches!(field.ty, api::Type::Integer(_) | api::Type::Boolean),
                })
            },
            initial: usage.request.then(|| Initial::of(context, field, &value)),
            setter: is_settable.then(|| Setter {
                docs: documentation::of_setter(field, name.as_str()),
                is_optional: !has_three_states,
                argument: setter_argument(context, field, value, has_three_states),
            }),
        }
    }
}

impl<'a> Initial<'a> {
    fn of(context: &Context<'a>, field: &'a api::Field, value: &RustType<'a>) -> Self {
        if !field.is_asked_for() {
            return Initial::Default;
        }
        match constant(context.api, field) {
            Some(analysis::Constant::Boolean(value)) => return Initial::Boolean(value),
            Some(analysis::Constant::Variant { ty, list }) => {
                let variants = &context.names.ty(list).members;
                if let Some(variant) = variants.first() {
                    let ty = RustType::Model(&context.names.ty(ty).name);
                    return Initial::Variant { ty, variant };
                }
            }
            None => {}
        }
        Initial::Argument(Argument {
            ty: match field.nullable {
                true => value.clone().optional(),
                false => value.clone(),
            },
            conversion: Conversion::to_field(context.api, field),
        })
    }
}

/// Returns what the setter of a property takes: `null`, too, where that is not the same as no value.
fn setter_argument<'a>(
    context: &Context<'a>,
    field: &api::Field,
    value: RustType<'a>,
    has_three_states: bool,
) -> Argument<'a> {
    match has_three_states {
        true => Argument {
            ty: RustType::Runtime("Nullable", vec![value]),
            conversion: Conversion::Into,
        },
        false => Argument {
            ty: value,
            conversion: Conversion::to_field(context.api, field),
        },
    }
}
