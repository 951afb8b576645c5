//! The keywords that hold for one value together.

use serde_json::{Map, Value};

/// The schemas that hold for one value: a schema, what its references lead to, its parts and its chosen alternatives.
#[derive(Clone, Debug, Default)]
pub struct Constraints<'s> {
    /// The schemas, as the keywords that they have themselves.
    pub parts: Vec<&'s Map<String, Value>>,
}

/// The types of JSON values, as the keyword `type` names them.
const TYPES: [&str; 7] = [
    "object", "array", "string", "integer", "number", "boolean", "null",
];

/// Keywords that describe values of one type only.
const HINTS: &[(&str, &str)] = &[
    ("properties", "object"),
    ("required", "object"),
    ("additionalProperties", "object"),
    ("patternProperties", "object"),
    ("minProperties", "object"),
    ("maxProperties", "object"),
    ("propertyNames", "object"),
    ("dependentSchemas", "object"),
    ("dependentRequired", "object"),
    ("items", "array"),
    ("prefixItems", "array"),
    ("minItems", "array"),
    ("minimum", "number"),
    ("maximum", "number"),
    ("multipleOf", "number"),
    ("pattern", "string"),
    ("minLength", "string"),
    ("maxLength", "string"),
];

impl<'s> Constraints<'s> {
    /// Returns the values of a keyword in all schemas.
    pub fn all(&self, keyword: &str) -> impl Iterator<Item = &'s Value> {
        self.parts.iter().filter_map(move |part| part.get(keyword))
    }

    /// Returns the first text that a keyword has.
    pub fn text(&self, keyword: &str) -> Option<&'s str> {
        self.all(keyword).find_map(Value::as_str)
    }

    /// Returns the greatest count that a keyword has.
    pub fn greatest(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).max()
    }

    /// Returns the least count that a keyword has.
    pub fn least(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).min()
    }

    fn counts(&self, keyword: &str) -> impl Iterator<Item = usize> {
        self.all(keyword)
            .filter_map(|it| Some(it.as_f64()? as usize))
    }

    /// Tells whether a keyword is true in a schema.
    pub fn says(&self, keyword: &str) -> bool {
        self.all(keyword).any(|it| *it == Value::Bool(true))
    }

    /// Returns the values that all lists of values have; none without a list.
    pub fn listed(&self) -> Option<Vec<&'s Value>> {
        let lists = self.all("enum").filter_map(Value::as_array);
        let lists = lists.map(|it| it.iter().collect::<Vec<_>>());
        let constants = self.all("const").map(|it| vec![it]);
        lists.chain(constants).reduce(|mut one, other| {
            one.retain(|value| other.contains(value));
            one
        })
    }

    /// Returns the types that a value may have. Where no schema names any, the keywords hint at it.
    pub fn types(&self) -> Vec<&'static str> {
        let mut types = TYPES.to_vec();
        for named in self.all("type") {
            let allows = |name: &str| match named {
                Value::String(one) => one == name,
                Value::Array(several) => several.iter().any(|it| it == name),
                _ => true,
            };
            types.retain(|it| allows(it) || *it == "integer" && allows("number"));
        }
        if self.all("type").next().is_none() {
            let hint = HINTS
                .iter()
                .find(|(keyword, _)| self.all(keyword).next().is_some());
            let hint = hint
                .map(|(_, name)| *name)
                .or_else(|| self.type_of_format());
            if let Some(hint) = hint {
                types.retain(|it| *it == hint);
            }
        }
        if types.contains(&"number") {
            types.retain(|it| *it != "integer");
        }
        types
    }

    fn type_of_format(&self) -> Option<&'static str> {
        Some(match self.text("format")? {
            "int32" | "int64" | "uint32" | "uint64" => "integer",
            "float" | "double" | "decimal" => "number",
            _ => "string",
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn hold_together() {
        let table = [
            (
                json!([{ "type": ["string", "null"] }, { "type": "string" }]),
                vec!["string"],
            ),
            (
                json!([{ "type": "number" }, { "type": "integer" }]),
                vec!["integer"],
            ),
            (json!([{ "type": "number" }]), vec!["number"]),
            (json!([{ "properties": {} }]), vec!["object"]),
            (json!([{ "dependentSchemas": {} }]), vec!["object"]),
            (json!([{ "format": "uuid" }]), vec!["string"]),
        ];
        for (schemas, expected) in table {
            let parts = schemas.as_array().unwrap().iter();
            let parts = parts.filter_map(Value::as_object).collect();
            assert_eq!(Constraints { parts }.types(), expected, "{schemas}");
        }
    }

    #[test]
    fn list_what_all_list() {
        let schemas = [
            json!({ "enum": ["a", "b", 1] }),
            json!({ "enum": ["b", 1] }),
            json!({ "const": 1 }),
        ];
        let parts = schemas.iter().filter_map(Value::as_object).collect();
        assert_eq!(Constraints { parts }.listed(), Some(vec![&json!(1)]));
    }
}
