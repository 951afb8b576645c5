// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Enums of several types, which keep a value that fits none of them.
//!
//! A value is read as JSON first. Then its discriminator tells which variant it is, or its shape does: the
//! kind of value, the properties that have to be there, and how many of those that may be there are.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Value};

/// Implements serde's `Serialize` and `Deserialize` for an enum of several types, from a table.
///
/// ```text
/// union! {
///     Pet by "kind" {                                     // a property names the variant
///         "cat" => Cat,
///         "dog" | "puppy" => Dog,                         // the first is the one that is sent
///     }
/// }
/// union! {
///     Shape {                                             // the value's shape tells the variant
///         Object(&["radius"], &["color"]) => Circle,      // required and optional properties
///         Text => Name,
///     }
/// }
/// ```
///
/// Each variant holds one value, and there is one more, `Unknown(serde_json::Value)`.
macro_rules! union {
    ($name:ident by $property:literal { $($first:literal $(| $other:literal)* => $variant:ident,)* }) => {
        impl $crate::runtime::union::Union for $name {
            fn choose(value: &::serde_json::Value) -> Vec<usize> {
                $crate::runtime::union::by_name(value, $property, &[$(&[$first $(, $other)*]),*])
            }

            const VARIANTS: &'static [$crate::runtime::union::Read<Self>] =
                &[$(|value| ::serde::Deserialize::deserialize(value).map(Self::$variant)),*];

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
            fn choose(value: &::serde_json::Value) -> Vec<usize> {
                #[allow(unused_imports, reason = "a table uses some of the shapes")]
                use $crate::runtime::union::Shape::{Any, Boolean, Integer, List, Listed, Number, Object, Text};
                $crate::runtime::union::by_shape(value, &[$($shape),*])
            }

            const VARIANTS: &'static [$crate::runtime::union::Read<Self>] =
                &[$(|value| ::serde::Deserialize::deserialize(value).map(Self::$variant)),*];

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

/// An enum that `union!` has described.
pub trait Union: Sized + 'static {
    /// How each variant is read.
    const VARIANTS: &'static [Read<Self>];

    /// Returns the variants that a value may be, the likeliest first.
    fn choose(value: &Value) -> Vec<usize>;

    /// Returns the variant that keeps a value nobody knows.
    fn unknown(value: Value) -> Self;
}

/// The values that a variant takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// An object with these required and these optional properties.
    Object(&'static [&'static str], &'static [&'static str]),
}

impl Shape {
    /// Returns how well a value fits; the higher, the better.
    fn fit(self, value: &Value) -> Option<usize> {
        match (self, value) {
            (Shape::Any, _) => Some(0),
            (Shape::Boolean, Value::Bool(_))
            | (Shape::Text, Value::String(_))
            | (Shape::List, Value::Array(_)) => Some(1),
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
            _ => None,
        }
    }
}

/// Returns the variants that a value's shape allows, the best fit first and then by their order.
pub fn by_shape(value: &Value, shapes: &[Shape]) -> Vec<usize> {
    let fits = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((shape.fit(value)?, index)));
    let mut fits: Vec<(usize, usize)> = fits.collect();
    fits.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
    fits.into_iter().map(|(_, index)| index).collect()
}

/// Returns the variant that the value of a property names.
pub fn by_name(value: &Value, property: &str, names: &[&[&str]]) -> Vec<usize> {
    let named = value.get(property).and_then(Value::as_str);
    let index = named.and_then(|name| names.iter().position(|own| own.contains(&name)));
    index.into_iter().collect()
}

/// Reads a union: the first of the chosen variants that can be read, else the value as it is.
///
/// # Errors
///
/// When the input is not JSON.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let chosen = U::choose(&value);
    let variants = chosen.iter().filter_map(|index| U::VARIANTS.get(*index));
    let read = variants.filter_map(|read| read(&value).ok()).next();
    Ok(read.unwrap_or_else(|| U::unknown(value)))
}

/// Writes a variant that a property names: the property is added where the value does not have it.
///
/// # Errors
///
/// When the value cannot be written as JSON, or the format cannot say it.
pub fn write_named<T: Serialize, S: Serializer>(
    value: &T,
    property: &str,
    name: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
    if let Value::Object(object) = &mut value {
        object.entry(property).or_insert_with(|| Value::from(name));
    }
    value.serialize(serializer)
}
