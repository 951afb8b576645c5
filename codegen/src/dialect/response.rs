//! Responses that operations refer to.

use serde_json::{Map, Value};

/// A response under 2.0's `responses` that has a schema, and so a body: its media types are those of the operation
/// that refers to it.
#[derive(Clone, PartialEq, Debug)]
pub struct ReusableResponse {
    /// Its members, but for the schema: operations refer to that where it stands. `type: file` is kept, as it tells
    /// which media types a body has.
    pub members: Map<String, Value>,
}

impl ReusableResponse {
    /// Reads a response; none when it has no schema of 2.0.
    pub fn of(response: &Value) -> Option<ReusableResponse> {
        let members = response.as_object()?;
        let is_file = members.get("schema")?.get("type").and_then(Value::as_str) == Some("file");
        let kept = members
            .iter()
            .filter(|(key, _)| is_file || *key != "schema");
        Some(ReusableResponse {
            members: kept
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        })
    }
}
