//! Enums of several types, which keep a value that fits none of them.
//!
//! A value is read as JSON first. Then its discriminator tells which variant it is, or its shape does: the
//! kind of value, the properties that have to be there, those that have one value only, and how many of
//! those that may be there are. Arrays are told apart by their items, likewise.

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
            fn choose(value: &::serde_json::Value, _: $crate::runtime::union::Look) -> Vec<$crate::runtime::union::Fit> {
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
            fn choose(value: &::serde_json::Value, look: $crate::runtime::union::Look) -> Vec<$crate::runtime::union::Fit> {
                $crate::runtime::union::by_shape(value, Self::SHAPES, look)
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

/// How well a variant fits a value, the higher the better, and which one it is.
pub type Fit = (usize, usize);

/// An enum that `union!` has described.
pub trait Union: Sized + 'static {
    /// How each variant is read.
    const VARIANTS: &'static [Read<Self>];

    /// The values that each variant takes; none where a property names the variant.
    const SHAPES: &'static [Shape] = &[];

    /// Returns the variants that a value may be, the likeliest first.
    fn choose(value: &Value, look: Look) -> Vec<Fit>;

    /// Returns the variant that keeps a value nobody knows.
    fn unknown(value: Value) -> Self;
}

/// How far into a value its shape is looked for. Unions can be in the items of each other without end, and a value
/// that is nested deep must not cost more than it is long: so the items of items are not looked at.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// The value and its items.
    Items,
    /// The value alone.
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
    Nested(fn(&Value, Look) -> Option<usize>),
}

impl Shape {
    /// Returns how well a value fits; the higher, the better.
    fn fit(self, value: &Value, look: Look) -> Option<usize> {
        match (self, value) {
            (Shape::Any, _) => Some(0),
            (Shape::Boolean, Value::Bool(_))
            | (Shape::Text, Value::String(_))
            | (Shape::List, Value::Array(_)) => Some(1),
            (Shape::Items(shape), Value::Array(items)) => Some(1 + shape.fit_all(items, look)),
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
            (Shape::Open(shape), _) => shape.fit(value, look),
            (Shape::Where(property, texts, shape), _) => match value.get(property) {
                Some(Value::String(text)) => texts.contains(&text.as_str()).then_some(1),
                Some(_) => None,
                None => Some(0),
            }
            .and_then(|more| Some(more + shape.fit(value, look)?)),
            (Shape::Nested(fit), _) => fit(value, look),
            _ => None,
        }
    }

    /// Returns how well items fit. One that does not is no hindrance: a newer server may know more of them.
    fn fit_all(self, items: &[Value], look: Look) -> usize {
        let fit = |item| self.fit(item, Look::Value).unwrap_or_default();
        match look {
            Look::Items => items.iter().map(fit).sum(),
            Look::Value => 0,
        }
    }

    /// Tells whether a value that is read as this keeps a property.
    fn keeps(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.keeps(property),
            _ => true,
        }
    }

    /// Tells whether this declares a property by name.
    fn declares(self, property: &str) -> bool {
        match self {
            Shape::Open(shape) => shape.declares(property),
            Shape::Object(..) | Shape::Where(..) => self.keeps(property),
            _ => false,
        }
    }
}

/// Returns the variants that a value's shape allows, the best fit first and then by their order.
pub fn by_shape(value: &Value, shapes: &[Shape], look: Look) -> Vec<Fit> {
    let fits = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((shape.fit(value, look)?, index)));
    let mut fits: Vec<Fit> = fits.collect();
    fits.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
    fits
}

/// Returns the variant that the value of a property names.
pub fn by_name(value: &Value, property: &str, names: &[&[&str]]) -> Vec<Fit> {
    let named = value.get(property).and_then(Value::as_str);
    let index = named.and_then(|name| names.iter().position(|own| own.contains(&name)));
    let members = value.as_object().map_or(0, serde_json::Map::len);
    index
        .map(|index| (1 + members, index))
        .into_iter()
        .collect()
}

/// Returns how well a union fits a value; none where it does not know it.
pub fn fit<U: Union>(value: &Value, look: Look) -> Option<usize> {
    U::choose(value, look).first().map(|(fit, _)| *fit)
}

/// Reads a union: the first of the chosen variants that can be read, else the value as it is.
///
/// The value is also kept as it is where that variant would drop a property that another one declares, which can
/// be read as well: then the value is several at once, and only the whole of it says so.
///
/// # Errors
///
/// When the input is not JSON.
pub fn read<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let mut best = None;
    for (_, index) in U::choose(&value, Look::Items) {
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

/// Tells whether a value that is read as one shape loses a property that another one declares, itself or in an item.
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
