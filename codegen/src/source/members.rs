//! Objects in the making: no key twice, and YAML's merge keys.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// The members of an object while it is being built.
#[derive(Default)]
pub(super) struct Members {
    map: Map<String, Value>,
    /// The keys that came by merging; a key of the object's own may still replace them.
    merged: HashSet<String>,
}

impl Members {
    /// Adds a member; the first of a key stays, and the key comes back.
    pub(super) fn insert(&mut self, key: String, value: Value) -> Result<(), String> {
        let replaces = self.merged.remove(&key);
        if self.map.contains_key(&key) && !replaces {
            return Err(key);
        }
        self.map.insert(key, value);
        Ok(())
    }

    /// Adds the members of `value` whose keys are new.
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

impl From<Members> for Value {
    fn from(members: Members) -> Self {
        Self::Object(members.map)
    }
}
