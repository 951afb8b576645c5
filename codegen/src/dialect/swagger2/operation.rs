//! Operations: which of their parameters are a body, and which media types they speak.

use serde_json::Value;

use super::defaults::{Defaults, texts};
use super::{body, form, response, servers};
use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};
use crate::dialect::taken::{Role, Taken, take};

/// The operations that a path item of 2.0 may have.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Rewrites the operations of a path item.
pub(super) fn rewrite_all(
    work: &mut Rewrite<'_>,
    item: &mut Members,
    defaults: &Defaults,
    path: &Path<'_>,
) {
    let inherited = take(work, item, path);
    for method in METHODS {
        if let Some(Value::Object(operation)) = item.get_mut(*method) {
            rewrite(work, operation, &inherited, defaults, &path.key(method));
        }
    }
}

fn rewrite(
    work: &mut Rewrite<'_>,
    operation: &mut Members,
    inherited: &[Taken],
    defaults: &Defaults,
    path: &Path<'_>,
) {
    let mut list = |key| operation.shift_remove(key).as_ref().and_then(texts);
    let (consumes, produces) = (list("consumes"), list("produces"));
    let consumes = consumes.as_deref().unwrap_or(&defaults.consumes);
    let produces = produces.as_deref().unwrap_or(&defaults.produces);
    servers::of_operation(work, operation, defaults, path);
    let own = take(work, operation, path);
    let parts = with_inherited(work, own, inherited);
    let body_path = path.key("requestBody");
    let body = match parts.first().map(|part| part.role) {
        None => None,
        Some(Role::Body) => parts.into_iter().next().map(|part| {
            work.moved_from(&body_path, &[], || part.place.pointer());
            body::request_body(work, part, consumes, defaults, &body_path)
        }),
        Some(Role::Form | Role::Querystring) => {
            Some(form::request_body(work, parts, consumes, &body_path))
        }
    };
    if let Some(body) = body {
        operation.insert("requestBody".to_owned(), Value::Object(body));
    }
    responses(work, operation, produces, &path.key("responses"));
}

/// Adds what the path item has and the operation does not replace.
fn with_inherited(work: &mut Rewrite<'_>, own: Vec<Taken>, inherited: &[Taken]) -> Vec<Taken> {
    let mut parts = own;
    let added: Vec<&Taken> = match parts.first().map(|part| part.role) {
        None => inherited.iter().collect(),
        Some(Role::Body | Role::Querystring) => Vec::new(),
        Some(Role::Form) => {
            let forms = inherited.iter().filter(|part| part.role == Role::Form);
            let replaced = |part: &&Taken| parts.iter().any(|own| own.name() == part.name());
            forms.filter(|part| !replaced(part)).collect()
        }
    };
    for part in added {
        let value = work.copy(&part.value).unwrap_or_default();
        parts.push(Taken {
            value,
            ..part.clone()
        });
    }
    parts
}

/// Rewrites the responses that are written inline.
fn responses(
    work: &mut Rewrite<'_>,
    operation: &mut Members,
    produces: &[String],
    path: &Path<'_>,
) {
    let Some(Value::Object(responses)) = operation.get_mut("responses") else {
        return;
    };
    for (status, value) in responses {
        match value {
            Value::Object(members)
                if !status.starts_with("x-") && !members.contains_key("$ref") =>
            {
                response::rewrite(work, members, produces, &path.key(status));
            }
            _ => {}
        }
    }
}
