// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! How parameters are serialized.
//!
//! The styles are those of OpenAPI 3 ("Style Values" and "Style Examples" under "Parameter
//! Object"), which refer to RFC 6570 for all but the delimited ones and `deepObject`. Where the
//! examples of OpenAPI 3.0.0 to 3.0.3 differ from RFC 6570 (`label` that is not exploded), RFC 6570
//! counts, as it does in 3.0.4.

use super::ordered::Value;
use super::parameter_error::{ParameterError, Reason};
use super::percent::{Keep, encode, is_encoded};
use std::borrow::Cow;

/// The name of a parameter, and how its value is serialized.
///
/// Null items of a list and null members of an object are left out. A list or an object without items or
/// members has no value (RFC 6570, section 2.3). Members are sent in the order in which they were
/// serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    style: Style,
    explode: bool,
    keep: Keep,
    separator: Option<&'static str>,
    inner: &'static [&'static str],
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
    Cookie,
    /// JSON, whatever the value: not a style, but OpenAPI's `content` of a parameter.
    Json,
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
    /// OpenAPI does not define lists, nor objects deeper than one level. An object in an object has
    /// further brackets (`color[a][b]=1`). A list is written as most servers read one: with empty
    /// brackets where the items are scalars (`color[]=1&color[]=2`), and with indexes where they are
    /// lists or objects (`color[0][a]=1&color[0][b]=2`).
    #[must_use]
    pub const fn deep_object(name: &'static str) -> Self {
        Self::new(name, Style::DeepObject, false)
    }

    /// Returns a parameter of the style `cookie`, for cookies, exploded: `color=blue; color=black`.
    ///
    /// Nothing in it is percent-encoded: a character that a cookie cannot have (RFC 6265, section 4.1.1)
    /// is an error.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Style::Cookie, true)
    }

    /// Returns a parameter whose value is JSON (OpenAPI's `content` in place of a style).
    #[must_use]
    pub const fn json(name: &'static str) -> Self {
        Self::new(name, Style::Json, false)
    }

    const fn new(name: &'static str, style: Style, explode: bool) -> Self {
        Self {
            name,
            style,
            explode,
            keep: Keep::Unreserved,
            separator: None,
            inner: &[],
        }
    }

    /// Sets whether each item of a list, and each member of an object, is written on its own (OpenAPI's
    /// `explode`).
    ///
    /// It makes no difference for `deepObject`. The delimited styles, exploded, are the same as `form`.
    #[must_use]
    pub const fn exploded(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Keeps reserved characters (RFC 3986, section 2.2) and percent-encoded ones in values as they
    /// are, in a query (OpenAPI's `allowReserved`).
    ///
    /// All but `#`, `&`, `=` and `+`, which mean something in a query: `a&b=c` stays one value. Names are percent-encoded all
    /// the same.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.keep = Keep::Reserved;
        self
    }

    /// Sets what separates the items of a list that is not exploded, in place of the style's own
    /// separator: the tab of Swagger 2.0's `collectionFormat: tsv`, which no style of OpenAPI 3 has.
    #[must_use]
    pub const fn separated_by(mut self, separator: &'static str) -> Self {
        self.separator = Some(separator);
        self
    }

    /// Sets what separates the items of lists in the list, the outer ones first, which no style of OpenAPI 3 has:
    /// `color=blue,black|brown` where Swagger 2.0 has `collectionFormat: pipes` and `csv` in its `items`. Without it, a list
    /// in a list is an error.
    #[must_use]
    pub const fn inner_lists_separated_by(mut self, separators: &'static [&'static str]) -> Self {
        self.inner = separators;
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
    pub fn path_text(self, value: &Value) -> Result<Cow<'_, str>, ParameterError> {
        match (self.style, value) {
            (Style::Simple, Value::String(text)) if is_encoded(text, Keep::Unreserved) => {
                return Ok(text.into());
            }
            _ => {}
        }
        let values = self.encoded(value, Keep::Unreserved)?;
        if values.is_empty() {
            return Err(self.error(Reason::NoValue));
        }
        Ok(match self.style {
            Style::Simple | Style::Json => join(values, ",", EncodedValue::plain).into(),
            Style::Label => format!(".{}", join(values, ".", EncodedValue::plain)).into(),
            Style::Matrix => {
                format!(";{}", join(values, ";", |value| value.matrix(self.name))).into()
            }
            Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject
            | Style::Cookie => return Err(self.error(Reason::Style)),
        })
    }

    /// Returns the names and values for a query, percent-encoded; none where there is no value.
    ///
    /// # Errors
    ///
    /// Fails where the style cannot write a list or an object in another one, and where the style is not
    /// one for queries.
    pub fn query_pairs(self, value: &Value) -> Result<Vec<(String, String)>, ParameterError> {
        match self.style {
            Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject
            | Style::Json => self.pairs(value, self.keep),
            Style::Simple | Style::Label | Style::Matrix | Style::Cookie => {
                Err(self.error(Reason::Style))
            }
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
        if !matches!(self.style, Style::Simple | Style::Json) {
            return Err(self.error(Reason::Style));
        }
        if value.is_null() {
            return Err(self.error(Reason::NoValue));
        }
        let text = join(
            self.encoded(value, Keep::Everything)?,
            ",",
            EncodedValue::plain,
        );
        if text.contains(|character: char| character.is_control() && character != '\t') {
            return Err(self.error(Reason::Control));
        }
        Ok(text)
    }

    /// Returns the names and values for cookies; none where there is no value. They are percent-encoded,
    /// except in the style `cookie`.
    ///
    /// # Errors
    ///
    /// Fails where a list or an object is in another one, where the style is not one for cookies, and where
    /// the style is `cookie` and a text has a character that cookies cannot have.
    pub fn cookie_pairs(self, value: &Value) -> Result<Vec<(String, String)>, ParameterError> {
        match self.style {
            Style::Form | Style::Json => self.pairs(value, Keep::Unreserved),
            Style::Cookie => self.pairs(value, Keep::Everything),
            Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject => Err(self.error(Reason::Style)),
        }
    }

    /// Returns the names and values for parts of a form, which are not percent-encoded.
    ///
    /// # Errors
    ///
    /// Those of [`Parameter::query_pairs`].
    pub(super) fn part_pairs(self, value: &Value) -> Result<Vec<(String, String)>, ParameterError> {
        self.pairs(value, Keep::Everything)
    }

    fn pairs(self, value: &Value, keep: Keep) -> Result<Vec<(String, String)>, ParameterError> {
        let own = encode(self.name, keep.of_names());
        if self.style == Style::DeepObject {
            let mut pairs = Vec::new();
            self.deep_pairs(own, value, keep, &mut pairs)?;
            return Ok(pairs);
        }
        let values = self.encoded(value, keep)?;
        Ok(values
            .into_iter()
            .map(|value| (value.name.unwrap_or_else(|| own.clone()), value.text))
            .collect())
    }

    /// Encodes a value: as one text, or exploded as one for each item or member. There is none where
    /// there is no value.
    fn encoded(self, value: &Value, keep: Keep) -> Result<Vec<EncodedValue>, ParameterError> {
        match value {
            Value::Array(_) | Value::Object(_) if self.style == Style::Json => {
                Ok(vec![EncodedValue::unnamed(encode(
                    &value.to_string(),
                    keep,
                ))])
            }
            Value::Array(items) => self.encoded_list(items, keep),
            Value::Object(members) => self.encoded_object(members, keep),
            value => Ok(self
                .scalar(value, keep)?
                .map(EncodedValue::unnamed)
                .into_iter()
                .collect()),
        }
    }

    fn encoded_list(
        self,
        items: &[Value],
        keep: Keep,
    ) -> Result<Vec<EncodedValue>, ParameterError> {
        let items = self.items(items, self.inner, keep)?;
        Ok(if self.explode {
            items.into_iter().map(EncodedValue::unnamed).collect()
        } else {
            self.delimited(&items, keep)
        })
    }

    /// Returns the texts of the items of a list that have a value. `inner` separates the items of the lists in it.
    fn items(
        self,
        items: &[Value],
        inner: &[&str],
        keep: Keep,
    ) -> Result<Vec<String>, ParameterError> {
        let mut texts = Vec::new();
        for item in items {
            texts.extend(match (item, inner) {
                (Value::Array(items), [separator, inner @ ..]) => {
                    let items = self.items(items, inner, keep)?;
                    (!items.is_empty()).then(|| items.join(&separator_text(separator, keep)))
                }
                _ => self.scalar(item, keep)?,
            });
        }
        Ok(texts)
    }

    fn encoded_object(
        self,
        members: &[(String, Value)],
        keep: Keep,
    ) -> Result<Vec<EncodedValue>, ParameterError> {
        let mut pairs = Vec::new();
        for (name, value) in members {
            if let Some(text) = self.scalar(value, keep)? {
                self.check(name)?;
                pairs.push((encode(name, keep.of_names()), text));
            }
        }
        if self.explode {
            return Ok(pairs
                .into_iter()
                .map(|(name, text)| EncodedValue {
                    name: Some(name),
                    text,
                })
                .collect());
        }
        let texts: Vec<_> = pairs
            .into_iter()
            .flat_map(|(name, text)| [name, text])
            .collect();
        Ok(self.delimited(&texts, keep))
    }

    /// Joins texts to one value by the delimiter of the style; none where there are no texts.
    fn delimited(self, texts: &[String], keep: Keep) -> Vec<EncodedValue> {
        let delimiter = match self.style {
            Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::Form
            | Style::DeepObject
            | Style::Cookie
            | Style::Json => ",",
            Style::SpaceDelimited => " ",
            Style::PipeDelimited => "|",
        };
        let delimiter = separator_text(self.separator.unwrap_or(delimiter), keep);
        if texts.is_empty() {
            Vec::new()
        } else {
            vec![EncodedValue::unnamed(texts.join(&delimiter))]
        }
    }

    fn deep_pairs(
        self,
        name: String,
        value: &Value,
        keep: Keep,
        pairs: &mut Vec<(String, String)>,
    ) -> Result<(), ParameterError> {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    self.deep_pairs(within(&name, key, keep), value, keep, pairs)?;
                }
            }
            Value::Array(items) => {
                let is_plain = items.iter().all(Value::is_plain);
                for (index, item) in items.iter().enumerate() {
                    let key = if is_plain {
                        String::new()
                    } else {
                        index.to_string()
                    };
                    self.deep_pairs(within(&name, &key, keep), item, keep, pairs)?;
                }
            }
            value => pairs.extend(self.scalar(value, keep)?.map(|text| (name, text))),
        }
        Ok(())
    }

    /// Returns the text of a scalar; none for null.
    fn scalar(self, value: &Value, keep: Keep) -> Result<Option<String>, ParameterError> {
        match value {
            Value::Null => Ok(None),
            Value::Bool(value) => Ok(Some(value.to_string())),
            Value::Number(value) => Ok(Some(encode(&value.to_string(), keep))),
            Value::String(_) if self.style == Style::Json => {
                Ok(Some(encode(&value.to_string(), keep)))
            }
            Value::String(text) => {
                self.check(text)?;
                Ok(Some(encode(text, keep)))
            }
            Value::Array(_) | Value::Object(_) => Err(self.error(Reason::Nested)),
        }
    }

    /// Checks a text that is written in the style `cookie`, which encodes nothing.
    fn check(self, text: &str) -> Result<(), ParameterError> {
        match self.style == Style::Cookie && !text.bytes().all(is_of_cookie) {
            true => Err(self.error(Reason::NotOfCookie)),
            false => Ok(()),
        }
    }

    fn error(self, reason: Reason) -> ParameterError {
        ParameterError::new(self.name, reason)
    }
}

/// Returns a separator as it is written: percent-encoded, but for the comma of most styles.
fn separator_text(separator: &str, keep: Keep) -> Cow<'_, str> {
    match separator {
        "," => separator.into(),
        _ => encode(separator, keep).into(),
    }
}

/// Returns whether a byte may be in the value of a cookie (RFC 6265, section 4.1.1), or around it.
fn is_of_cookie(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b",;\\".contains(&byte)
}

/// The text of an item, of a member, or of a whole value, ready to be joined with others.
struct EncodedValue {
    /// The name, of a member of an exploded object: `R` in `R=100,G=200`.
    name: Option<String>,
    text: String,
}

impl EncodedValue {
    fn unnamed(text: String) -> Self {
        Self { name: None, text }
    }

    fn plain(self) -> String {
        match self.name {
            Some(name) => format!("{name}={}", self.text),
            None => self.text,
        }
    }

    /// Returns the value as the style `matrix` writes it: always with a name, and without `=` where
    /// the text is empty.
    fn matrix(self, parameter: &str) -> String {
        let name = self
            .name
            .unwrap_or_else(|| encode(parameter, Keep::Unreserved));
        if self.text.is_empty() {
            name
        } else {
            format!("{name}={}", self.text)
        }
    }
}

/// Returns the name of a member or an item in the style `deepObject`: `color[R]`, percent-encoded.
fn within(name: &str, key: &str, keep: Keep) -> String {
    let keep = keep.of_names();
    let (open, key, close) = (encode("[", keep), encode(key, keep), encode("]", keep));
    format!("{name}{open}{key}{close}")
}

fn join(
    values: Vec<EncodedValue>,
    separator: &str,
    form: impl Fn(EncodedValue) -> String,
) -> String {
    let mut texts = values.into_iter().map(form);
    let mut joined = texts.next().unwrap_or_default();
    for text in texts {
        joined.push_str(separator);
        joined.push_str(&text);
    }
    joined
}
