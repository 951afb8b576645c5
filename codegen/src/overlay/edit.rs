//! The changes that overlays make to a tree.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::source::{Limits, LoadProblem, Pointer};

/// The most nodes that overlays add.
const MOST_ADDED: usize = 200_000;

/// A tree that is being changed.
pub struct Edit<'t> {
    tree: &'t mut Value,
    limits: Limits,
    /// The nodes that were added so far. They are counted because a few copies of copies would fill any memory.
    added: usize,
}

impl<'t> Edit<'t> {
    pub fn new(tree: &'t mut Value) -> Self {
        Self {
            tree,
            limits: Limits::default(),
            added: 0,
        }
    }

    /// Returns the pointers to the nodes that a path matches, each once, in the order of the tree.
    pub fn find(&self, path: &JsonPath) -> Vec<String> {
        let nodes = path.query_located(self.tree).dedup();
        nodes
            .locations()
            .map(|location| location.to_json_pointer())
            .collect()
    }

    /// Returns the value that a path matches; none unless it matches exactly one.
    pub fn only(&self, path: &JsonPath) -> Option<Value> {
        path.query(self.tree).exactly_one().ok().cloned()
    }

    /// Removes nodes, the last first, so that the pointers to the others stay what they are.
    pub fn remove(&mut self, pointers: Vec<String>) {
        for pointer in pointers.iter().rev() {
            let pointer = Pointer::from_fragment(&pointer.replace('%', "%25"));
            let Some((parent, key)) = pointer.and_then(|it| Some((it.parent()?, it.last()?)))
            else {
                continue;
            };
            match self.tree.pointer_mut(parent.as_str()) {
                Some(Value::Object(members)) => {
                    members.shift_remove(&key);
                }
                Some(Value::Array(items)) => {
                    if let Some(index) = key.parse().ok().filter(|index| *index < items.len()) {
                        items.remove(index);
                    }
                }
                _ => {}
            }
        }
    }

    /// Merges a value into nodes.
    ///
    /// # Errors
    ///
    /// When the tree would grow beyond the limits.
    pub fn update(&mut self, pointers: Vec<String>, value: &Value) -> Result<(), LoadProblem> {
        let (nodes, depth) = measure(value);
        for pointer in pointers {
            self.added += nodes;
            if self.added > MOST_ADDED {
                return Err(LoadProblem::TooManyNodes(MOST_ADDED));
            }
            if pointer.matches('/').count() + depth > self.limits.depth {
                return Err(LoadProblem::TooDeep(self.limits.depth));
            }
            if let Some(node) = self.tree.pointer_mut(&pointer) {
                match (node, value) {
                    (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
                    (Value::Array(items), one) => items.push(one.clone()),
                    (node, value) => merge(node, value),
                }
            }
        }
        Ok(())
    }
}

/// Merges a value into a node: objects member by member, and lists by appending. Anything else is replaced.
fn merge(node: &mut Value, value: &Value) {
    match (node, value) {
        (Value::Object(members), Value::Object(more)) => {
            for (key, value) in more {
                match members.get_mut(key) {
                    Some(member) => merge(member, value),
                    None => {
                        members.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
        (node, value) => *node = value.clone(),
    }
}

/// Returns how many nodes a value has, and how many levels.
fn measure(value: &Value) -> (usize, usize) {
    let mut open = vec![(value, 1)];
    let (mut nodes, mut depth) = (0, 0);
    while let Some((value, level)) = open.pop() {
        nodes += 1;
        depth = depth.max(level);
        match value {
            Value::Array(items) => open.extend(items.iter().map(|item| (item, level + 1))),
            Value::Object(members) => open.extend(members.values().map(|it| (it, level + 1))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    (nodes, depth)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_measured() {
        for (value, expected) in [
            (json!(1), (1, 1)),
            (json!([]), (1, 1)),
            (json!([1, 2]), (3, 2)),
            (json!({"a": {"b": [1]}, "c": 2}), (5, 4)),
        ] {
            assert_eq!(measure(&value), expected, "{value}");
        }
    }

    #[test]
    fn values_are_merged() {
        for (node, value, expected) in [
            (json!(1), json!(2), json!(2)),
            (json!([1]), json!([2]), json!([1, 2])),
            (json!([1]), json!({"a": 1}), json!({"a": 1})),
            (json!({"a": 1}), json!(null), json!(null)),
            (
                json!({"a": {"b": 1}}),
                json!({"a": {"c": 2}, "d": 3}),
                json!({"a": {"b": 1, "c": 2}, "d": 3}),
            ),
        ] {
            let mut merged = node.clone();
            merge(&mut merged, &value);
            assert_eq!(merged, expected, "{node} {value}");
        }
    }
}
