//! Enums that keep a value they do not know.
//!
//! A server may send a value that is newer than the client. An open enum has a variant for it, so
//! that reading a response does not fail, and writing it back gives the same value.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Implements an open enum over strings, from a table of wire values and variants.
///
/// ```text
/// string_enum! {
///     Color {
///         "dark-red" => DarkRed,
///     }
/// }
/// ```
///
/// The enum implements `Clone` and has one more variant, `Unknown(String)`.
#[allow(unused_macros, reason = "a client may have no such enum")]
macro_rules! string_enum {
    ($name:ident { $($wire:literal => $variant:ident,)* }) => {
        impl $name {
            /// The values that this version of the client knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        /// Writes the value as it is on the wire.
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::runtime::open_enum::from_text(text, &[$($wire),*], Self::KNOWN, Self::Unknown)
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            // `Self::Err` would be a variant where an enum has one of that name.
            #[inline]
            fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::open_enum::read_string(deserializer)
            }
        }
    };
}
#[allow(unused_imports, reason = "a client may have no such enum")]
pub(crate) use string_enum;

/// Implements an open enum over integers, from a table of values and variants.
///
/// ```text
/// integer_enum! {
///     Priority(i64) {
///         1 => High,
///     }
/// }
/// ```
///
/// The enum implements `Clone` and has one more variant, `Unknown(i64)`.
#[allow(unused_macros, reason = "a client may have no such enum")]
macro_rules! integer_enum {
    ($name:ident(i64) { $($wire:literal => $variant:ident,)* }) => {
        impl $name {
            /// The values that this version of the client knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as it is on the wire.
            #[must_use]
            #[inline]
            pub fn value(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => *value,
                }
            }
        }

        impl $crate::runtime::open_enum::IntegerEnum for $name {
            #[inline]
            fn known() -> &'static [Self] {
                Self::KNOWN
            }

            #[inline]
            fn number(&self) -> i64 {
                self.value()
            }

            #[inline]
            fn unknown(value: i64) -> Self {
                Self::Unknown(value)
            }
        }

        /// Writes the value as it is on the wire.
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.value(), formatter)
            }
        }

        impl From<i64> for $name {
            #[inline]
            fn from(value: i64) -> Self {
                $crate::runtime::open_enum::from_integer(value)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.value())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::open_enum::read_integer(deserializer)
            }
        }
    };
}
#[allow(unused_imports, reason = "a client may have no such enum")]
pub(crate) use integer_enum;

/// Returns the variant for a text: the one in `known` at the index that the text has in `texts`, or else
/// `unknown` of the text.
pub fn from_text<E: Clone>(text: &str, texts: &[&str], known: &[E], unknown: fn(String) -> E) -> E {
    match known.get(position(text, texts)) {
        Some(known) => known.clone(),
        None => unknown(text.to_owned()),
    }
}

/// Returns the index of a text; one past the end where the text is not there.
fn position(text: &str, texts: &[&str]) -> usize {
    let index = texts.iter().position(|known| *known == text);
    index.unwrap_or(texts.len())
}

/// Reads a string into its variant.
///
/// # Errors
///
/// Fails where the input is not a string.
pub fn read_string<'de, E: for<'t> From<&'t str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    let mut read = None;
    deserializer.deserialize_str(TextVisitor(&mut |text| read = Some(E::from(text))))?;
    match read {
        Some(value) => Ok(value),
        None => Err(D::Error::custom("there is no string")),
    }
}

/// The visitor of every open enum over strings. It passes the text to a function, so that deserializers
/// are compiled for this one visitor and not for one of each enum.
struct TextVisitor<'v>(&'v mut dyn FnMut(&str));

impl Visitor<'_> for TextVisitor<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<F>(self, text: &str) -> Result<(), F> {
        (self.0)(text);
        Ok(())
    }
}

/// An enum that `integer_enum!` has described.
pub trait IntegerEnum: Clone + 'static {
    /// Returns the values that this version of the client knows.
    fn known() -> &'static [Self];

    /// Returns the value as it is on the wire.
    fn number(&self) -> i64;

    /// Returns the variant that keeps an unknown value.
    fn unknown(value: i64) -> Self;
}

/// Returns the variant for an integer.
pub fn from_integer<E: IntegerEnum>(value: i64) -> E {
    let known = E::known().iter().find(|known| known.number() == value);
    known.cloned().unwrap_or_else(|| E::unknown(value))
}

/// Reads an integer into its variant.
///
/// # Errors
///
/// Fails where the input is not an integer of 64 bits.
pub fn read_integer<'de, E: IntegerEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    deserializer.deserialize_i64(IntegerVisitor(PhantomData))
}

/// The visitor of every open enum over integers.
struct IntegerVisitor<E>(PhantomData<E>);

impl<E: IntegerEnum> Visitor<'_> for IntegerVisitor<E> {
    type Value = E;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer")
    }

    fn visit_i64<F>(self, value: i64) -> Result<E, F> {
        Ok(from_integer(value))
    }

    /// A number without a fraction is an integer, however it is written (JSON Schema Core, section 4.2.3).
    fn visit_f64<F: Error>(self, value: f64) -> Result<E, F> {
        match whole(value) {
            Some(value) => Ok(from_integer(value)),
            None => Err(F::invalid_value(Unexpected::Float(value), &self)),
        }
    }

    fn visit_u64<F: Error>(self, value: u64) -> Result<E, F> {
        match i64::try_from(value) {
            Ok(value) => Ok(from_integer(value)),
            Err(_) => Err(F::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }
}

/// Returns a number without a fraction as an integer.
pub(super) fn whole(value: f64) -> Option<i64> {
    // One more than the greatest integer, which a float does not hold.
    const END: f64 = 9_223_372_036_854_775_808.0;
    (value.fract() == 0.0 && (-END..END).contains(&value)).then_some(value as i64)
}
