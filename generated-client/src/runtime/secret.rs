// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! A text that is never shown.

use std::cell::RefCell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

/// A text that is never shown: a password, a token, a key.
///
/// `Debug` prints `Secret(…)`, and there is no `Display`; [`Secret::expose`] is the one way to the
/// text, and easy to search for. It is written to and read from the wire as a plain string.
///
/// This is not the `secrecy` crate's type: models hold secrets and are compared and serialized, and
/// that type implements neither `PartialEq` nor, for strings, `Serialize`. It wipes memory on drop,
/// which would protect little here: the same text passes through the buffers of the HTTP and TLS
/// layers, which are not wiped.
///
/// The time that a comparison takes depends on the texts: compare secrets in tests, but not to
/// authenticate somebody.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Returns the text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns the text, and consumes the secret.
    #[must_use]
    pub fn into_exposed(self) -> String {
        self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        COLLECTED.with_borrow_mut(|collected| {
            if let Some(collected) = collected {
                collected.push(self.clone());
            }
        });
        serializer.serialize_str(&self.0)
    }
}

/// A value that is not a string is an error that does not quote it; serde's own error would.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer);
        text.map(Self)
            .map_err(|_| D::Error::custom("a secret that is not a string"))
    }
}

thread_local! {
    /// The secrets written on this thread; none outside of [`collecting_secrets`].
    static COLLECTED: RefCell<Option<Vec<Secret>>> = const { RefCell::new(None) };
}

/// Serializes something by `write`, and returns what that returns together with the secrets in it.
///
/// A serializer cannot be asked which strings were secrets. But serde writes a value on one thread
/// and without a pause, so every secret that is written on this thread meanwhile is a part of it.
pub(super) fn collecting_secrets<T>(write: impl FnOnce() -> T) -> (T, Vec<Secret>) {
    let _restore = Restore(COLLECTED.replace(Some(Vec::new())));
    let written = write();
    (written, COLLECTED.take().unwrap_or_default())
}

/// Restores, when it is dropped, what was being collected before: also after a panic.
struct Restore(Option<Vec<Secret>>);

impl Drop for Restore {
    fn drop(&mut self) {
        COLLECTED.set(self.0.take());
    }
}
