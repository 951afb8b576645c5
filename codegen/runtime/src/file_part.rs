//! Files as parts of a multipart form.

use super::body::Body;
use super::ordered::Value;
use super::payload::Payload;
use bytes::Bytes;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use std::cell::RefCell;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// A file as a part of a multipart form: bytes or a stream, with a name and a media type.
///
/// Without a name of its own it has that of its part, and without a media type the one that the API
/// describes, or else `application/octet-stream`.
///
/// A clone of a stream is the same stream, which can be sent once.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePart {
    pub(super) content: Payload,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

impl FilePart {
    /// Creates a file from bytes, or from a [`Body`] that may be a stream.
    pub fn new(content: impl Into<Body>) -> Self {
        Self {
            content: content.into().into(),
            file_name: None,
            content_type: None,
            headers: Vec::new(),
        }
    }

    /// Sets the file's name, without its folders.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type, such as `image/png`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Adds a header to the part, in place of the one that the API describes.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(super) fn has_header(&self, name: &str) -> bool {
        let mut names = self.headers.iter().map(|(name, _)| name);
        names.any(|other| other.eq_ignore_ascii_case(name))
    }
}

impl<T: Into<Body>> From<T> for FilePart {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// In a multipart form a file is written as a placeholder, which `Files` looks up. Anywhere else it
/// is written as text, and a file that is not UTF-8 or a stream is an error.
impl Serialize for FilePart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(placeholder) =
            COLLECTED.with_borrow_mut(|collected| Some(collected.as_mut()?.add(self)))
        {
            return serializer.serialize_str(&placeholder);
        }
        let text = match &self.content {
            Payload::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Payload::Stream(_) => None,
        };
        let text = text.ok_or_else(|| S::Error::custom("a file is not text"))?;
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for FilePart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::new(Bytes::from(text)))
    }
}

/// The files of a multipart form, by the placeholders that stand for them in the form's values.
pub(super) struct Files {
    /// What all placeholders begin with. It is random, so that no text of a form is taken for one.
    prefix: String,
    files: Vec<FilePart>,
}

impl Files {
    fn new() -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self {
            prefix: format!("\0{:016x}{:016x}:", random(), random()),
            files: Vec::new(),
        }
    }

    /// Adds a file, and returns its placeholder.
    fn add(&mut self, file: &FilePart) -> String {
        self.files.push(file.clone());
        format!("{}{}", self.prefix, self.files.len() - 1)
    }

    /// Returns the file for which a value is the placeholder.
    pub(super) fn get(&self, value: &Value) -> Option<&FilePart> {
        let index = value.as_str()?.strip_prefix(&self.prefix)?;
        self.files.get(index.parse::<usize>().ok()?)
    }

    /// Whether a value is a placeholder, or holds one at any depth.
    pub(super) fn is_in(&self, value: &Value) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| self.is_in(item)),
            Value::Object(members) => members.iter().any(|(_, member)| self.is_in(member)),
            value => self.get(value).is_some(),
        }
    }
}

thread_local! {
    /// The files written on this thread; none outside of [`collecting_files`].
    static COLLECTED: RefCell<Option<Files>> = const { RefCell::new(None) };
}

/// Serializes something by `write`, in which placeholders stand for files, and returns what that
/// returns together with the files.
///
/// Why a thread's variable does that is said at [`collecting_secrets`](super::secret::collecting_secrets).
pub(super) fn collecting_files<T>(write: impl FnOnce() -> T) -> (T, Files) {
    let _restore = Restore(COLLECTED.replace(Some(Files::new())));
    let written = write();
    (written, COLLECTED.take().unwrap_or_else(Files::new))
}

/// Restores, when it is dropped, what was being collected before: also after a panic.
struct Restore(Option<Files>);

impl Drop for Restore {
    fn drop(&mut self) {
        COLLECTED.set(self.0.take());
    }
}
