//! The shapes of a union's alternatives: what the runtime compares a value with, to find the one that it is of.
//!
//! Whatever tells alternatives apart is in their shapes, and little else. An object always has the names of its
//! properties. A property has a shape of its own where its value is a constant, or where alternatives differ in it by
//! more than what reading it finds out: `{kind: {enum: [a, b]}}` and `{kind: {enum: [c]}}`, but not `{size: {type:
//! integer}}` and `{size: {type: string}}`. The same holds for the properties of a property, and for items.

use std::collections::BTreeMap;

use crate::api::{Api, Enum, EnumValues, Field, JsonKind, Struct, Type, TypeId, TypeKind, Union};
use crate::source::Value;

/// The objects within one another that are described: the alternative, a property, and a property of that.
const DEPTH: usize = 2;

/// The values that an alternative takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string that is a day.
    Date,
    /// A string that is a timestamp.
    DateTime,
    /// One truth value.
    Truth(bool),
    /// One of the values that are listed.
    Values(EnumValues),
    /// An array.
    List,
    /// An array of such items.
    Items(Box<Shape>),
    /// An object of such values.
    Map(Box<Shape>),
    /// An object with declared properties.
    Object(Members),
    /// A value of the second shape in which a property, if it is there, is of the first.
    Where(String, Box<Shape>, Box<Shape>),
    /// A value of another union.
    Nested(TypeId),
}

impl Shape {
    /// Returns the unions that the shape names.
    pub fn unions(&self) -> Vec<TypeId> {
        match self {
            Shape::Nested(id) => vec![*id],
            Shape::Items(inner) | Shape::Map(inner) => inner.unions(),
            Shape::Where(_, member, rest) => [member.unions(), rest.unions()].concat(),
            Shape::Object(Members {
                others: Others::Kept(values),
                ..
            }) => values.unions(),
            _ => Vec::new(),
        }
    }

    /// Returns the shape without what it says of the value of a property.
    pub fn without(self, property: &str) -> Shape {
        match self {
            Shape::Where(name, _, rest) if name == property => *rest,
            Shape::Where(name, member, rest) => {
                Shape::Where(name, member, Box::new(rest.without(property)))
            }
            shape => shape,
        }
    }

    /// Returns the shape without what it says of the values of properties.
    fn base(&self) -> &Shape {
        match self {
            Shape::Where(_, _, rest) => rest.base(),
            shape => shape,
        }
    }

    fn with_base(self, base: Shape) -> Shape {
        match self {
            Shape::Where(name, member, rest) => {
                Shape::Where(name, member, Box::new(rest.with_base(base)))
            }
            _ => base,
        }
    }
}

/// The properties of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// Those that have to be there.
    pub required: Vec<String>,
    /// Those that may be there.
    pub optional: Vec<String>,
    /// What becomes of the others.
    pub others: Others,
}

/// What becomes of the properties that an object does not declare.
#[derive(Clone, Debug, PartialEq)]
pub enum Others {
    /// They are dropped.
    Dropped,
    /// The document says that there are none.
    Forbidden,
    /// They are kept, and have such values.
    Kept(Box<Shape>),
}

/// Returns the shapes of a union's alternatives.
pub fn of_union(api: &Api, union: &Union) -> Vec<Shape> {
    let variants = union.variants.iter();
    let parts: Vec<Part<'_>> = variants.map(|variant| Part::of(api, &variant.ty)).collect();
    whole(api, &parts, DEPTH)
}

/// Returns the values that are listed for a property.
pub fn listed(api: &Api, field: &Field) -> Option<Vec<Value>> {
    match plain(api, Part::of_field(api, field)) {
        Shape::Truth(value) => Some(vec![value.into()]),
        Shape::Values(values) => Some(values.iter().collect()),
        _ => None,
    }
}

/// The same part of several alternatives: the alternative itself, a property, the items.
#[derive(Clone, Copy, PartialEq)]
struct Part<'a> {
    /// Its type, without regard to null and to other names.
    ty: &'a Type,
    /// The one truth value that it can have.
    constant: Option<bool>,
    /// The value that a discriminator always has in it.
    discriminator: Option<&'a str>,
    /// Whether it is any text, although values are listed.
    is_open: bool,
}

impl<'a> Part<'a> {
    fn of(api: &'a Api, ty: &'a Type) -> Part<'a> {
        let mut ty = ty;
        let mut is_open = false;
        loop {
            ty = match ty {
                Type::Nullable(inner) => inner,
                Type::Named(id) => {
                    let def = api.type_def(*id);
                    is_open |= def.is_open;
                    match &def.kind {
                        TypeKind::Alias(aliased) => aliased,
                        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => break,
                    }
                }
                _ => break,
            };
        }
        Part {
            ty,
            constant: None,
            discriminator: None,
            is_open,
        }
    }

    fn of_field(api: &'a Api, field: &'a Field) -> Part<'a> {
        Part {
            constant: field.docs.constraints.constant,
            discriminator: field.discriminator.as_deref(),
            ..Part::of(api, &field.ty)
        }
    }

    /// Tells whether there is one value alone.
    fn is_constant(self, api: &Api) -> bool {
        match plain(api, self) {
            Shape::Truth(_) => true,
            Shape::Values(values) => values.len() == 1,
            _ => false,
        }
    }
}

/// Returns the shapes of parts, as far as there are others that they have to be told from.
fn parts_of(api: &Api, parts: &[Part<'_>], depth: usize) -> Vec<Shape> {
    let nothing = || vec![Shape::Any; parts.len()];
    let is_same = |pair: &[Part<'_>]| pair[0] == pair[1];
    if parts.windows(2).all(is_same) {
        return nothing();
    }
    let shapes = whole(api, parts, depth);
    if shapes.windows(2).all(|pair| pair[0] == pair[1]) || reading_tells(&shapes) {
        return nothing();
    }
    let mut bases = shapes.iter().map(Shape::base);
    let first = bases.next();
    match matches!(first, Some(Shape::Object(_))) && bases.all(|base| Some(base) == first) {
        // They differ in the values of properties alone.
        true => shapes
            .into_iter()
            .map(|it| it.with_base(Shape::Any))
            .collect(),
        false => shapes,
    }
}

/// Tells whether values of other shapes cannot be read as these: no text is read as a number. Lists of values are
/// open, an object is read without what it does not declare, and any text is kept where there should be a date.
fn reading_tells(shapes: &[Shape]) -> bool {
    let is_plain = |shape: &Shape| match shape {
        Shape::Any
        | Shape::Boolean
        | Shape::Integer
        | Shape::Number
        | Shape::Text
        | Shape::List
        | Shape::Map(_)
        | Shape::Object(_) => true,
        Shape::Date
        | Shape::DateTime
        | Shape::Truth(_)
        | Shape::Values(_)
        | Shape::Items(_)
        | Shape::Where(..)
        | Shape::Nested(_) => false,
    };
    let takes_objects =
        |shape: &&Shape| matches!(shape, Shape::Any | Shape::Map(_) | Shape::Object(_));
    let objects = shapes.iter().filter(|it| matches!(it, Shape::Object(_)));
    let is_alone = objects.count() == 0 || shapes.iter().filter(takes_objects).count() == 1;
    is_alone && shapes.iter().all(is_plain)
}

/// Returns the shapes of parts, each as a whole.
fn whole(api: &Api, parts: &[Part<'_>], depth: usize) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = parts.iter().map(|part| plain(api, *part)).collect();
    let inner = |of: fn(&Type) -> Option<&Type>| {
        let places = parts.iter().enumerate();
        let inner = places.filter_map(|(index, part)| Some((index, Part::of(api, of(part.ty)?))));
        let (places, inner): (Vec<usize>, Vec<Part<'_>>) = inner.unzip();
        (parts_of(api, &inner, depth), places, inner)
    };
    let (items, places, _) = inner(item);
    for (index, item) in places.into_iter().zip(items) {
        if item != Shape::Any {
            shapes[index] = Shape::Items(Box::new(item));
        }
    }
    let (values, places, parts_of_maps) = inner(value);
    for ((index, value), part) in places.into_iter().zip(values).zip(parts_of_maps) {
        let value = match value {
            Shape::Any => of_entries(api, part),
            value => value,
        };
        shapes[index] = Shape::Map(Box::new(value));
    }
    if let Some(depth) = depth.checked_sub(1) {
        let places = parts.iter().enumerate();
        let objects = places.filter_map(|(index, part)| Some((index, api.structure(part.ty)?.1)));
        let (places, objects): (Vec<usize>, Vec<&Struct>) = objects.unzip();
        for (index, object) in places.into_iter().zip(structures(api, &objects, depth)) {
            shapes[index] = object;
        }
    }
    shapes
}

/// Returns the shapes of objects, with those of the properties that tell them apart.
fn structures(api: &Api, objects: &[&Struct], depth: usize) -> Vec<Shape> {
    let mut holders: BTreeMap<&str, Vec<(usize, Part<'_>)>> = BTreeMap::new();
    for (index, object) in objects.iter().enumerate() {
        for field in object.fields.iter().filter(|field| !field.flat) {
            let part = Part::of_field(api, field);
            holders.entry(&field.name).or_default().push((index, part));
        }
    }
    let mut told: Vec<BTreeMap<&str, Shape>> = vec![BTreeMap::new(); objects.len()];
    for (name, holders) in holders {
        let (places, parts): (Vec<usize>, Vec<Part<'_>>) = holders.into_iter().unzip();
        let shapes = parts_of(api, &parts, depth);
        for ((index, shape), part) in places.into_iter().zip(shapes).zip(parts) {
            let is_own = depth + 1 == DEPTH && part.is_constant(api);
            match shape {
                Shape::Any if is_own => told[index].insert(name, plain(api, part)),
                Shape::Any => None,
                shape => told[index].insert(name, shape),
            };
        }
    }
    let described = objects.iter().zip(told).map(|(object, mut told)| {
        let fields = object.fields.iter().rev();
        fields.fold(members(api, object), |shape, field| {
            match told.remove(field.name.as_str()) {
                Some(own) => Shape::Where(field.name.clone(), Box::new(own), Box::new(shape)),
                None => shape,
            }
        })
    });
    described.collect()
}

/// Returns the shape of an object, without the values of its properties.
fn members(api: &Api, object: &Struct) -> Shape {
    let listed = |required: bool| {
        let fields = object.fields.iter();
        let fields = fields.filter(|field| !field.flat && field.required == required);
        fields.map(|field| field.name.clone()).collect()
    };
    let is_flat = object.fields.iter().any(|field| field.flat);
    let others = match &object.additional {
        _ if is_flat => Others::Kept(Box::new(Shape::Any)),
        Some(ty) => Others::Kept(Box::new(of_entries(api, Part::of(api, ty)))),
        None if object.closed => Others::Forbidden,
        None => Others::Dropped,
    };
    Shape::Object(Members {
        required: listed(true),
        optional: listed(false),
        others,
    })
}

/// Returns the shape of what is under the keys of an object; any value for that of another union.
fn of_entries(api: &Api, part: Part<'_>) -> Shape {
    match plain(api, part) {
        Shape::Nested(_) => Shape::Any,
        shape => shape,
    }
}

/// Returns the shape of a part without regard to what it is made of.
fn plain(api: &Api, part: Part<'_>) -> Shape {
    if let Some(value) = part.discriminator {
        return match (part.ty, value.parse()) {
            (Type::Integer(_), Ok(value)) => Shape::Values(EnumValues::Integers(vec![value])),
            (Type::Boolean, _) => Shape::Truth(value == "true"),
            _ => Shape::Values(EnumValues::Strings(vec![value.to_owned()])),
        };
    }
    match part.ty {
        _ if part.is_open => Shape::Text,
        Type::Named(id) => named(api, *id),
        Type::Boolean => part.constant.map_or(Shape::Boolean, Shape::Truth),
        Type::Integer(_) => Shape::Integer,
        Type::Number(_) | Type::Decimal => Shape::Number,
        Type::DateTime => Shape::DateTime,
        Type::Date => Shape::Date,
        Type::String | Type::Secret | Type::Base64(_) | Type::File | Type::Bytes => Shape::Text,
        Type::List(_) | Type::Tuple(_) => Shape::List,
        Type::Map(_) => object_of_any(),
        Type::Foreign(foreign) => of_kind(foreign.kind),
        // A union that allows null is nullable, so null is no alternative.
        Type::Nullable(_) | Type::Null | Type::Json => Shape::Any,
    }
}

fn named(api: &Api, id: TypeId) -> Shape {
    match &api.type_def(id).kind {
        TypeKind::Struct(_) => object_of_any(),
        TypeKind::Enum(Enum { values, .. }) => Shape::Values(values.clone()),
        TypeKind::Union(_) => Shape::Nested(id),
        TypeKind::Alias(_) => Shape::Any,
    }
}

/// Returns the shape of a type that the settings name: that of the JSON which it stands for.
fn of_kind(kind: JsonKind) -> Shape {
    match kind {
        JsonKind::Any => Shape::Any,
        JsonKind::Boolean => Shape::Boolean,
        JsonKind::Integer => Shape::Integer,
        JsonKind::Number => Shape::Number,
        JsonKind::String => Shape::Text,
        JsonKind::Array => Shape::List,
        JsonKind::Object => object_of_any(),
    }
}

fn object_of_any() -> Shape {
    Shape::Map(Box::new(Shape::Any))
}

fn item(ty: &Type) -> Option<&Type> {
    match ty {
        Type::List(item) => Some(item),
        _ => None,
    }
}

fn value(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Map(value) => Some(value),
        _ => None,
    }
}
