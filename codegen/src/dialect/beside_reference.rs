//! What stands beside a `$ref`: in schemas it counts since 3.1, and is ignored before, but for annotations.

use serde_json::{Value, json};

use super::kind::Kind;
use super::node_path::NodePath;
use super::rewrite::{Members, Rewrite};
use super::version::Version;
use crate::diagnostic::Problem;

/// The keywords beside the `$ref` of a schema that are read in any version, although 3.0 says to ignore them: annotations,
/// and whether the value may be null.
const ANNOTATIONS: &[&str] = &[
    "$ref",
    "nullable",
    "description",
    "summary",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "example",
];

/// The keywords that change nothing in a client, wherever they stand.
const WITHOUT_EFFECT: &[&str] = &["xml", "externalDocs", "$comment"];

/// The keywords of a Reference Object (OpenAPI 3.1, section 4.8.23).
const OF_OBJECTS: &[&str] = &["$ref", "description", "summary"];

/// The keywords that say which properties an object has, whatever they hold.
const STRUCTURE: &[&str] = &["allOf", "patternProperties"];

/// Rewrites a schema with a `$ref`: before 3.1 it loses what is ignored. Since 3.1, what adds to the object that the
/// `$ref` leads to makes it a part of an `allOf`, which means the same.
pub fn of_schema(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    match work.version {
        Version::Swagger2 | Version::OpenApi30 => ignore(work, keywords, ANNOTATIONS, path),
        Version::OpenApi31 if extends(keywords) => extend(work, keywords, path),
        Version::OpenApi31 => {}
    }
}

/// Tells whether what stands beside the `$ref` of an object that is no schema counts. That of a path item does since 3.1;
/// 3.0 leaves open what it means.
pub fn counts(version: Version, kind: Kind) -> bool {
    match version {
        Version::Swagger2 | Version::OpenApi30 => false,
        Version::OpenApi31 => kind == Kind::PathItem,
    }
}

/// Removes what is ignored beside the `$ref` of an object that is no schema.
pub fn of_object(work: &mut Rewrite<'_>, members: &mut Members, kind: Kind, path: &NodePath<'_>) {
    if kind != Kind::Document {
        ignore(work, members, OF_OBJECTS, path);
    }
}

/// Removes all but some keywords, and tells it.
fn ignore(work: &mut Rewrite<'_>, members: &mut Members, read: &[&str], path: &NodePath<'_>) {
    let is_read = |key: &str| read.contains(&key) || key.starts_with("x-");
    let ignored = members.keys().filter(|key| !is_read(key));
    let ignored: Vec<String> = ignored.cloned().collect();
    for keyword in &ignored {
        members.shift_remove(keyword);
    }
    let has_effect = |keyword: &String| !WITHOUT_EFFECT.contains(&keyword.as_str());
    let keywords: Vec<String> = ignored.into_iter().filter(has_effect).collect();
    if let Some(first) = keywords.first().cloned() {
        work.tell(Problem::BesideReference { keywords }, path, &first);
    }
}

/// Tells whether the keywords beside a `$ref` add to the object that it leads to.
fn extends(keywords: &Members) -> bool {
    let has = |keyword: &str, test: fn(&Value) -> bool| keywords.get(keyword).is_some_and(test);
    let has_members: fn(&Value) -> bool =
        |value| value.as_object().is_some_and(|members| !members.is_empty());
    let has_items: fn(&Value) -> bool =
        |value| value.as_array().is_some_and(|items| !items.is_empty());
    STRUCTURE.iter().any(|it| keywords.contains_key(*it))
        || has("properties", has_members)
        || has("required", has_items)
        || has("additionalProperties", has_members)
        || ["anyOf", "oneOf"].iter().any(|it| has(it, is_choice))
}

/// Tells whether alternatives are more than lists of the properties that have to be there together.
fn is_choice(alternatives: &Value) -> bool {
    let only_requires = |alternative: &Value| {
        let keywords = alternative.as_object();
        keywords.is_some_and(|it| it.keys().all(|key| key == "required"))
    };
    let alternatives = alternatives.as_array();
    alternatives.is_some_and(|it| !it.iter().all(only_requires))
}

/// Moves the `$ref` to the start of `allOf`.
fn extend(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    let Some(target) = keywords.shift_remove("$ref") else {
        return;
    };
    let mut parts = vec![json!({ "$ref": target })];
    if let Some(Value::Array(others)) = keywords.get_mut("allOf") {
        for index in (0..others.len()).rev() {
            let (new, old) = ((index + 1).to_string(), index.to_string());
            work.moved(path, &["allOf", &new], &["allOf", &old]);
        }
        parts.append(others);
    }
    work.moved(path, &["allOf", "0"], &[]);
    keywords.insert("allOf".to_owned(), Value::Array(parts));
}
