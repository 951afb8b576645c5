//! Enums of several types, which keep a value that fits none of them.
//!
//! A value is read as JSON first. Its variant is then found by the discriminator (OpenAPI's Discriminator
//! Object) or else by its shape: the JSON type, the properties that an object has, and those whose values tell
//! the variants apart. Variants that are arrays are distinguished by their items.

use std::cmp::Reverse;
use std::ops::Add;

use super::finite;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Map, Value};

use super::decode::make_whole;
use super::open_enum::whole;

/// Implements serde's `Serialize` and `Deserialize` for an enum of several types, from a table.
///
/// ```text
/// union! {
///     Pet by "kind" {                                     // the discriminator property
///         "cat" => Cat,
///         "dog" | "puppy" => Dog + "kind",                // a dog does not have it: the first is added
///     }
/// }
/// union! {
///     Animal by "kind" {
///         "cat" => Cat,
///         "animal" => Animal,
///         _ => Animal,                                    // any other value, and none
///     }
/// }
/// union! {
///     Account by "version" = 1 {                          // its value where it is absent
///         1 => First,
///         2 | 3 => Second,
///     }
/// }
/// union! {
///     Chunk by "type" {                                   // where it is absent, or a union of this one, the shape tells
///         "text" or Object(&["text"], &["type"]) => Text,
///         "image" or Object(&["url"], &["type"]) => Image,
///     }
/// }
/// union! {
///     Shape {                                             // no discriminator: the first that fits best
///         Object(&["radius"], &["color"]) => Circle,      // required and optional properties
///         Where("type", &Texts(&["square"]), &Object(&["side"], &["type"])) => Square,
///         Items(&Object(&["x", "y"], &[])) => Path,       // an array of such objects
///         Text => Name,
///     }
/// }
/// ```
///
/// Each variant holds one value, and there is one more, `Unknown(serde_json::Value)`.
macro_rules! union {
    ($name:ident by $property:literal $(= $default:literal)? {
        $($first:literal $(| $other:literal)* $(or $shape:expr)? => $variant:ident $(+ $added:literal)?,)*
    }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::union::Shape] =
                $crate::runtime::union!(@shapes $($($shape)?)*);

            #[inline]
            fn choose(
                value: &::serde_json::Value,
                depth: $crate::runtime::union::Depth,
            ) -> Vec<$crate::runtime::union::Choice> {
                $crate::runtime::union::by_name(
                    value,
                    $property,
                    &[$(&[$first $(, $other)*]),*],
                    &[$($default)?],
                    Self::SHAPES,
                    depth,
                )
            }

            const VARIANTS: &'static [$crate::runtime::union::Read<Self>] =
                &[$(|value| ::serde::Deserialize::deserialize(value).map(Self::$variant)),*];

            #[inline]
            fn unknown(value: ::serde_json::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::union!(@write value, serializer, $first $(, $added)?),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::union!(@deserialize $name);
    };
    ($name:ident by $property:literal $(= $default:literal)? {
        $($first:literal $(| $other:literal)* $(or $shape:expr)? => $variant:ident $(+ $added:literal)?,)*
        _ => $others:ident,
    }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::union::Shape] =
                $crate::runtime::union!(@shapes $($($shape)?)*);

            #[inline]
            fn choose(
                value: &::serde_json::Value,
                depth: $crate::runtime::union::Depth,
            ) -> Vec<$crate::runtime::union::Choice> {
                $crate::runtime::union::by_name_or_others(
                    value,
                    $property,
                    &[$(&[$first $(, $other)*]),*],
                    &[$($default)?],
                    Self::SHAPES,
                    depth,
                )
            }

            // What names no other variant comes after all of them.
            const VARIANTS: &'static [$crate::runtime::union::Read<Self>] = &[
                $(|value| ::serde::Deserialize::deserialize(value).map(Self::$variant),)*
                |value| ::serde::Deserialize::deserialize(value).map(Self::$others),
            ];

            #[inline]
            fn unknown(value: ::serde_json::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unreachable_patterns, reason = "it may have a value of its own")]
                match self {
                    // A value without a discriminator is of this one, so nothing is added to it.
                    Self::$others(value) => ::serde::Serialize::serialize(value, serializer),
                    $(Self::$variant(value) => $crate::runtime::union!(@write value, serializer, $first $(, $added)?),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::union!(@deserialize $name);
    };
    ($name:ident { $($shape:expr => $variant:ident,)* }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::union::Shape] =
                $crate::runtime::union!(@shapes $($shape)*);

            #[inline]
            fn choose(
                value: &::serde_json::Value,
                depth: $crate::runtime::union::Depth,
            ) -> Vec<$crate::runtime::union::Choice> {
                $crate::runtime::union::by_shape(value, Self::SHAPES, depth)
            }

            const VARIANTS: &'static [$crate::runtime::union::Read<Self>] =
                &[$(|value| ::serde::Deserialize::deserialize(value).map(Self::$variant)),*];

            #[inline]
            fn unknown(value: ::serde_json::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::union!(@deserialize $name);
    };
    (@shapes $($shape:expr)*) => {{
        #[allow(unused_imports, reason = "a table uses some of the shapes")]
        use $crate::runtime::union::{
            Shape::{
                Any, Boolean, Booleans, Closed, Date, DateTime, Either, Integer, Integers, Items, List, Map, Nested,
                Number, Numbers, Object, Open, Text, Texts, Where,
            },
            fit,
        };
        &[$($shape),*]
    }};
    (@write $value:ident, $serializer:ident, $first:literal) => {
        ::serde::Serialize::serialize($value, $serializer)
    };
    (@write $value:ident, $serializer:ident, $first:literal, $added:literal) => {
        $crate::runtime::union::write_named($value, $added, $first, $serializer)
    };
    (@deserialize $name:ident) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::union::read(deserializer)
            }
        }
    };
}
#[allow(unused_imports, reason = "a client without unions has no use for it")]
pub(crate) use union;

/// Implements `Debug` for an enum of several types that hold secrets: it does not show what no variant reads.
///
/// ```text
/// debug_union! {
///     Login {
///         Password,
///         Token,
///     }
/// }
/// ```
macro_rules! debug_union {
    ($name:ident { $($variant:ident,)* }) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $(Self::$variant(value) => f.debug_tuple(stringify!($variant)).field(value).finish(),)*
                    Self::Unknown(_) => f.write_str("Unknown(…)"),
                }
            }
        }
    };
}
#[allow(
    unused_imports,
    reason = "a client without unions of secrets has no use for it"
)]
pub(crate) use debug_union;

/// Reads a value as one variant of a union.
pub type Read<U> = fn(&Value) -> Result<U, Error>;

/// How well a variant fits a value, and the variant's index.
pub type Choice = (Fit, usize);

/// An enum that `union!` has described.
pub trait Union: Sized + 'static {
    /// How each variant is read.
    const VARIANTS: &'static [Read<Self>];

    /// The values that each variant takes; none where a discriminator is always there, and no other union is of this
    /// one.
    const SHAPES: &'static [Shape];

    /// Returns the variants that a value may be, the likeliest first.
    fn choose(value: &Value, depth: Depth) -> Vec<Choice>;

    /// Returns the variant that keeps a value of no other variant.
    fn unknown(value: Value) -> Self;
}

/// How well a shape fits a value. The greater one fits better: first what it matches counts, then what is wrong
/// with it, then what it drops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// How much of the value the shape names: its kind, the properties, the listed values.
    matched: usize,
    /// How much of the value the shape does not allow, although it can be read: a value that an enumeration does
    /// not list, a property that a closed object does not have.
    faults: Reverse<usize>,
    /// How many properties of the value are lost when it is read.
    dropped: Reverse<usize>,
}

impl Fit {
    const FAULT: Fit = Fit {
        matched: 0,
        faults: Reverse(1),
        dropped: Reverse(0),
    };

    /// Returns the fit of a shape that names so much of a value, and has nothing against the rest.
    const fn matched(matched: usize) -> Fit {
        Fit {
            matched,
            faults: Reverse(0),
            dropped: Reverse(0),
        }
    }
}

impl Add for Fit {
    type Output = Fit;

    fn add(self, other: Fit) -> Fit {
        Fit {
            matched: self.matched + other.matched,
            faults: Reverse(self.faults.0 + other.faults.0),
            dropped: Reverse(self.dropped.0 + other.dropped.0),
        }
    }
}

/// How far unions within unions are compared with a value.
///
/// The items and properties of a value may be of unions, and theirs of further ones. Were all of them compared at
/// each level, reading a deeply nested value would take more than a time in proportion to its length. So the unions
/// in a value are compared, and those in the values of these are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The value itself.
    Whole,
    /// A part of the value.
    Part,
    /// A part that is of a union of its own.
    Inner,
    /// A part of that: whatever it is fits a union.
    Never,
}

impl Depth {
    /// Returns the depth of the items and properties of a value.
    fn inside(self) -> Depth {
        match self {
            Depth::Whole | Depth::Part => Depth::Part,
            Depth::Inner | Depth::Never => Depth::Never,
        }
    }

    /// Returns the depth of a value that is of a union of its own; none where that is not compared.
    fn nested(self) -> Option<Depth> {
        match self {
            Depth::Whole => Some(Depth::Whole),
            Depth::Part | Depth::Inner => Some(Depth::Inner),
            Depth::Never => None,
        }
    }
}

/// The values that a variant takes.
#[derive(Clone, Copy, Debug)]
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
    /// A string that should be a day, RFC 3339's `full-date`.
    Date,
    /// A string that should be a timestamp, RFC 3339's `date-time`.
    DateTime,
    /// One of these truth values.
    Booleans(&'static [bool]),
    /// One of these whole numbers.
    Integers(&'static [i64]),
    /// One of these numbers.
    Numbers(&'static [f64]),
    /// One of these strings.
    Texts(&'static [&'static str]),
    /// A value of one of these shapes.
    Either(&'static [Shape]),
    /// An array.
    List,
    /// An array whose items have this shape.
    Items(&'static Shape),
    /// An object whose properties all have this shape.
    Map(&'static Shape),
    /// An object with these required and these optional properties. Others are dropped.
    Object(&'static [&'static str], &'static [&'static str]),
    /// An object that should have no other properties than these.
    Closed(&'static [&'static str], &'static [&'static str]),
    /// An object whose other properties should have this shape, and are kept.
    Open(
        &'static [&'static str],
        &'static [&'static str],
        &'static Shape,
    ),
    /// An object in which a property has the first shape, if it is there and not null, and the whole has the second.
    Where(&'static str, &'static Shape, &'static Shape),
    /// A value that another union knows: how well, and as which shape.
    Nested(fn(&Value, Depth) -> Option<(Fit, Shape)>),
}

impl Shape {
    /// Returns how well a value fits; none where it does not.
    fn fit(self, value: &Value, depth: Depth) -> Option<Fit> {
        match (self, value) {
            (Shape::Any, _) => Some(Fit::default()),
            (Shape::Boolean, Value::Bool(_))
            | (Shape::Text, Value::String(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::List, Value::Array(_)) => Some(Fit::matched(1)),
            (Shape::Integer, Value::Number(number)) => {
                let is_whole = number.is_i64() || number.is_u64();
                let is_whole = is_whole || number.as_f64().and_then(whole).is_some();
                is_whole.then_some(Fit::matched(2))
            }
            (Shape::Date, Value::String(text)) => Some(formatted(is_date(text))),
            (Shape::DateTime, Value::String(text)) => Some(formatted(is_date_time(text))),
            (Shape::Booleans(list), Value::Bool(value)) => listed(list.contains(value)),
            (Shape::Integers(list), Value::Number(number)) => {
                let number = number.as_i64().or_else(|| whole(number.as_f64()?));
                listed(number.is_some_and(|number| list.contains(&number)))
            }
            (Shape::Numbers(list), Value::Number(number)) => {
                listed(number.as_f64().is_some_and(|number| list.contains(&number)))
            }
            (Shape::Texts(list), Value::String(text)) => listed(list.contains(&text.as_str())),
            (Shape::Either(shapes), _) => {
                let fits = shapes.iter().filter_map(|shape| shape.fit(value, depth));
                fits.max()
            }
            (Shape::Items(shape), Value::Array(items)) => shape.fit_items(items, depth.inside()),
            (Shape::Map(shape), Value::Object(object)) => {
                Some(Fit::matched(1) + shape.fit_rest(object, &[&[]], depth.inside()))
            }
            (Shape::Object(required, optional), Value::Object(object)) => {
                fit_declared(object, required, optional)
            }
            (Shape::Closed(required, optional), Value::Object(object)) => {
                let fit = fit_declared(object, required, optional)?;
                Some(Fit {
                    faults: fit.dropped,
                    ..fit
                })
            }
            (Shape::Open(required, optional, others), Value::Object(object)) => {
                let fit = fit_declared(object, required, optional)?;
                let others = others.fit_rest(object, &[required, optional], depth.inside());
                Some(Fit::matched(fit.matched) + others)
            }
            (Shape::Where(property, member, shape), Value::Object(object)) => {
                let own = match object.get(property) {
                    None | Some(Value::Null) => Fit::default(),
                    Some(value) => member.fit_or_fault(value, depth.inside())?,
                };
                Some(own + shape.fit(value, depth)?)
            }
            (Shape::Nested(fit), _) => match depth.nested() {
                Some(depth) => fit(value, depth).map(|(fit, _)| fit),
                None => Some(Fit::default()),
            },
            _ => None,
        }
    }

    /// Returns how well a part of a value fits. Where the shape is of values that may become more, another one is a
    /// fault, and excludes nothing: a newer server may send it.
    fn fit_or_fault(self, value: &Value, depth: Depth) -> Option<Fit> {
        let is_open = match self {
            Shape::Booleans(_) => false,
            Shape::Integers(list) => list.len() > 1,
            Shape::Numbers(list) => list.len() > 1,
            Shape::Texts(list) => list.len() > 1,
            Shape::Either(_) | Shape::Nested(_) => true,
            _ => false,
        };
        self.fit(value, depth).or(is_open.then_some(Fit::FAULT))
    }

    /// Returns how well the items of an array fit. Some may have other shapes, all of them may not.
    fn fit_items(self, items: &[Value], depth: Depth) -> Option<Fit> {
        let mut total = Fit::matched(1);
        let mut misfits = 0;
        for item in items {
            match self.fit_or_fault(item, depth) {
                Some(fit) => total = total + fit,
                None => {
                    misfits += 1;
                    total = total + Fit::FAULT;
                }
            }
        }
        (items.is_empty() || misfits < items.len()).then_some(total)
    }

    /// Returns what is wrong with the properties of an object that are not declared, if they should have this shape.
    fn fit_rest(self, object: &Map<String, Value>, declared: &[&[&str]], depth: Depth) -> Fit {
        if matches!(self, Shape::Any) {
            return Fit::default();
        }
        let is_declared = |key: &str| declared.iter().any(|names| names.contains(&key));
        let others = object.iter().filter(|(key, _)| !is_declared(key));
        let fits = others.map(|(_, value)| Fit {
            matched: 0,
            ..self.fit(value, depth).unwrap_or(Fit::FAULT)
        });
        fits.fold(Fit::default(), Fit::add)
    }

    /// Returns the shape that a value has within other unions, and how deep it is there.
    fn within_unions(self, value: &Value, depth: Depth) -> (Shape, Depth) {
        let (mut shape, mut depth) = (self, depth);
        while let (Shape::Nested(fit), Some(inner)) = (shape, depth.nested()) {
            shape = fit(value, inner).map_or(Shape::Any, |(_, shape)| shape);
            depth = inner;
        }
        (shape, depth)
    }

    /// Returns whether a value keeps a property when it is read as this shape.
    fn keeps(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional) | Shape::Closed(required, optional) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.keeps(property),
            _ => true,
        }
    }

    /// Returns whether the shape declares a property by name.
    fn declares(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional)
            | Shape::Closed(required, optional)
            | Shape::Open(required, optional, _) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.declares(property),
            _ => false,
        }
    }

    /// Returns the shape of a property, where the value of that tells variants apart.
    fn member(self, property: &str) -> Option<Shape> {
        match self {
            Shape::Where(own, member, _) if own == property => Some(*member),
            Shape::Where(_, _, shape) => shape.member(property),
            _ => None,
        }
    }
}

/// Returns the fit of a value that should be one of a list.
fn listed(is_listed: bool) -> Option<Fit> {
    is_listed.then_some(Fit::matched(2))
}

/// Returns the fit of a string that should be of a format. It is read as such whether or not it is.
fn formatted(is_formatted: bool) -> Fit {
    match is_formatted {
        true => Fit::matched(2),
        false => Fit::matched(1) + Fit::FAULT,
    }
}

/// Tells whether a text looks like RFC 3339's `full-date`: `2024-02-29`.
fn is_date(text: &str) -> bool {
    let is_expected = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_expected)
}

/// Tells whether a text looks like RFC 3339's `date-time`: a date, a time, and an offset.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let starts = |set: &[char]| time.starts_with(set);
    is_date(date) && time.len() > 8 && starts(&['T', 't', ' '])
}

/// Returns how well the properties of an object fit those that are declared.
fn fit_declared(object: &Map<String, Value>, required: &[&str], optional: &[&str]) -> Option<Fit> {
    let present = |names: &[&str]| {
        let present = names.iter().filter(|name| object.contains_key(**name));
        present.count()
    };
    if present(required) < required.len() {
        return None;
    }
    let declared = required.len() + present(optional);
    Some(Fit {
        matched: 1 + declared,
        faults: Reverse(0),
        dropped: Reverse(object.len().saturating_sub(declared)),
    })
}

/// Returns the variants that a value fits, the best fit first; equal fits in the order of the variants.
pub fn by_shape(value: &Value, shapes: &[Shape], depth: Depth) -> Vec<Choice> {
    let fits = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((shape.fit(value, depth)?, index)));
    let mut fits: Vec<Choice> = fits.collect();
    fits.sort_by_key(|(fit, index)| (Reverse(*fit), *index));
    fits
}

/// A value of a discriminator.
pub trait Name: Copy + PartialEq {
    /// Returns whether a value is this one.
    fn is(self, value: &Value) -> bool;

    /// Returns the value as JSON.
    fn value(self) -> Value;
}

impl Name for &str {
    fn is(self, value: &Value) -> bool {
        value.as_str() == Some(self)
    }

    fn value(self) -> Value {
        self.into()
    }
}

impl Name for i64 {
    fn is(self, value: &Value) -> bool {
        value.as_i64() == Some(self) || value.as_f64().and_then(whole) == Some(self)
    }

    fn value(self) -> Value {
        self.into()
    }
}

impl Name for bool {
    fn is(self, value: &Value) -> bool {
        value.as_bool() == Some(self)
    }

    fn value(self) -> Value {
        self.into()
    }
}

/// Returns the variant that the value of the discriminator `property` names; none where it names none. Where it is
/// absent, the variant is that of the default, or else those that have the value's shape.
pub fn by_name<N: Name>(
    value: &Value,
    property: &str,
    names: &[&[N]],
    default: &[N],
    shapes: &[Shape],
    depth: Depth,
) -> Vec<Choice> {
    match default.is_empty() && name_of(value, property).is_none() {
        true => by_shape(value, shapes, depth),
        false => named(value, property, names, default, shapes, depth)
            .into_iter()
            .collect(),
    }
}

/// Returns the variant that the value of the discriminator `property` names, or that of the default where it is absent;
/// where there is none, the one after all of these, if the value is an object.
pub fn by_name_or_others<N: Name>(
    value: &Value,
    property: &str,
    names: &[&[N]],
    default: &[N],
    shapes: &[Shape],
    depth: Depth,
) -> Vec<Choice> {
    let others = || value.is_object().then_some((Fit::matched(1), names.len()));
    let named = named(value, property, names, default, shapes, depth);
    named.or_else(others).into_iter().collect()
}

/// Returns the value of the discriminator `property`.
fn name_of<'a>(value: &'a Value, property: &str) -> Option<&'a Value> {
    value.get(property).filter(|name| !name.is_null())
}

/// Returns the variant that the value of the discriminator `property` names, or that of the default where it is absent.
///
/// It is the one variant whatever else is in the value. How well it fits matters where another union is of this one,
/// and only there do all variants have shapes.
fn named<N: Name>(
    value: &Value,
    property: &str,
    names: &[&[N]],
    default: &[N],
    shapes: &[Shape],
    depth: Depth,
) -> Option<Choice> {
    let find = |is: &dyn Fn(&N) -> bool| names.iter().position(|own| own.iter().any(is));
    let index = match name_of(value, property) {
        Some(named) => find(&|name| name.is(named)),
        None => default
            .first()
            .and_then(|default| find(&|name| name == default)),
    };
    let (index, object) = index.zip(value.as_object())?;
    let fit = match shapes.get(index) {
        // The name is a listed value.
        Some(shape) => match shape.fit(value, depth) {
            Some(fit) => Fit::matched(2) + fit,
            None => Fit::matched(1) + Fit::FAULT,
        },
        None => Fit::matched(1 + object.len()),
    };
    Some((fit, index))
}

/// Returns how well the best variant of a union fits a value, and the shape of that; none where no variant does.
pub fn fit<U: Union>(value: &Value, depth: Depth) -> Option<(Fit, Shape)> {
    let (fit, index) = *U::choose(value, depth).first()?;
    let shape = U::SHAPES.get(index).copied();
    Some((fit, shape.unwrap_or(Shape::Any)))
}

/// Reads a union: as the chosen variant, or else as the unknown one.
///
/// # Errors
///
/// When the input is not JSON.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let variant = or_whole(&value, read_variant);
    Ok(variant.unwrap_or_else(|| U::unknown(value)))
}

/// Reads a value; where it cannot be read so, with its whole numbers written without a fraction. `1.0` is an integer,
/// but serde does not read it as one.
fn or_whole<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    read(value).or_else(|| {
        let mut whole = value.clone();
        make_whole(&mut whole).then(|| read(&whole))?
    })
}

/// Reads a value as the best of the chosen variants that can be read, unless it would lose a property that another
/// variant declares.
///
/// - Where the best variant cannot be read, since one of its properties has a new type, say, no variant is taken that
///   drops what the best one declares.
/// - Where the best variant drops what another one declares that can be read as well, the value is of several variants
///   at once. For example, `{"a": 1, "b": 2}` is where one variant declares only `a`, and the other only `b`.
fn read_variant<U: Union>(value: &Value) -> Option<U> {
    let drops = |index: usize, other: usize| {
        let shapes = U::SHAPES.get(index).zip(U::SHAPES.get(other));
        shapes.is_some_and(|(shape, other)| drops(value, *shape, *other, Depth::Whole))
    };
    let mut best: Option<(usize, U)> = None;
    let mut refused: Option<usize> = None;
    for (fit, index) in U::choose(value, Depth::Whole) {
        let is_in_question = match (&best, refused) {
            (Some((best, _)), _) => drops(*best, index),
            (None, Some(refused)) => !drops(index, refused),
            (None, None) => true,
        };
        let read = U::VARIANTS.get(index).filter(|_| is_in_question);
        match (read.map(|read| read(value)), &best) {
            (Some(Ok(_)), Some(_)) => return None,
            (Some(Ok(variant)), None) if fit.dropped.0 == 0 => return Some(variant),
            (Some(Ok(variant)), None) => best = Some((index, variant)),
            (Some(Err(_)), None) => refused = refused.or(Some(index)),
            (Some(Err(_)), Some(_)) | (None, _) => {}
        }
    }
    best.map(|(_, variant)| variant)
}

/// Returns whether a value loses a property when it is read as `shape`, itself or in a part, that `other` declares.
fn drops(value: &Value, shape: Shape, other: Shape, depth: Depth) -> bool {
    let (shape, own_depth) = shape.within_unions(value, depth);
    let (other, other_depth) = other.within_unions(value, depth);
    let inside = own_depth.max(other_depth).inside();
    match (value, shape, other) {
        (Value::Object(object), ..) => object.iter().any(|(key, value)| {
            let members = shape.member(key).zip(other.member(key));
            let is_in_member =
                members.is_some_and(|(shape, other)| drops(value, shape, other, inside));
            is_in_member || (!shape.keeps(key) && other.declares(key))
        }),
        (Value::Array(items), Shape::Items(shape), Shape::Items(other)) => {
            let drops = |item| drops(item, *shape, *other, inside);
            items.iter().any(drops)
        }
        _ => false,
    }
}

/// Writes the value of a variant, and adds the discriminator `property` where the value does not have it.
///
/// # Errors
///
/// When the value cannot be written as JSON, or the format cannot write it.
pub fn write_named<T: Serialize, N: Name, S: Serializer>(
    value: &T,
    property: &str,
    name: N,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = finite::to_value(value).map_err(S::Error::custom)?;
    if let Value::Object(object) = &mut value {
        object.entry(property).or_insert_with(|| name.value());
    }
    value.serialize(serializer)
}

/// Returns a value read as the type of one variant, where it is one: a value may be of several variants at once.
pub fn to<U: Union + Serialize, T: for<'de> Deserialize<'de>>(
    union: &U,
    variant: usize,
) -> Option<T> {
    let value = serde_json::to_value(union).ok()?;
    U::SHAPES.get(variant)?.fit(&value, Depth::Whole)?;
    or_whole(&value, |value| T::deserialize(value).ok())
}
