//! Files as trees of JSON, whatever they are written in.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::{EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// A file that cannot be read.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    problem: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path.display(), self.problem)
    }
}

impl std::error::Error for LoadError {}

/// The endings of files that are YAML or JSON and nothing else.
const TREES: &[&str] = &["json", "yaml", "yml"];

/// Reads a file that another one refers to: its tree, or its text as one.
pub fn referenced(path: &Path) -> Result<Value, LoadError> {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if TREES.contains(&ending.as_str()) {
        return file(path);
    }
    // A file without such an ending can be a tree all the same.
    match file(path) {
        Ok(tree) if tree.is_object() || tree.is_array() => Ok(tree),
        _ => text(path).map(Value::String),
    }
}

/// Reads a file as a tree.
pub fn file(path: &Path) -> Result<Value, LoadError> {
    tree(&text(path)?).map_err(|problem| LoadError {
        path: path.to_owned(),
        problem,
    })
}

fn text(path: &Path) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|error| LoadError {
        path: path.to_owned(),
        problem: error.to_string(),
    })
}

/// Reads JSON or YAML.
pub fn tree(text: &str) -> Result<Value, String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with(['{', '['])
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    let Tree(mut value) = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    merge(&mut value);
    Ok(value)
}

/// A tree of YAML as one of JSON: keys become texts, and tags are left out. `serde_yaml`'s own type has no integers
/// beyond 64 bits.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor).map(Self)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of YAML")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok((value as f64).into())
    }

    // JSON has no infinities; these become null.
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((Tree(key), Tree(value))) = members.next_entry()? {
            let key = match key {
                Value::String(text) => text,
                other => other.to_string(),
            };
            // Of two members with one key, the first counts.
            object.entry(key).or_insert(value);
        }
        Ok(object.into())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant().map(|Tree(value)| value)
    }
}

/// The key of what is merged into a mapping (YAML's "Merge Key").
const MERGE: &str = "<<";

/// Merges into mappings what they ask for.
fn merge(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            let merged = match members.remove(MERGE) {
                Some(Value::Array(items)) => items,
                Some(item) => vec![item],
                None => Vec::new(),
            };
            for mut item in merged {
                merge(&mut item);
                for (key, value) in item
                    .as_object_mut()
                    .map(std::mem::take)
                    .into_iter()
                    .flatten()
                {
                    members.entry(key).or_insert(value);
                }
            }
            members.values_mut().for_each(merge);
        }
        Value::Array(items) => items.iter_mut().for_each(merge),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn languages_give_one_tree() {
        let table = [
            ("{\"a\": [1, 2.5, null]}", json!({ "a": [1, 2.5, null] })),
            ("\u{feff}{a: 1}", json!({ "a": 1 })),
            ("200: {true: on}", json!({ "200": { "true": "on" } })),
            (
                "a: &x {b: 1}\nc: {<<: *x, d: 2}",
                json!({ "a": { "b": 1 }, "c": { "d": 2, "b": 1 } }),
            ),
            (
                "a: 2020-01-01\nb: !x 1",
                json!({ "a": "2020-01-01", "b": 1 }),
            ),
        ];
        for (text, expected) in table {
            assert_eq!(tree(text), Ok(expected), "{text}");
        }
        assert!(tree("a: [").is_err());
    }
}
