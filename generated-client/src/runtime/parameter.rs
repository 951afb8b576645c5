// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! How parameters look on the wire.
//!
//! The styles are those of OpenAPI 3 ("Style Values" and "Style Examples" under "Parameter
//! Object"), which refer to RFC 6570 for all but the delimited ones and `deepObject`. Where the
//! examples of OpenAPI 3.0.0 to 3.0.3 differ from RFC 6570 (`label` that is not exploded), RFC 6570
//! counts, as it does in 3.0.4.

use std::fmt;

use serde_json::{Map, Value};

use super::percent::{Keep, encode};

/// The name of a parameter, and how its value looks on the wire.
///
/// Of a list or an object, items and members that are null are left out; a list or an object with
/// nothing (left) in it has no value (RFC 6570, section 2.3). Objects go out in the order in which
/// `serde_json` keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    style: Style,
    explode: bool,
    keep: Keep,
}

/// The styles of OpenAPI 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

impl Parameter {
    /// Returns a parameter of the style `simple`, for paths and headers: `blue,black`.
    #[must_use]
    pub const fn simple(name: &'static str) -> Self {
        Self::new(name, Style::Simple, false)
    }

    /// Returns a parameter of the style `label`, for paths: `.blue,black`.
    #[must_use]
    pub const fn label(name: &'static str) -> Self {
        Self::new(name, Style::Label, false)
    }

    /// Returns a parameter of the style `matrix`, for paths: `;color=blue,black`.
    #[must_use]
    pub const fn matrix(name: &'static str) -> Self {
        Self::new(name, Style::Matrix, false)
    }

    /// Returns a parameter of the style `form`, for queries and cookies, exploded:
    /// `color=blue&color=black`.
    #[must_use]
    pub const fn form(name: &'static str) -> Self {
        Self::new(name, Style::Form, true)
    }

    /// Returns a parameter of the style `spaceDelimited`, for queries: `color=blue%20black`.
    #[must_use]
    pub const fn space_delimited(name: &'static str) -> Self {
        Self::new(name, Style::SpaceDelimited, false)
    }

    /// Returns a parameter of the style `pipeDelimited`, for queries: `color=blue%7Cblack`.
    #[must_use]
    pub const fn pipe_delimited(name: &'static str) -> Self {
        Self::new(name, Style::PipeDelimited, false)
    }

    /// Returns a parameter of the style `deepObject`, for queries:
    /// `color%5BR%5D=100&color%5BG%5D=200`.
    ///
    /// OpenAPI says nothing of what is deeper than one level. An object in it goes on in brackets
    /// (`color[a][b]=1`), a list repeats its name (`color[a]=1&color[a]=2`), and a list of anything
    /// but plain values is refused, as its items could not be told apart.
    #[must_use]
    pub const fn deep_object(name: &'static str) -> Self {
        Self::new(name, Style::DeepObject, false)
    }

    const fn new(name: &'static str, style: Style, explode: bool) -> Self {
        Self {
            name,
            style,
            explode,
            keep: Keep::Unreserved,
        }
    }

    /// Sets whether each item of a list, and each member of an object, stands for itself (OpenAPI's
    /// `explode`).
    ///
    /// `deepObject` knows one form only. The delimited styles, exploded, are the same as `form`.
    #[must_use]
    pub const fn exploded(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Leaves reserved characters (RFC 3986, section 2.2) and percent-encoded ones in values as
    /// they are, in a query.
    ///
    /// All but `#`, which would end the query. Names are percent-encoded as ever.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.keep = Keep::Reserved;
        self
    }

    /// Returns the parameter's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Returns the text for a variable of a path template, percent-encoded.
    ///
    /// # Errors
    ///
    /// Fails where there is no value, where a list or an object is in another one, and where the
    /// style is not one for paths.
    pub fn path_text(self, value: &Value) -> Result<String, ParameterError> {
        let parts = self.parts(value, Keep::Unreserved)?;
        if parts.is_empty() {
            return Err(self.error(Reason::NoValue));
        }
        match self.style {
            Style::Simple => Ok(join(&parts, ",", Part::plain)),
            Style::Label => Ok(format!(".{}", join(&parts, ".", Part::plain))),
            Style::Matrix => Ok(format!(
                ";{}",
                join(&parts, ";", |part| part.matrix(self.name))
            )),
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
                Err(self.error(Reason::Style))
            }
        }
    }

    /// Returns the names and values for a query, percent-encoded; none where there is no value.
    ///
    /// # Errors
    ///
    /// Fails where the style cannot say a value that is a list or an object in another one, and
    /// where the style is not one for queries.
    pub fn query_pairs(self, value: &Value) -> Result<Vec<(String, String)>, ParameterError> {
        match self.style {
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited => {
                self.pairs(value, self.keep)
            }
            Style::DeepObject => {
                let mut pairs = Vec::new();
                self.deep_pairs(encode(self.name, Keep::Unreserved), value, &mut pairs)?;
                Ok(pairs)
            }
            Style::Simple | Style::Label | Style::Matrix => Err(self.error(Reason::Style)),
        }
    }

    /// Returns the text for a header, which is not percent-encoded; empty where a list or an object
    /// has no content.
    ///
    /// # Errors
    ///
    /// Fails where the value is null, where a list or an object is in another one, where a text has
    /// a control character (it could end the header), and where the style is not `simple`.
    pub fn header_text(self, value: &Value) -> Result<String, ParameterError> {
        if self.style != Style::Simple {
            return Err(self.error(Reason::Style));
        }
        if value.is_null() {
            return Err(self.error(Reason::NoValue));
        }
        let text = join(&self.parts(value, Keep::Everything)?, ",", Part::plain);
        if text.contains(|character: char| character.is_control() && character != '\t') {
            return Err(self.error(Reason::Control));
        }
        Ok(text)
    }

    /// Returns the names and values for cookies, percent-encoded; none where there is no value.
    ///
    /// # Errors
    ///
    /// Fails where a list or an object is in another one, and where the style is not `form`.
    pub fn cookie_pairs(self, value: &Value) -> Result<Vec<(String, String)>, ParameterError> {
        if self.style != Style::Form {
            return Err(self.error(Reason::Style));
        }
        self.pairs(value, Keep::Unreserved)
    }

    fn pairs(self, value: &Value, keep: Keep) -> Result<Vec<(String, String)>, ParameterError> {
        let own = encode(self.name, Keep::Unreserved);
        let parts = self.parts(value, keep)?;
        Ok(parts
            .into_iter()
            .map(|part| (part.name.unwrap_or_else(|| own.clone()), part.text))
            .collect())
    }

    /// Takes a value apart into what stands for itself; nothing where there is no value.
    fn parts(self, value: &Value, keep: Keep) -> Result<Vec<Part>, ParameterError> {
        match value {
            Value::Array(items) => self.list_parts(items, keep),
            Value::Object(members) => self.object_parts(members, keep),
            value => Ok(self
                .scalar(value, keep)?
                .map(Part::unnamed)
                .into_iter()
                .collect()),
        }
    }

    fn list_parts(self, items: &[Value], keep: Keep) -> Result<Vec<Part>, ParameterError> {
        let items = items
            .iter()
            .filter_map(|item| self.scalar(item, keep).transpose());
        let items = items.collect::<Result<Vec<_>, _>>()?;
        Ok(if self.explode {
            items.into_iter().map(Part::unnamed).collect()
        } else {
            self.delimited(&items)
        })
    }

    fn object_parts(
        self,
        members: &Map<String, Value>,
        keep: Keep,
    ) -> Result<Vec<Part>, ParameterError> {
        let name_keep = if keep == Keep::Everything {
            keep
        } else {
            Keep::Unreserved
        };
        let mut parts = Vec::new();
        for (name, value) in members {
            if let Some(text) = self.scalar(value, keep)? {
                parts.push((encode(name, name_keep), text));
            }
        }
        if self.explode {
            return Ok(parts
                .into_iter()
                .map(|(name, text)| Part {
                    name: Some(name),
                    text,
                })
                .collect());
        }
        let texts: Vec<_> = parts
            .into_iter()
            .flat_map(|(name, text)| [name, text])
            .collect();
        Ok(self.delimited(&texts))
    }

    /// Returns one part with all texts.
    fn delimited(self, texts: &[String]) -> Vec<Part> {
        let delimiter = match self.style {
            Style::Simple | Style::Label | Style::Matrix | Style::Form | Style::DeepObject => ",",
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
        };
        if texts.is_empty() {
            Vec::new()
        } else {
            vec![Part::unnamed(texts.join(delimiter))]
        }
    }

    fn deep_pairs(
        self,
        name: String,
        value: &Value,
        pairs: &mut Vec<(String, String)>,
    ) -> Result<(), ParameterError> {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    let key = encode(key, Keep::Unreserved);
                    self.deep_pairs(format!("{name}%5B{key}%5D"), value, pairs)?;
                }
            }
            Value::Array(items) => {
                for item in items {
                    pairs.extend(
                        self.scalar(item, self.keep)?
                            .map(|text| (name.clone(), text)),
                    );
                }
            }
            value => pairs.extend(self.scalar(value, self.keep)?.map(|text| (name, text))),
        }
        Ok(())
    }

    /// Returns the text of a plain value; nothing for null.
    fn scalar(self, value: &Value, keep: Keep) -> Result<Option<String>, ParameterError> {
        match value {
            Value::Null => Ok(None),
            Value::Bool(value) => Ok(Some(value.to_string())),
            Value::Number(value) => Ok(Some(encode(&value.to_string(), keep))),
            Value::String(text) => Ok(Some(encode(text, keep))),
            Value::Array(_) | Value::Object(_) => Err(self.error(Reason::Nested)),
        }
    }

    fn error(self, reason: Reason) -> ParameterError {
        ParameterError::new(self.name, reason)
    }
}

/// What stands for itself in an encoded value.
struct Part {
    /// The name of an exploded object's member.
    name: Option<String>,
    text: String,
}

impl Part {
    fn unnamed(text: String) -> Self {
        Self { name: None, text }
    }

    fn plain(&self) -> String {
        match &self.name {
            Some(name) => format!("{name}={}", self.text),
            None => self.text.clone(),
        }
    }

    /// Returns the part as the style `matrix` writes it: with a name always, and without `=` where
    /// it is empty.
    fn matrix(&self, parameter: &str) -> String {
        let name = self
            .name
            .clone()
            .unwrap_or_else(|| encode(parameter, Keep::Unreserved));
        if self.text.is_empty() {
            name
        } else {
            format!("{name}={}", self.text)
        }
    }
}

fn join(parts: &[Part], separator: &str, form: impl Fn(&Part) -> String) -> String {
    parts.iter().map(form).collect::<Vec<_>>().join(separator)
}

/// Why a parameter cannot be sent: its name and the reason, never its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    name: String,
    reason: Reason,
}

impl ParameterError {
    pub(super) fn new(name: &str, reason: Reason) -> Self {
        Self {
            name: name.to_owned(),
            reason,
        }
    }

    /// Returns the parameter's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the parameter `{}` {}",
            self.name,
            self.reason.text()
        )
    }
}

impl std::error::Error for ParameterError {}

/// Why a parameter cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Control,
    DotSegment,
    EmptySegment,
    Nested,
    NoValue,
    NotEncoded,
    NotGiven,
    Style,
}

impl Reason {
    fn text(self) -> &'static str {
        match self {
            Self::Control => "has a control character, which a header cannot carry",
            Self::DotSegment => {
                "makes a segment of the path `.` or `..`, which would change the path"
            }
            Self::EmptySegment => "makes a segment of the path empty, which would change the path",
            Self::Nested => {
                "has a list or an object inside another one, which its style cannot say"
            }
            Self::NoValue => "has no value",
            Self::NotEncoded => "is not percent-encoded",
            Self::NotGiven => "is in the path and has not been given",
            Self::Style => "has a style that is not one for its place",
        }
    }
}
