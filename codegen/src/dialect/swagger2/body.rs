//! Body parameters: request bodies.

use serde_json::{Value, json};

use super::below;
use super::defaults::Defaults;
use super::media_types::{self, Direction};
use super::parameter::take_schema;
use crate::dialect::extract::ExtractedParameter;
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// Makes the request body of an operation from its body parameter, written inline or referred to.
pub(super) fn request_body(
    work: &mut Rewrite<'_>,
    parameter: ExtractedParameter,
    consumes: &[String],
    defaults: &Defaults,
    path: &NodePath<'_>,
) -> Members {
    let target = parameter.value.get("$ref").and_then(Value::as_str);
    let mut body = match (target, parameter.reusable.as_deref()) {
        (Some(target), Some(reusable)) => {
            if work.add(consumes.len()) && consumes == defaults.consumes {
                return Members::from_iter([("$ref".to_owned(), target.into())]);
            }
            let mut body = work.copy_members(&reusable.members).unwrap_or_default();
            body.insert(
                "schema".to_owned(),
                json!({ "$ref": below(target, "schema") }),
            );
            body
        }
        _ => members(parameter.value),
    };
    convert(work, &mut body, consumes, path);
    body
}

/// Turns a body parameter into a request body.
pub(super) fn convert(
    work: &mut Rewrite<'_>,
    body: &mut Members,
    consumes: &[String],
    path: &NodePath<'_>,
) {
    body.shift_remove("in");
    if let Some(name) = body.shift_remove("name") {
        body.insert("x-name".to_owned(), name);
    }
    let types = media_types::of_body(work, consumes, body.get("schema"), Direction::Request);
    let schema = body.shift_remove("schema");
    // Some documents have the keywords of a schema in the body parameter itself.
    let schema = schema.unwrap_or_else(|| Value::Object(take_schema(body)));
    let content = media_types::content(work, schema, &types, path);
    body.insert("content".to_owned(), Value::Object(content));
}

fn members(value: Value) -> Members {
    match value {
        Value::Object(members) => members,
        _ => Members::new(),
    }
}
