//! How the settings change an API: the names that callers see, and what is left out.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ConfigProblem;

/// Names in Rust, by names in the document. They are cased as all names are. Requests and responses keep the
/// document's names.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rename {
    /// Types, by the name of a component, or by `Model.property` for a schema that is written inline.
    pub types: BTreeMap<String, String>,
    /// Operations, by their id or as `GET /path`, which counts where both are there.
    pub operations: BTreeMap<String, String>,
    /// Fields, as `Model.property`.
    pub fields: BTreeMap<String, String>,
    /// Parameters, as `operation.parameter`, the operation by its id or as `GET /path`.
    pub parameters: BTreeMap<String, String>,
    /// Variants of enums and unions, as `Model.value`.
    pub variants: BTreeMap<String, String>,
    /// Tags, by their name.
    pub tags: BTreeMap<String, String>,
}

impl Rename {
    /// Checks that every name can be an identifier.
    pub(super) fn check(&self) -> Result<(), ConfigProblem> {
        let maps = [
            &self.types,
            &self.operations,
            &self.fields,
            &self.parameters,
            &self.variants,
            &self.tags,
        ];
        let mut names = maps.into_iter().flat_map(BTreeMap::values);
        match names.find(|name| !is_name(name)) {
            Some(name) => Err(ConfigProblem::Value {
                value: name.clone(),
                expected: "a name: letters, digits and `_`, a letter first",
            }),
            None => Ok(()),
        }
    }
}

/// Returns whether a text can be cased to an identifier.
fn is_name(text: &str) -> bool {
    let starts = text.chars().next().is_some_and(unicode_ident::is_xid_start);
    starts && text.chars().all(unicode_ident::is_xid_continue)
}

/// The parts of the document that are left out, together with the schemas that only they use.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Omit {
    /// Operations, by their id or as `GET /path`.
    pub operations: Vec<String>,
    /// Tags with all their operations.
    pub tags: Vec<String>,
    /// Component schemas by their name, and properties as `Model.property`.
    pub schemas: Vec<String>,
    /// Whether deprecated operations, and deprecated properties that are not required, are left out.
    pub deprecated: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_identifiers() {
        for (name, is_right) in [
            ("User", true),
            ("type", true),
            ("größe", true),
            ("2fa", false),
            ("a b", false),
            ("_", false),
            ("", false),
            ("a::b", false),
        ] {
            let rename = Rename {
                tags: BTreeMap::from([("a".to_owned(), name.to_owned())]),
                ..Rename::default()
            };
            assert_eq!(rename.check().is_ok(), is_right, "{name:?}");
        }
    }
}
