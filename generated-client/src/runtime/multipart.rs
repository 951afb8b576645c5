// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Forms as parts with headers of their own: `multipart/form-data` (RFC 7578).

use super::body::Body;
use super::file_part::{FilePart, Files};
use super::form::{Members, text};
use super::ordered::Value;
use super::parameter::Parameter;
use super::payload::Payload;
use http::{HeaderName, HeaderValue};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::mem;

/// How a property of a form is written, where not by default (OpenAPI's Encoding Object).
///
/// By default each item of a list is a part of its own, a file is one, an object is JSON, and
/// anything else is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    form: Form,
    headers: Headers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain(&'static str),
    Typed(&'static str, &'static str),
    Styled(Parameter),
}

/// Names and values of headers.
type Headers = &'static [(&'static str, &'static str)];

impl Part {
    /// Describes a property that is written by default.
    #[must_use]
    pub const fn plain(name: &'static str) -> Self {
        Self::of(Form::Plain(name))
    }

    /// Describes a property whose parts have a media type.
    #[must_use]
    pub const fn typed(name: &'static str, content_type: &'static str) -> Self {
        Self::of(Form::Typed(name, content_type))
    }

    /// Describes a property that is written as a query parameter: a part for each of its pairs, with
    /// the pair's name, and its value as text that is not percent-encoded.
    #[must_use]
    pub const fn styled(parameter: Parameter) -> Self {
        Self::of(Form::Styled(parameter))
    }

    const fn of(form: Form) -> Self {
        let headers = &[];
        Self { form, headers }
    }

    /// Sets headers of the parts, which have to be valid. A file's own header of the same name replaces
    /// one of them.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    fn name(self) -> &'static str {
        match self.form {
            Form::Plain(name) | Form::Typed(name, _) => name,
            Form::Styled(parameter) => parameter.name(),
        }
    }

    fn head(self) -> Head {
        let content_type = match self.form {
            Form::Typed(_, content_type) => Some(content_type),
            Form::Plain(_) | Form::Styled(_) => None,
        };
        Head {
            content_type,
            headers: self.headers,
        }
    }
}

/// The media type of a part, and its headers other than those for name and media type.
#[derive(Clone, Copy, Default)]
struct Head {
    content_type: Option<&'static str>,
    headers: Headers,
}

/// A multipart body that is being written.
pub(super) struct Multipart<'a> {
    boundary: String,
    files: &'a Files,
    written: Vec<u8>,
    bodies: Vec<Body>,
}

impl<'a> Multipart<'a> {
    /// Writes a form, in which placeholders stand for `files`. Returns the body and its boundary.
    ///
    /// # Errors
    ///
    /// When a property cannot be written as a part; the text says why.
    pub(super) fn write(
        form: &Members,
        files: &'a Files,
        parts: &[Part],
    ) -> Result<(Payload, String), String> {
        let mut multipart = Self {
            boundary: boundary(),
            files,
            written: Vec::new(),
            bodies: Vec::new(),
        };
        for (name, value) in &form.0 {
            let part = parts.iter().find(|part| part.name() == name);
            multipart.property(name, value, part.copied())?;
        }
        Ok(multipart.finish())
    }

    fn property(&mut self, name: &str, value: &Value, part: Option<Part>) -> Result<(), String> {
        let head = part.map(Part::head).unwrap_or_default();
        match (part.map(|part| part.form), value) {
            (Some(Form::Styled(parameter)), _) if !self.files.is_in(value) => {
                self.styled(parameter, value, head)
            }
            (_, Value::Array(items)) => items
                .iter()
                .try_for_each(|item| self.value(name, item, head)),
            _ => self.value(name, value, head),
        }
    }

    fn styled(&mut self, parameter: Parameter, value: &Value, head: Head) -> Result<(), String> {
        let pairs = parameter.part_pairs(value);
        for (name, text) in pairs.map_err(|error| error.to_string())? {
            self.part(&name, head, text.into_bytes());
        }
        Ok(())
    }

    fn value(&mut self, name: &str, value: &Value, head: Head) -> Result<(), String> {
        if let Some(file) = self.files.get(value) {
            return self.file(name, file, head);
        }
        if self.files.is_in(value) {
            return Err(format!("the part `{name}` has a file inside of JSON"));
        }
        let is_json = |content_type: &str| content_type.ends_with("json");
        match (value, head.content_type) {
            (Value::Null, _) => {}
            (Value::Array(_) | Value::Object(_), None) => {
                let content_type = Some("application/json");
                let head = Head {
                    content_type,
                    ..head
                };
                self.part(name, head, value.to_string().into());
            }
            (value, Some(content_type)) if is_json(content_type) => {
                self.part(name, head, value.to_string().into());
            }
            (value, _) => self.part(name, head, text(value).unwrap_or_default().into()),
        }
        Ok(())
    }

    fn part(&mut self, name: &str, head: Head, content: Vec<u8>) {
        self.begin(name);
        if let Some(content_type) = head.content_type {
            self.header("Content-Type", content_type);
        }
        for (header, value) in head.headers {
            self.header(header, value);
        }
        self.content(content.into());
    }

    fn file(&mut self, name: &str, file: &FilePart, head: Head) -> Result<(), String> {
        if file.content.is_spent() {
            return Err(format!(
                "the stream of the part `{name}` has been sent already"
            ));
        }
        self.begin(name);
        let file_name = file.file_name.as_deref().unwrap_or(name);
        let file_name = escaped(file_name);
        self.text(&format!("; filename=\"{file_name}\""));
        let content_type = file.content_type.as_deref().or(head.content_type);
        let content_type = content_type.unwrap_or("application/octet-stream");
        let described = head.headers.iter().copied();
        let described = described.filter(|(header, _)| !file.has_header(header));
        let own = file.headers.iter();
        let own = own.map(|(name, value)| (name.as_str(), value.as_str()));
        let all = [("Content-Type", content_type)].into_iter();
        for (header, value) in all.chain(described).chain(own) {
            let is_valid =
                HeaderName::try_from(header).is_ok() && HeaderValue::try_from(value).is_ok();
            if !is_valid {
                return Err(format!("a header of the part `{name}` is not valid"));
            }
            self.header(header, value);
        }
        self.content(file.content.body());
        Ok(())
    }

    fn begin(&mut self, name: &str) {
        let (boundary, name) = (&self.boundary, escaped(name));
        let text = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
        self.text(&text);
    }

    fn header(&mut self, name: &str, value: &str) {
        self.text(&format!("\r\n{name}: {value}"));
    }

    fn content(&mut self, content: Body) {
        self.text("\r\n\r\n");
        match content.as_bytes() {
            Some(bytes) => self.written.extend_from_slice(bytes),
            None => {
                self.bodies.push(mem::take(&mut self.written).into());
                self.bodies.push(content);
            }
        }
        self.text("\r\n");
    }

    fn text(&mut self, text: &str) {
        self.written.extend_from_slice(text.as_bytes());
    }

    fn finish(mut self) -> (Payload, String) {
        self.text(&format!("--{}--\r\n", self.boundary));
        let last = Body::from(self.written);
        let payload = if self.bodies.is_empty() {
            last.into()
        } else {
            self.bodies.push(last);
            Payload::chain(self.bodies)
        };
        (payload, self.boundary)
    }
}

/// Returns a boundary. It is random, so that no content contains it.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

/// Escapes the characters that would end a name (HTML Standard, "multipart/form-data encoding algorithm").
fn escaped(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
