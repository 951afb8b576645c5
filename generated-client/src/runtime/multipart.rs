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

/// How a property of a form becomes a part, where it is not as by default.
///
/// By default each item of a list is a part of its own, a file is one, an object is JSON, and
/// anything else is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Typed(&'static str, &'static str),
    Styled(Parameter),
}

impl Part {
    /// Returns a part with a media type.
    #[must_use]
    pub const fn typed(name: &'static str, content_type: &'static str) -> Self {
        Self(Form::Typed(name, content_type))
    }

    /// Returns a part, or several, with names and texts as a parameter of a query has them.
    #[must_use]
    pub const fn styled(parameter: Parameter) -> Self {
        Self(Form::Styled(parameter))
    }

    fn name(self) -> &'static str {
        match self.0 {
            Form::Typed(name, _) => name,
            Form::Styled(parameter) => parameter.name(),
        }
    }
}

/// A multipart body that is being written.
pub(super) struct Multipart<'a> {
    boundary: String,
    files: &'a Files,
    written: Vec<u8>,
    bodies: Vec<Body>,
}

impl<'a> Multipart<'a> {
    /// Writes a form, in which `files` have left their marks. Returns the body and its boundary.
    ///
    /// # Errors
    ///
    /// When a part cannot be said, with the reason.
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
            multipart.property(name, value, part.map(|part| part.0))?;
        }
        Ok(multipart.finish())
    }

    fn property(&mut self, name: &str, value: &Value, form: Option<Form>) -> Result<(), String> {
        let content_type = match form {
            Some(Form::Styled(parameter)) if !self.files.is_in(value) => {
                let pairs = parameter.part_pairs(value);
                for (name, text) in pairs.map_err(|error| error.to_string())? {
                    self.part(&name, None, text.into_bytes());
                }
                return Ok(());
            }
            Some(Form::Typed(_, content_type)) => Some(content_type),
            Some(Form::Styled(_)) | None => None,
        };
        match value {
            Value::Array(items) => {
                for item in items {
                    self.value(name, item, content_type)?;
                }
                Ok(())
            }
            value => self.value(name, value, content_type),
        }
    }

    fn value(
        &mut self,
        name: &str,
        value: &Value,
        content_type: Option<&'static str>,
    ) -> Result<(), String> {
        if let Some(file) = self.files.get(value) {
            return self.file(name, file, content_type);
        }
        if self.files.is_in(value) {
            return Err(format!("the part `{name}` has a file inside of JSON"));
        }
        let is_json = |content_type: &str| content_type.ends_with("json");
        match (value, content_type) {
            (Value::Null, _) => {}
            (Value::Array(_) | Value::Object(_), None) => {
                self.part(name, Some("application/json"), value.to_string().into());
            }
            (value, Some(content_type)) if is_json(content_type) => {
                self.part(name, Some(content_type), value.to_string().into());
            }
            (value, content_type) => {
                self.part(name, content_type, text(value).unwrap_or_default().into());
            }
        }
        Ok(())
    }

    fn part(&mut self, name: &str, content_type: Option<&str>, content: Vec<u8>) {
        self.begin(name);
        if let Some(content_type) = content_type {
            self.header("Content-Type", content_type);
        }
        self.content(content.into());
    }

    fn file(
        &mut self,
        name: &str,
        file: &FilePart,
        content_type: Option<&'static str>,
    ) -> Result<(), String> {
        if file.content.is_spent() {
            return Err(format!(
                "the stream of the part `{name}` has been sent already"
            ));
        }
        self.begin(name);
        let file_name = file.file_name.as_deref().unwrap_or(name);
        let file_name = escaped(file_name);
        self.text(&format!("; filename=\"{file_name}\""));
        let content_type = file.content_type.as_deref().or(content_type);
        let content_type = content_type.unwrap_or("application/octet-stream");
        let own = [("Content-Type", content_type)];
        let others = file.headers.iter();
        let others = others.map(|(name, value)| (name.as_str(), value.as_str()));
        for (header, value) in own.into_iter().chain(others) {
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

/// Returns a boundary that occurs in no content, being random.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

/// Escapes what would end a name (HTML Standard, "multipart/form-data encoding algorithm").
fn escaped(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
