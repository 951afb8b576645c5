//! Parameters: where they are sent, and those that operations refer to.

use serde_json::{Map, Value};

/// The location of a parameter, in any version of OpenAPI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// The request body; only in 2.0.
    Body,
    /// A field of a form in the request body; only in 2.0.
    FormData,
    /// The query string as a whole; only in 3.2.
    Querystring,
}

impl Location {
    /// Reads the location of a parameter. There is none in a header, and in a `$ref`.
    pub fn of(parameter: &Map<String, Value>) -> Option<Location> {
        Some(match parameter.get("in")?.as_str()? {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            "body" => Location::Body,
            "formData" => Location::FormData,
            "querystring" => Location::Querystring,
            _ => return None,
        })
    }

    /// Returns whether OpenAPI 3.0 has parameters at this location.
    pub fn is_in_3_0(self) -> bool {
        match self {
            Location::Path | Location::Query | Location::Header | Location::Cookie => true,
            Location::Body | Location::FormData | Location::Querystring => false,
        }
    }
}

/// A reusable parameter, under 2.0's `parameters` or 3.2's `components/parameters`, at a location that 3.0 does not
/// have.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_differ_in_locations() {
        for (text, expected) in [
            ("path", Some((Location::Path, true))),
            ("query", Some((Location::Query, true))),
            ("header", Some((Location::Header, true))),
            ("cookie", Some((Location::Cookie, true))),
            ("body", Some((Location::Body, false))),
            ("formData", Some((Location::FormData, false))),
            ("querystring", Some((Location::Querystring, false))),
            ("formdata", None),
        ] {
            let parameter = Map::from_iter([("in".to_owned(), text.into())]);
            let location = Location::of(&parameter);
            assert_eq!(location.map(|it| (it, it.is_in_3_0())), expected);
        }
        assert_eq!(Location::of(&Map::new()), None);
    }
}
