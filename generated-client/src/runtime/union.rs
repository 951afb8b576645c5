// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Enums of several types, which keep a value that fits none of them.
//!
//! A value is read as JSON first. Its variant is then found by the discriminator (OpenAPI's Discriminator
//! Object) or else by its shape.

use std::cmp::Reverse;

use super::finite;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Value};

use super::decode::make_whole;
use super::open_enum::whole;
use super::shape::{Depth, Fit, Shape};

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
        $(_ => $others:ident,)?
    }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::shape::Shape] =
                $crate::runtime::union!(@shapes $($($shape)?)*);

            #[inline]
            fn choose(
                value: &::serde_json::Value,
                depth: $crate::runtime::shape::Depth,
            ) -> Vec<$crate::runtime::union::Choice> {
                $crate::runtime::union!(@by_name $($others)?)(
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
                $(|value| ::serde::Deserialize::deserialize(value).map(Self::$others),)?
            ];

            #[inline]
            fn unknown(value: ::serde_json::Value) -> Self {
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unreachable_patterns, reason = "what names no other variant may have a value of its own")]
                match self {
                    // A value without a discriminator is of this one, so nothing is added to it.
                    $(Self::$others(value) => ::serde::Serialize::serialize(value, serializer),)?
                    $(Self::$variant(value) => $crate::runtime::union!(@write value, serializer, $first $(, $added)?),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::union!(@deserialize $name);
    };
    ($name:ident { $($shape:expr => $variant:ident,)* }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::shape::Shape] =
                $crate::runtime::union!(@shapes $($shape)*);

            #[inline]
            fn choose(
                value: &::serde_json::Value,
                depth: $crate::runtime::shape::Depth,
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
    (@by_name) => {
        $crate::runtime::union::by_name
    };
    (@by_name $others:ident) => {
        $crate::runtime::union::by_name_or_others
    };
    (@shapes $($shape:expr)*) => {{
        #[allow(unused_imports, reason = "a table uses some of the shapes")]
        use $crate::runtime::shape::Shape::{
            Any, Boolean, Booleans, Closed, Date, DateTime, Either, Integer, Integers, Items, List, Map, Nested,
            Number, Numbers, Object, Open, Text, Texts, Where,
        };
        #[allow(unused_imports, reason = "a table may have no other union")]
        use $crate::runtime::union::fit;
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

/// Returns the variants that a value fits, the best fit first; equal fits in the order of the variants.
///
/// One that does not allow all of the value is left out where it drops what a variant declares that the value
/// contradicts: which of them is meant cannot be told. For example, `{"level": 9, "text": ""}` is neither of a variant
/// whose `level` is 1, and that has a `text`, nor of one without a text whose `level` is 2 or 3.
pub fn by_shape(value: &Value, shapes: &[Shape], depth: Depth) -> Vec<Choice> {
    let mut fits: Vec<Choice> = Vec::with_capacity(shapes.len());
    let mut contradicted = Vec::new();
    for (index, shape) in shapes.iter().enumerate() {
        match shape.fit(value, depth) {
            Some(fit) => fits.push((fit, index)),
            None => contradicted.push(*shape),
        }
    }
    fits.retain(|(fit, index)| {
        let drops = |other: &Shape| shapes[*index].drops(*other, value, depth);
        fit.drops_nothing() || !fit.has_faults() || !contradicted.iter().any(drops)
    });
    fits.sort_by_key(|(fit, index)| (Reverse((fit.is_exact(value), *fit)), *index));
    fits
}

/// A value of a discriminator.
pub trait Name: Copy + PartialEq + Serialize {
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

/// Returns the variants that the value of the discriminator `property` names, the best fit first; none where it names
/// none. Where it is absent, the variant is that of the default, or else those that have the value's shape.
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
        false => named(value, property, names, default, shapes, depth),
    }
}

/// Returns the variants that the value of the discriminator `property` names, or that of the default where it is absent;
/// where there is none, the one after all of these, if the value is an object.
pub fn by_name_or_others<N: Name>(
    value: &Value,
    property: &str,
    names: &[&[N]],
    default: &[N],
    shapes: &[Shape],
    depth: Depth,
) -> Vec<Choice> {
    let mut found = named(value, property, names, default, shapes, depth);
    if found.is_empty() && value.is_object() {
        found.push((Fit::matched(1), names.len()));
    }
    found
}

/// Returns the value of the discriminator `property`.
fn name_of<'a>(value: &'a Value, property: &str) -> Option<&'a Value> {
    value.get(property).filter(|name| !name.is_null())
}

/// Returns the variants that the value of the discriminator `property` names, or that of the default where it is absent.
///
/// One that alone has the name is the variant whatever else is in the value. Several have it where one of them is a union
/// of which an alternative has that name as well. How well they fit matters then, and where another union is of this
/// one; only there do all variants have shapes.
fn named<N: Name>(
    value: &Value,
    property: &str,
    names: &[&[N]],
    default: &[N],
    shapes: &[Shape],
    depth: Depth,
) -> Vec<Choice> {
    let Some(object) = value.as_object() else {
        return Vec::new();
    };
    let is_named = |own: &[N]| match name_of(value, property) {
        Some(named) => own.iter().any(|name| name.is(named)),
        None => default.first().is_some_and(|default| own.contains(default)),
    };
    let fit = |index: usize| match shapes.get(index) {
        // The name is a listed value.
        Some(shape) => match shape.fit(value, depth) {
            Some(fit) => Fit::matched(2) + fit,
            None => Fit::matched(1) + Fit::FAULT,
        },
        None => Fit::matched(1 + object.len()),
    };
    let own = names.iter().enumerate();
    let own = own.filter(|(_, own)| is_named(own));
    let mut found: Vec<Choice> = own.map(|(index, _)| (fit(index), index)).collect();
    // Of those that keep all of the value it is the first: that others within have more names says nothing.
    found.sort_by_key(|(fit, index)| {
        let is_whole = fit.drops_nothing() && !fit.has_faults();
        ((!is_whole).then_some(Reverse(*fit)), *index)
    });
    found
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
/// - Where the best variant drops what another one declares that can be read as well, it is that one, unless that drops
///   what the best one declares. Then the value is of several variants at once. For example, `{"a": 1, "b": 2}` is where
///   one variant declares only `a`, and the other only `b`.
fn read_variant<U: Union>(value: &Value) -> Option<U> {
    let drops = |index: usize, other: usize| {
        let shapes = U::SHAPES.get(index).zip(U::SHAPES.get(other));
        shapes.is_some_and(|(shape, other)| shape.drops(*other, value, Depth::Whole))
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
            (Some(Ok(variant)), Some((former, _))) => match drops(index, *former) {
                true => return None,
                false => best = Some((index, variant)),
            },
            (Some(Ok(variant)), None) if fit.drops_nothing() => return Some(variant),
            (Some(Ok(variant)), None) => best = Some((index, variant)),
            (Some(Err(_)), None) => refused = refused.or(Some(index)),
            (Some(Err(_)), Some(_)) | (None, _) => {}
        }
    }
    best.map(|(_, variant)| variant)
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
