// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Forms as pairs of names and values: `application/x-www-form-urlencoded`.

use super::ordered::Value;
use super::parameter::Parameter;
use super::parameter_error::ParameterError;
use super::percent::{Keep, encode};
use serde::de::{Deserialize, Deserializer, Error as _};

/// Returns the body of a form.
///
/// A property among `fields` is written as a query parameter of that style. Any other is written by
/// default: a list as one pair for each item, and an object or a list in a list as JSON.
///
/// # Errors
///
/// Those of [`Parameter::query_pairs`].
pub(super) fn encoded(form: &Members, fields: &[Parameter]) -> Result<String, ParameterError> {
    let mut pairs = Vec::new();
    for (name, value) in &form.0 {
        match fields.iter().find(|field| field.name() == name) {
            Some(field) => pairs.extend(field.query_pairs(value)?),
            None => {
                let name = encode(name, Keep::Unreserved);
                let texts = texts(value).into_iter();
                pairs.extend(texts.map(|text| (name.clone(), encode(&text, Keep::Unreserved))));
            }
        }
    }
    let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}"));
    // A space is a plus sign in forms (URL Standard, "application/x-www-form-urlencoded serializing").
    Ok(pairs.collect::<Vec<_>>().join("&").replace("%20", "+"))
}

/// Returns the texts that a property has by default: one for each item of a list, none for null.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    }
}

/// Returns a value as text, an array or an object as JSON; none for null.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        value => Some(value.to_string()),
    }
}

/// The members of an object, in the order in which they were written.
#[derive(Default)]
pub(super) struct Members(pub(super) Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Object(members) => Ok(Self(members)),
            _ => Err(D::Error::custom("a form has to be an object")),
        }
    }
}
