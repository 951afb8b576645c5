//! Responses: content by media type.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::below;
use super::media_types::{self, Direction, essence};
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// Rewrites a response. One without a schema has no content.
pub(super) fn rewrite(
    work: &mut Rewrite<'_>,
    response: &mut Members,
    produces: &[String],
    path: &NodePath<'_>,
) {
    if !response.contains_key("schema") && !response.contains_key("examples") {
        return;
    }
    let types = media_types::of_body(work, produces, response.get("schema"), Direction::Response);
    let mut content = match response.shift_remove("schema") {
        Some(schema) => media_types::content(work, schema, &types, path),
        None => Members::new(),
    };
    examples(work, response, &mut content, path);
    if !content.is_empty() {
        response.insert("content".to_owned(), Value::Object(content));
    }
}

/// Puts a copy of a shared response in the place of the reference to it, for an operation with media types of its own.
/// The schema is referred to where it stands.
pub(super) fn take_shared(work: &mut Rewrite<'_>, response: &mut Members) {
    let Some(target) = response.get("$ref").and_then(Value::as_str) else {
        return;
    };
    let shared = work.survey.responses.get(&work.file);
    let Some(shared) = shared.and_then(|targets| targets.get(target)) else {
        return;
    };
    let Some(mut copy) = work.copy_members(&shared.members) else {
        return;
    };
    copy.entry("schema")
        .or_insert_with(|| json!({ "$ref": below(target, "schema") }));
    *response = copy;
}

/// Gives each media type its example. Examples of media types that the response does not have become `x-examples`.
fn examples(
    work: &mut Rewrite<'_>,
    response: &mut Members,
    content: &mut Members,
    path: &NodePath<'_>,
) {
    let Some(Value::Object(examples)) = response.shift_remove("examples") else {
        return;
    };
    let names: HashMap<String, String> = content
        .keys()
        .map(|name| (essence(name), name.clone()))
        .collect();
    let mut others = Members::new();
    for (key, example) in examples {
        let name = names.get(&essence(&key));
        let media_type = name.and_then(|name| Some((name, content.get_mut(name)?)));
        if let Some((name, Value::Object(members))) = media_type {
            work.moved(path, &["content", name, "example"], &["examples", &key]);
            members.insert("example".to_owned(), example);
        } else {
            others.insert(key, example);
        }
    }
    if !others.is_empty() {
        response.insert("x-examples".to_owned(), Value::Object(others));
        work.moved(path, &["x-examples"], &["examples"]);
    }
}
