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

/// Outside of a multipart form a file is text, if it is.
impl Serialize for FilePart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(mark) = TAKEN.with_borrow_mut(|taken| Some(taken.as_mut()?.take(self))) {
            return serializer.serialize_str(&mark);
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

/// The files in what is written, each with a mark in its place.
pub(super) struct Files {
    /// What all marks begin with: drawn anew each time, so that no text is taken for one.
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

    fn take(&mut self, file: &FilePart) -> String {
        self.files.push(file.clone());
        format!("{}{}", self.prefix, self.files.len() - 1)
    }

    /// Returns the file that a value stands for.
    pub(super) fn get(&self, value: &Value) -> Option<&FilePart> {
        let index = value.as_str()?.strip_prefix(&self.prefix)?;
        self.files.get(index.parse::<usize>().ok()?)
    }

    /// Whether a value stands for a file, or holds one that does.
    pub(super) fn is_in(&self, value: &Value) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| self.is_in(item)),
            Value::Object(members) => members.iter().any(|(_, member)| self.is_in(member)),
            value => self.get(value).is_some(),
        }
    }
}

thread_local! {
    /// The files that are being written on this thread, while they are taken.
    static TAKEN: RefCell<Option<Files>> = const { RefCell::new(None) };
}

/// Writes something, and returns it together with the files in it, which have left their marks.
///
/// serde writes on one thread and without a pause, as [`noting`](super::secret::noting) has it.
pub(super) fn taking<T>(write: impl FnOnce() -> T) -> (T, Files) {
    let _outer = Outer(TAKEN.replace(Some(Files::new())));
    let written = write();
    (written, TAKEN.take().unwrap_or_else(Files::new))
}

/// What was being taken around [`taking`], and is again after it, even after a panic.
struct Outer(Option<Files>);

impl Drop for Outer {
    fn drop(&mut self) {
        TAKEN.set(self.0.take());
    }
}
