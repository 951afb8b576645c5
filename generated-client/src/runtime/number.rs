// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Numbers that come as texts.

use super::decode::make_whole;
use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error as _};
use serde_json::Value;
use std::marker::PhantomData;

/// Reads a value of numbers. Texts that hold a number are read as well, as ASP.NET Core does and as documents of it
/// have it.
#[derive(Debug)]
pub(super) struct Numbers<T>(pub(super) PhantomData<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Numbers<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        if !deserializer.is_human_readable() {
            return T::deserialize(deserializer);
        }
        from_texts(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Returns a value whose numbers may be written as texts.
///
/// # Errors
///
/// Fails where the value has another shape.
pub(super) fn from_texts<T: DeserializeOwned>(mut value: Value) -> Result<T, serde_json::Error> {
    let mut open = vec![&mut value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => {
                if let Ok(number) = serde_json::from_str(text) {
                    *value = Value::Number(number);
                }
            }
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    make_whole(&mut value);
    T::deserialize(value)
}
