//! Reusable parameters, those under `parameters` of 2.0 and `components/parameters` of 3.2, at a location
//! that OpenAPI 3.0 does not have.

use serde_json::{Map, Value};

use super::location::Location;

/// A parameter that operations refer to, at a location that OpenAPI 3.0 does not have.
#[derive(Clone, PartialEq, Debug)]
pub struct ReusableParameter {
    pub location: Location,
    /// Its members, but for the schema of a body: operations refer to that where it stands.
    pub members: Map<String, Value>,
}

impl ReusableParameter {
    /// Reads a parameter; none when 3.0 has its location.
    pub fn of(parameter: &Value) -> Option<ReusableParameter> {
        let members = parameter.as_object()?;
        let location = Location::of(members).filter(|it| !it.is_in_3_0())?;
        let kept = members
            .iter()
            .filter(|(key, _)| location != Location::Body || *key != "schema");
        Some(ReusableParameter {
            location,
            members: kept
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        })
    }
}
