//! Text of a format, such as a timestamp, that is parsed on demand.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text that [`Formatted::parse`] reads as a `T`: a timestamp or a date.
///
/// It is kept as the server wrote it, with its offset and its fraction of a second, and is written
/// again unchanged. A response can be read even if one of its dates is malformed; the error is that of
/// `parse`.
///
/// Values are equal that have the same text: two ways to write the same timestamp differ.
pub struct Formatted<T> {
    text: String,
    value: PhantomData<fn() -> T>,
}

impl<T> Formatted<T> {
    /// Takes a text as it is, whether or not it is of the format.
    #[must_use]
    pub fn unchecked(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            value: PhantomData,
        }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Formatted<T> {
    /// Returns the value.
    ///
    /// # Errors
    ///
    /// Fails where the text is not of the format.
    pub fn parse(&self) -> Result<T, T::Err> {
        self.text.parse()
    }
}

impl<T: fmt::Display> From<T> for Formatted<T> {
    fn from(value: T) -> Self {
        Self::unchecked(value.to_string())
    }
}

/// Takes a text that is of the format, and keeps it as it is.
impl<T: FromStr> FromStr for Formatted<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.parse::<T>().map(|_| Self::unchecked(text))
    }
}

impl<T> AsRef<str> for Formatted<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for Formatted<T> {
    fn clone(&self) -> Self {
        Self::unchecked(&self.text)
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

impl<T> fmt::Display for Formatted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Formatted<T> {}

impl<T> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> Serialize for Formatted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Formatted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::unchecked)
    }
}
