//! How the alternative of a union is found that a value is of.

use std::collections::HashSet;

use super::shape::{self, Shape};
use crate::api::{
    Api, Discriminator, Enum, EnumValues, Field, JsonKind, Struct, Type, TypeId, TypeKind, Union,
    Variant,
};
use crate::source::Value;

/// How an alternative is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// By the shape of the value, the alternatives' in their order.
    Shape(Vec<Shape>),
    /// By the value of the discriminator.
    Discriminator {
        /// The kind of its values.
        kind: JsonKind,
        /// What a value without it is.
        absent: Absent,
        /// The shapes of the alternatives in their order, without the discriminator, where they are compared.
        shapes: Vec<Shape>,
    },
}

impl Choice {
    /// Returns how the alternative of a union is found.
    pub fn of(api: &Api, union: &Union) -> Choice {
        match &union.discriminator {
            None => Choice::Shape(shape::of_union(api, union)),
            Some(discriminator) => {
                let choice = Choice::Discriminator {
                    kind: kind(api, union, discriminator),
                    absent: Absent::of(api, union, discriminator),
                    shapes: Vec::new(),
                };
                match choice {
                    Choice::Discriminator {
                        absent: Absent::Shape,
                        ..
                    } => choice.compared(api, union),
                    // Of the alternatives that a value names, the shape tells the one.
                    _ if discriminator.has_shared_values() => choice.compared(api, union),
                    _ => choice,
                }
            }
        }
    }

    /// Returns how the alternative is found of a union that is an alternative of another one, or in one. How well a value
    /// fits the alternative that its discriminator names tells then which of the outer alternatives keeps more of it.
    pub fn compared(self, api: &Api, union: &Union) -> Choice {
        match (self, &union.discriminator) {
            (Choice::Discriminator { kind, absent, .. }, Some(discriminator)) => {
                let shapes = shape::of_union(api, union).into_iter();
                let shapes = shapes.map(|it| it.without(&discriminator.property));
                Choice::Discriminator {
                    kind,
                    absent,
                    shapes: shapes.collect(),
                }
            }
            (choice, _) => choice,
        }
    }

    /// Returns the shapes of the alternatives, where they are compared.
    pub fn shapes(&self) -> &[Shape] {
        match self {
            Choice::Shape(shapes) | Choice::Discriminator { shapes, .. } => shapes,
        }
    }
}

/// What a value is that has no discriminator.
#[derive(Clone, Debug, PartialEq)]
pub enum Absent {
    /// Of no alternative: all require the discriminator.
    Unknown,
    /// As if this value stood there: the default of the alternative that it names, and of no other one.
    Default(String),
    /// Of the alternative whose shape it has.
    Shape,
}

impl Absent {
    fn of(api: &Api, union: &Union, discriminator: &Discriminator) -> Absent {
        let property = &discriminator.property;
        let requires = |object: &&Struct| {
            let field = object.property(property);
            field.is_some_and(|field| field.required)
        };
        // An alternative that is no object, a list say, has no discriminator. Of one that is omitted nothing is known.
        let may_lack = |variant: &Variant| {
            let objects = api.structures(&variant.ty);
            let mut inner = objects.iter().map(|(_, object)| object);
            !variant.is_omitted && (objects.is_empty() || !inner.all(requires))
        };
        if !union.variants.iter().any(may_lack) {
            return Absent::Unknown;
        }
        let defaults = discriminator.values.iter().filter(|(value, index)| {
            let variant = union.variants.get(*index);
            let objects = variant.map(|variant| api.structures(&variant.ty));
            let objects = objects.into_iter().flatten();
            let mut fields = objects.filter_map(|(_, object)| object.property(property));
            fields.any(|field| default(api, field).as_ref() == Some(value))
        });
        match defaults.collect::<Vec<_>>().as_slice() {
            [(value, _)] => Absent::Default(value.clone()),
            // The default alternative takes what names no other one.
            _ if discriminator.default.is_some() => Absent::Unknown,
            _ => Absent::Shape,
        }
    }
}

/// Tells whether a union adds its discriminator to what an alternative writes without it.
///
/// It does not where values without it are of that alternative, and where several values stand for an alternative that
/// may have it: which of them is meant only the alternative's own property says.
pub fn adds_discriminator(api: &Api, union: &Union, alternative: usize) -> bool {
    let Some(discriminator) = &union.discriminator else {
        return false;
    };
    let property = &discriminator.property;
    let ty = &union.variants[alternative].ty;
    let values = discriminator.values.iter();
    let own = values.filter(|(_, index)| *index == alternative).count();
    let mut objects = api.structures(ty).into_iter();
    let is_ambiguous = own > 1 && objects.any(|(_, object)| object.property(property).is_some());
    discriminator.default != Some(alternative) && !is_ambiguous && !is_written(api, ty, property)
}

/// Tells whether a discriminator is in whatever is written of a type. One that was read without it is written without
/// it.
fn is_written(api: &Api, ty: &Type, property: &str) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        let Type::Named(id) = api.unaliased(ty) else {
            return false;
        };
        match &api.type_def(*id).kind {
            TypeKind::Struct(object) => {
                let field = object.property(property);
                let has_value = |field: &Field| {
                    field.discriminator.is_some() || field.required && !field.nullable
                };
                if !field.is_some_and(has_value) {
                    return false;
                }
            }
            TypeKind::Union(union) => {
                let inner = union.discriminator.as_ref();
                let adds = inner.is_some_and(|inner| inner.property == property);
                if !adds && seen.insert(*id) {
                    open.extend(union.variants.iter().map(|variant| &variant.ty));
                }
            }
            TypeKind::Enum(_) | TypeKind::Alias(_) => return false,
        }
    }
    true
}

/// Returns the kind of a property's values in all alternatives that declare it; none where the kinds differ.
pub fn discriminator_kind(api: &Api, union: &Union, property: &str) -> Option<JsonKind> {
    let objects = union.variants.iter().flat_map(|it| api.structures(&it.ty));
    let fields = objects.filter_map(|(_, object)| object.property(property));
    let mut kinds = fields.map(|field| field_kind(api, field));
    let kind = kinds.next().unwrap_or(JsonKind::String);
    kinds.all(|other| other == kind).then_some(kind)
}

/// Returns the kind of a discriminator's values, which a mapping writes as strings.
fn kind(api: &Api, union: &Union, discriminator: &Discriminator) -> JsonKind {
    let kind = discriminator_kind(api, union, &discriminator.property);
    let mut values = discriminator.values.iter();
    let is_kind = match kind {
        Some(JsonKind::Integer) => values.all(|(value, _)| value.parse::<i64>().is_ok()),
        Some(JsonKind::Boolean) => values.all(|(value, _)| value.parse::<bool>().is_ok()),
        _ => false,
    };
    kind.filter(|_| is_kind).unwrap_or(JsonKind::String)
}

fn field_kind(api: &Api, field: &Field) -> JsonKind {
    match api.unaliased(&field.ty) {
        Type::Integer(_) => JsonKind::Integer,
        Type::Boolean => JsonKind::Boolean,
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Enum(Enum {
                values: EnumValues::Integers(_),
                ..
            }) => JsonKind::Integer,
            _ => JsonKind::String,
        },
        _ => JsonKind::String,
    }
}

/// Returns the default of a field, as a discriminator's value is written.
fn default(api: &Api, field: &Field) -> Option<String> {
    let of_type = |id: TypeId| api.type_def(id).docs.default.as_ref();
    let default = field.docs.default.as_ref();
    match default.or_else(|| field.ty.named().and_then(of_type))? {
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
