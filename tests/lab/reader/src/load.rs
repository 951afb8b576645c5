//! Files as trees of JSON, whatever they are written in.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Number, Value};

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
    let mut value: serde_yaml::Value =
        serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    value.apply_merge().map_err(|error| error.to_string())?;
    Ok(json(value))
}

/// Returns a tree of YAML as one of JSON: keys become texts, tags are left out.
fn json(value: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(value),
        Yaml::Number(number) => number_of(&number),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items.into_iter().map(json).collect(),
        Yaml::Mapping(members) => {
            let members = members
                .into_iter()
                .map(|(key, value)| (key_of(key), json(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Yaml::Tagged(tagged) => json(tagged.value),
    }
}

fn number_of(number: &serde_yaml::Number) -> Value {
    if let Some(number) = number.as_i64() {
        return number.into();
    }
    if let Some(number) = number.as_u64() {
        return number.into();
    }
    let number = number.as_f64().and_then(Number::from_f64);
    // JSON has no infinities.
    number.map_or(Value::Null, Value::Number)
}

fn key_of(key: serde_yaml::Value) -> String {
    match json(key) {
        Value::String(text) => text,
        other => other.to_string(),
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
