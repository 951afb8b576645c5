//! Building objects: no key twice, and YAML's merge keys.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// An object that is being built.
#[derive(Default)]
pub(super) struct ObjectBuilder {
    map: Map<String, Value>,
    /// The keys of merged members. A member of the object's own with such a key still replaces the merged one.
    merged: HashSet<String>,
}

impl ObjectBuilder {
    /// Adds a member.
    ///
    /// # Errors
    ///
    /// When there is a member of that key: it stays, and the key is returned.
    pub(super) fn insert(&mut self, key: String, value: Value) -> Result<(), String> {
        let replaces = self.merged.remove(&key);
        if self.map.contains_key(&key) && !replaces {
            return Err(key);
        }
        self.map.insert(key, value);
        Ok(())
    }

    /// Adds the members of a map, or of a list of maps, whose keys are new.
    pub(super) fn merge(&mut self, value: Value) -> Result<(), &'static str> {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    if !self.map.contains_key(&key) {
                        self.merged.insert(key.clone());
                        self.map.insert(key, value);
                    }
                }
                Ok(())
            }
            Value::Array(items) if items.iter().all(Value::is_object) => {
                items.into_iter().try_for_each(|item| self.merge(item))
            }
            _ => Err("a merge key (`<<`) takes a map or a list of maps"),
        }
    }
}

impl From<ObjectBuilder> for Value {
    fn from(builder: ObjectBuilder) -> Self {
        Self::Object(builder.map)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Builds an object of members and merged values, in their order; returns it and the refused keys.
    fn built(steps: &[(&str, Value)]) -> (Value, Vec<String>) {
        let mut builder = ObjectBuilder::default();
        let mut refused = Vec::new();
        for (key, value) in steps {
            match *key {
                "<<" => builder.merge(value.clone()).unwrap(),
                key => refused.extend(builder.insert(key.to_owned(), value.clone()).err()),
            }
        }
        (builder.into(), refused)
    }

    #[test]
    fn a_member_wins_over_merged_ones_and_over_later_ones() {
        let merged = || json!([{"a": 1}, {"a": 2, "b": 2}]);
        for (steps, expected, refused) in [
            (
                vec![("a", json!(1)), ("a", json!(2))],
                json!({"a": 1}),
                vec!["a"],
            ),
            (vec![("<<", merged())], json!({"a": 1, "b": 2}), vec![]),
            (
                vec![("<<", merged()), ("b", json!(3))],
                json!({"a": 1, "b": 3}),
                vec![],
            ),
            (
                vec![("b", json!(3)), ("<<", merged())],
                json!({"b": 3, "a": 1}),
                vec![],
            ),
            (
                vec![("<<", merged()), ("b", json!(3)), ("b", json!(4))],
                json!({"a": 1, "b": 3}),
                vec!["b"],
            ),
        ] {
            assert_eq!(
                built(&steps),
                (expected, refused.into_iter().map(String::from).collect())
            );
        }
        assert!(ObjectBuilder::default().merge(json!(1)).is_err());
        assert!(ObjectBuilder::default().merge(json!([1])).is_err());
    }
}
