//! Body parameters: request bodies.

use serde_json::{Value, json};

use super::content::{self, Direction};
use super::defaults::Defaults;
use super::parameter;
use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};
use crate::dialect::shared::Shared;
use crate::dialect::taken::Taken;

/// Makes the request body of an operation from its body parameter, written inline or referred to.
pub(super) fn request_body(
    work: &mut Rewrite<'_>,
    part: Taken,
    consumes: &[String],
    defaults: &Defaults,
    path: &Path<'_>,
) -> Members {
    let target = part.value.get("$ref").and_then(Value::as_str);
    let mut body = match (target, part.shared.as_deref()) {
        (Some(target), Some(Shared::Body(shared))) => {
            if work.add(consumes.len()) && consumes == defaults.consumes {
                return Members::from_iter([("$ref".to_owned(), target.into())]);
            }
            let mut body = work.copy_members(shared).unwrap_or_default();
            body.insert(
                "schema".to_owned(),
                json!({ "$ref": below(target, "schema") }),
            );
            body
        }
        _ => members(part.value),
    };
    convert(work, &mut body, consumes, path);
    body
}

/// Turns a body parameter into a request body.
pub(super) fn convert(
    work: &mut Rewrite<'_>,
    body: &mut Members,
    consumes: &[String],
    path: &Path<'_>,
) {
    body.shift_remove("in");
    if let Some(name) = body.shift_remove("name") {
        body.insert("x-name".to_owned(), name);
    }
    let types = content::types(work, consumes, body.get("schema"), Direction::Request);
    let schema = body.shift_remove("schema");
    // Some write a type where only a schema may be.
    let schema = schema.unwrap_or_else(|| Value::Object(parameter::take_schema(body)));
    let content = content::of(work, schema, &types, path);
    body.insert("content".to_owned(), Value::Object(content));
}

/// Returns the reference to a member of what a reference leads to.
fn below(target: &str, key: &str) -> String {
    match target.contains('#') {
        true => format!("{target}/{key}"),
        false => format!("{target}#/{key}"),
    }
}

fn members(value: Value) -> Members {
    match value {
        Value::Object(members) => members,
        _ => Members::new(),
    }
}
