//! `consumes` and `produces`: the media types of request bodies and responses.

use serde_json::{Value, json};

use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";
const ANY: &str = "*/*";

/// Who writes the body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Response,
}

/// Returns the media types of a body with a schema: those that are named, else JSON, or bytes where the schema is
/// a file.
///
/// A list that names JSON, often that of the whole document, does not tell what a file is: one that is sent is not JSON,
/// and one that comes may be of any media type (`*/*`). A request body of any media type is sent as JSON or bytes, too.
pub(super) fn of_body(
    work: &mut Rewrite<'_>,
    named: &[String],
    schema: Option<&Value>,
    direction: Direction,
) -> Vec<String> {
    let is_file = schema.and_then(|it| it.get("type")).and_then(Value::as_str) == Some("file");
    let usual = if is_file { BYTES } else { JSON };
    let named = match work.add(named.len()) {
        true => named,
        false => &[],
    };
    let mut types: Vec<&str> = named.iter().map(String::as_str).collect();
    match direction {
        Direction::Request if is_file => types.retain(|name| essence(name) != JSON),
        Direction::Response if is_file => {
            let has_json = types.iter().any(|name| essence(name) == JSON);
            if has_json && !types.contains(&ANY) {
                types.push(ANY);
            }
        }
        Direction::Request | Direction::Response => {}
    }
    if direction == Direction::Request && types.contains(&ANY) {
        types.retain(|name| *name != ANY && *name != usual);
        types.insert(0, usual);
    }
    if types.is_empty() {
        types.push(usual);
    }
    types.into_iter().map(str::to_owned).collect()
}

/// Makes the `content` of a body whose schema was below `path`: the first media type gets the schema, the others
/// a copy.
pub(super) fn content(
    work: &mut Rewrite<'_>,
    schema: Value,
    types: &[String],
    path: &NodePath<'_>,
) -> Members {
    let mut content = Members::new();
    for name in types.iter().skip(1) {
        let Some(copy) = work.copy(&schema) else {
            break;
        };
        content.insert(name.clone(), json!({ "schema": copy }));
    }
    let Some(first) = types.first() else {
        return content;
    };
    content.shift_insert(0, first.clone(), json!({ "schema": schema }));
    for name in content.keys() {
        work.moved(path, &["content", name, "schema"], &["schema"]);
    }
    content
}

/// Returns a media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
