//! Parameters that stand in a place of their own and are no parameters in OpenAPI 3.0.

use crate::source::Value;
use serde_json::Map;

/// A parameter that operations refer to.
#[derive(Clone, PartialEq, Debug)]
pub enum Shared {
    /// 2.0's body, without its schema.
    Body(Map<String, Value>),
    /// A field of 2.0's form.
    Form(Map<String, Value>),
    /// 3.2's query string as a whole.
    Querystring,
}

impl Shared {
    /// Reads a parameter; none when it is one in 3.0 too.
    pub fn of(parameter: &Value) -> Option<Shared> {
        let members = parameter.as_object()?;
        match members.get("in")?.as_str()? {
            "body" => {
                let others = members.iter().filter(|(key, _)| *key != "schema");
                let others = others.map(|(key, value)| (key.clone(), value.clone()));
                Some(Shared::Body(others.collect()))
            }
            "formData" => Some(Shared::Form(members.clone())),
            "querystring" => Some(Shared::Querystring),
            _ => None,
        }
    }
}
