//! Enums over values of several types, which keep a value they do not know.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Implements an open enum over scalars, from a table of values and variants.
///
/// ```text
/// value_enum! {
///     Mode {
///         Text("auto") => Auto,
///         Integer(0) => Value0,
///         Unsigned(18446744073709551615) => Value18446744073709551615,
///         Number(0.5) => Value0Point5,
///         Boolean(false) => False,
///     }
/// }
/// ```
///
/// The enum implements `Clone` and has one more variant, `Unknown(serde_json::Value)`.
#[allow(unused_macros, reason = "a client may have no such enum")]
macro_rules! value_enum {
    ($name:ident { $($kind:ident($wire:expr) => $variant:ident,)* }) => {
        impl $name {
            /// The values that this version of the client knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is on the wire.
            #[must_use]
            #[inline]
            pub fn value(&self) -> ::serde_json::Value {
                match self {
                    $(Self::$variant => $crate::runtime::value_enum::Literal::$kind($wire).value(),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl From<::serde_json::Value> for $name {
            #[inline]
            fn from(value: ::serde_json::Value) -> Self {
                use $crate::runtime::value_enum::Literal;
                match $crate::runtime::value_enum::find(&value, &[$(Literal::$kind($wire)),*]) {
                    Some(index) => Self::KNOWN[index].clone(),
                    None => Self::Unknown(value),
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(&self.value(), serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::value_enum::read(deserializer).map(Self::from)
            }
        }
    };
}
#[allow(unused_imports, reason = "a client may have no such enum")]
pub(crate) use value_enum;

/// A value that an enum lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// A whole number.
    Integer(i64),
    /// A whole number that only 64 bits without a sign hold.
    Unsigned(u64),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
}

impl Literal {
    /// Returns the value as JSON.
    #[must_use]
    pub fn value(self) -> Value {
        match self {
            Self::Text(text) => text.into(),
            Self::Integer(number) => number.into(),
            Self::Unsigned(number) => number.into(),
            Self::Number(number) => number.into(),
            Self::Boolean(value) => value.into(),
        }
    }

    /// Returns whether a value is this one, where `1` and `1.0` are the same number.
    fn is(self, value: &Value) -> bool {
        match self {
            Self::Integer(number) => whole(value) == Some(number.into()),
            Self::Unsigned(number) => whole(value) == Some(number.into()),
            Self::Number(number) => match whole(value) {
                Some(value) => whole_float(number) == Some(value),
                None => value.as_f64() == Some(number),
            },
            Self::Text(_) | Self::Boolean(_) => self.value() == *value,
        }
    }
}

/// Returns a number without a fraction, all of its digits: as floats, two large ones may be the same.
fn whole(value: &Value) -> Option<i128> {
    let integer = value.as_i64().map(i128::from);
    let integer = integer.or_else(|| value.as_u64().map(i128::from));
    integer.or_else(|| whole_float(value.as_f64()?))
}

/// Returns a float without a fraction as the whole number that it is.
fn whole_float(number: f64) -> Option<i128> {
    // Larger ones are not compared with integers, which JSON has of 64 bits.
    const MOST: f64 = 1e30;
    (number.fract() == 0.0 && number.abs() < MOST).then_some(number as i128)
}

/// Returns the index of a value among those that an enum lists.
#[must_use]
pub fn find(value: &Value, known: &[Literal]) -> Option<usize> {
    known.iter().position(|literal| literal.is(value))
}

/// Reads a value of any type.
///
/// # Errors
///
/// Fails where the input is not JSON.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Value::deserialize(deserializer)
}
