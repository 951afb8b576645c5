// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! A field that a request can leave out, set to null, or set to a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that a request can leave out, set to null, or set to a value, which mean three different
/// things in an update.
///
/// ```text
/// Nullable::Absent            {}                    leave it as it is
/// Nullable::Null              {"nickname": null}    clear it
/// Nullable::Value("Ann")      {"nickname": "Ann"}   set it
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The field is left out.
    #[default]
    Absent,
    /// The field is null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, if there is one.
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Returns the value, if there is one, and consumes the field.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Applies a function to the value, if there is one; an absent field stays absent, and null
    /// stays null.
    pub fn map<U>(self, function: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(function(value)),
        }
    }

    /// Returns the same three states over a reference to the value.
    pub fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// Returns whether the field is left out.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the field is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null: an explicit `None` clears the field.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

/// Null is [`Nullable::Null`]. [`Nullable::Absent`] is never read: no value is read of an absent field.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<T>::deserialize(deserializer).map(Self::from)
    }
}

/// Null and absent are both written as null. To leave an absent field out is up to the record that has
/// it, and every record of this crate does.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

/// A type whose fields may be left out of a record: [`Option`] and [`Nullable`].
pub trait Optional: Sized {
    /// The value of a field that is left out.
    const ABSENT: Self;

    /// Returns whether the field is left out.
    fn is_absent(&self) -> bool;
}

impl<T> Optional for Option<T> {
    const ABSENT: Self = None;

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Optional for Nullable<T> {
    const ABSENT: Self = Self::Absent;

    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}
