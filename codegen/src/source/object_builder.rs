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
