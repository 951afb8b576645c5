//! Names that nodes have within their file (JSON Schema 2020-12, section 8.2.2).

use std::collections::BTreeMap;

use serde_json::Value;

use super::pointer::Pointer;

/// The keywords that name a node.
const KEYWORDS: [&str; 2] = ["$anchor", "$dynamicAnchor"];

/// Returns the names of a node.
pub(super) fn names(value: &Value) -> impl Iterator<Item = &str> {
    let texts = KEYWORDS.iter().map(|keyword| value.get(keyword));
    texts.flatten().filter_map(Value::as_str)
}

/// Finds the nodes of a tree that have names. Of several nodes with one name, it is the first.
pub(super) fn of(tree: &Value) -> BTreeMap<String, Pointer> {
    let mut found = BTreeMap::new();
    let mut open = vec![(Pointer::root(), tree)];
    while let Some((pointer, value)) = open.pop() {
        for name in names(value) {
            found
                .entry(name.to_owned())
                .or_insert_with(|| pointer.clone());
        }
        match value {
            Value::Object(members) => {
                let members = members.iter().rev();
                open.extend(members.map(|(key, child)| (pointer.join(key), child)));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate().rev();
                open.extend(items.map(|(index, item)| (pointer.join(&index.to_string()), item)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_node_with_a_name_has_it() {
        let tree = serde_json::json!({
            "a": [{"$anchor": "x"}, {"$dynamicAnchor": "y", "$anchor": "z"}],
            "b": {"$anchor": "x"},
            "c": {"$anchor": 1},
        });
        let found = of(&tree);
        let found: Vec<_> = found
            .iter()
            .map(|(name, at)| (name.as_str(), at.as_str()))
            .collect();
        assert_eq!(found, [("x", "/a/0"), ("y", "/a/1"), ("z", "/a/1")]);
    }
}
