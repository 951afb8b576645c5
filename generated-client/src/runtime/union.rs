// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Enums of several types, which keep a value that fits none of them.
//!
//! A value is read as JSON first. Its variant is then found by the discriminator (OpenAPI's Discriminator
//! Object) or else by its shape: the JSON type, the required properties, those with a constant value, and
//! how many of the optional properties there are. Variants that are arrays are distinguished by their items.

use super::finite;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Value};

/// Implements serde's `Serialize` and `Deserialize` for an enum of several types, from a table.
///
/// ```text
/// union! {
///     Pet by "kind" {                                     // the discriminator property
///         "cat" => Cat,
///         "dog" | "puppy" => Dog,                         // both are read, the first is written
///     }
/// }
/// union! {
///     Shape {                                             // no discriminator: the first that fits best
///         Object(&["radius"], &["color"]) => Circle,      // required and optional properties
///         Where("type", &["square"], &Object(&["side"], &[])) => Square,
///         Items(&Object(&["x", "y"], &[])) => Path,       // an array of such objects
///         Text => Name,
///     }
/// }
/// ```
///
/// Each variant holds one value, and there is one more, `Unknown(serde_json::Value)`.
macro_rules! union {
    ($name:ident by $property:literal { $($first:literal $(| $other:literal)* => $variant:ident,)* }) => {
        impl $crate::runtime::union::Union for $name {
            #[inline]
            fn choose(value: &::serde_json::Value, _: $crate::runtime::union::Depth) -> Vec<$crate::runtime::union::Fit> {
                $crate::runtime::union::by_name(value, $property, &[$(&[$first $(, $other)*]),*])
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
                    $(Self::$variant(value) => $crate::runtime::union::write_named(value, $property, $first, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::union!(@deserialize $name);
    };
    ($name:ident { $($shape:expr => $variant:ident,)* }) => {
        impl $crate::runtime::union::Union for $name {
            const SHAPES: &'static [$crate::runtime::union::Shape] = {
                #[allow(unused_imports, reason = "a table uses some of the shapes")]
                use $crate::runtime::union::{
                    Shape::{Any, Boolean, Integer, Items, List, Listed, Nested, Number, Object, Open, Text, Where},
                    fit,
                };
                &[$($shape),*]
            };

            #[inline]
            fn choose(value: &::serde_json::Value, depth: $crate::runtime::union::Depth) -> Vec<$crate::runtime::union::Fit> {
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

/// Reads a value as one variant of a union.
pub type Read<U> = fn(&Value) -> Result<U, Error>;

/// How well a variant fits a value, the higher the better, and the variant's index.
pub type Fit = (usize, usize);

/// An enum that `union!` has described.
pub trait Union: Sized + 'static {
    /// How each variant is read.
    const VARIANTS: &'static [Read<Self>];

    /// The values that each variant takes; none where there is a discriminator.
    const SHAPES: &'static [Shape] = &[];

    /// Returns the variants that a value may be, the likeliest first.
    fn choose(value: &Value, depth: Depth) -> Vec<Fit>;

    /// Returns the variant that keeps a value of no other variant.
    fn unknown(value: Value) -> Self;
}

/// How deep a value is compared with shapes.
///
/// A union may be the items of another one, at any depth. Were all items compared at each level, reading a
/// deeply nested value would take more than a time in proportion to its length. So the items of a value are
/// compared, and the items of items are not.
#[derive(Clone, Copy, Debug)]
pub enum Depth {
    /// The value and its items.
    Items,
    /// The value without its items.
    Value,
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
    /// One of these strings.
    Listed(&'static [&'static str]),
    /// An array.
    List,
    /// An array whose items have this shape.
    Items(&'static Shape),
    /// An object with these required and these optional properties.
    Object(&'static [&'static str], &'static [&'static str]),
    /// An object that keeps what it does not declare.
    Open(&'static Shape),
    /// An object in which a property is one of these strings, if it is there.
    Where(&'static str, &'static [&'static str], &'static Shape),
    /// A value that another union knows.
    Nested(fn(&Value, Depth) -> Option<usize>),
}

impl Shape {
    /// Returns how well a value fits, the higher the better; none where it does not.
    fn fit(self, value: &Value, depth: Depth) -> Option<usize> {
        match (self, value) {
            (Shape::Any, _) => Some(0),
            (Shape::Boolean, Value::Bool(_))
            | (Shape::Text, Value::String(_))
            | (Shape::List, Value::Array(_)) => Some(1),
            (Shape::Items(shape), Value::Array(items)) => Some(1 + shape.fit_all(items, depth)),
            (Shape::Number, Value::Number(_)) => Some(1),
            (Shape::Integer, Value::Number(number)) => {
                (number.is_i64() || number.is_u64()).then_some(2)
            }
            (Shape::Listed(texts), Value::String(text)) => {
                texts.contains(&text.as_str()).then_some(2)
            }
            (Shape::Object(required, optional), Value::Object(object)) => {
                let present = |names: &[&str]| {
                    names
                        .iter()
                        .filter(|name| object.contains_key(**name))
                        .count()
                };
                (present(required) == required.len())
                    .then(|| 1 + required.len() + present(optional))
            }
            (Shape::Open(shape), _) => shape.fit(value, depth),
            (Shape::Where(property, texts, shape), _) => match value.get(property) {
                Some(Value::String(text)) => texts.contains(&text.as_str()).then_some(1),
                Some(_) => None,
                None => Some(0),
            }
            .and_then(|more| Some(more + shape.fit(value, depth)?)),
            (Shape::Nested(fit), _) => fit(value, depth),
            _ => None,
        }
    }

    /// Returns the sum of how well items fit. An item that does not fit counts as 0 and excludes nothing: a
    /// newer server may send items that this client does not know.
    fn fit_all(self, items: &[Value], depth: Depth) -> usize {
        let fit = |item| self.fit(item, Depth::Value).unwrap_or_default();
        match depth {
            Depth::Items => items.iter().map(fit).sum(),
            Depth::Value => 0,
        }
    }

    /// Returns whether a value keeps a property when it is read as this shape.
    fn keeps(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.keeps(property),
            _ => true,
        }
    }

    /// Returns whether the shape declares a property by name.
    fn declares(self, property: &str) -> bool {
        match self {
            Shape::Open(shape) => shape.declares(property),
            Shape::Object(..) | Shape::Where(..) => self.keeps(property),
            _ => false,
        }
    }
}

/// Returns the variants that a value fits, the best fit first; equal fits in the order of the variants.
pub fn by_shape(value: &Value, shapes: &[Shape], depth: Depth) -> Vec<Fit> {
    let fits = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((shape.fit(value, depth)?, index)));
    let mut fits: Vec<Fit> = fits.collect();
    fits.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
    fits
}

/// Returns the variant that the value of the discriminator `property` names; none where it names none.
pub fn by_name(value: &Value, property: &str, names: &[&[&str]]) -> Vec<Fit> {
    let named = value.get(property).and_then(Value::as_str);
    let index = named.and_then(|name| names.iter().position(|own| own.contains(&name)));
    let members = value.as_object().map_or(0, serde_json::Map::len);
    index
        .map(|index| (1 + members, index))
        .into_iter()
        .collect()
}

/// Returns how well the best variant of a union fits a value; none where no variant does.
pub fn fit<U: Union>(value: &Value, depth: Depth) -> Option<usize> {
    U::choose(value, depth).first().map(|(fit, _)| *fit)
}

/// Reads a union: the first of the chosen variants that can be read, or else the unknown variant.
///
/// The unknown variant also keeps a value that is of several variants at once: where the first one would drop a
/// property that another one declares, and that other one can be read as well. For example, `{"a": 1, "b": 2}`
/// stays whole where one variant declares only `a`, and the other only `b`.
///
/// # Errors
///
/// When the input is not JSON.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let mut best = None;
    for (_, index) in U::choose(&value, Depth::Items) {
        let is_rival = match best {
            Some((best, _)) => {
                let shapes = (U::SHAPES.get(best), U::SHAPES.get(index));
                matches!(shapes, (Some(best), Some(other)) if drops(&value, *best, *other))
            }
            None => true,
        };
        let variant = U::VARIANTS.get(index).filter(|_| is_rival);
        match (variant.and_then(|read| read(&value).ok()), &best) {
            (Some(_), Some(_)) => return Ok(U::unknown(value)),
            (Some(read), None) => best = Some((index, read)),
            (None, _) => {}
        }
    }
    Ok(best.map_or_else(|| U::unknown(value), |(_, read)| read))
}

/// Returns whether a value loses a property when it is read as `shape`, itself or in an item, that `other`
/// declares.
fn drops(value: &Value, shape: Shape, other: Shape) -> bool {
    match (value, shape, other) {
        (Value::Object(object), ..) => object
            .keys()
            .any(|key| !shape.keeps(key) && other.declares(key)),
        (Value::Array(items), Shape::Items(shape), Shape::Items(other)) => {
            items.iter().any(|item| drops(item, *shape, *other))
        }
        _ => false,
    }
}

/// Writes the value of a variant, and adds the discriminator `property` where the value does not have it.
///
/// # Errors
///
/// When the value cannot be written as JSON, or the format cannot write it.
pub fn write_named<T: Serialize, S: Serializer>(
    value: &T,
    property: &str,
    name: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = finite::to_value(value).map_err(S::Error::custom)?;
    if let Value::Object(object) = &mut value {
        object.entry(property).or_insert_with(|| Value::from(name));
    }
    value.serialize(serializer)
}
