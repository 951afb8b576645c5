//! Operations: the request bodies that their parameters become, and the media types that they name.

use serde_json::Value;

use super::defaults::{Defaults, texts};
use super::{body, form, response, servers};
use crate::diagnostic::Problem;
use crate::dialect::extract::{ExtractedParameter, extract};
use crate::dialect::node_path::NodePath;
use crate::dialect::parameter::Location;
use crate::dialect::rewrite::{Members, Rewrite};

/// The operations that a path item of 2.0 may have.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// The extension of a path item for the bodies of operations in places of their own.
const BODIES: &str = "x-request-bodies";

/// Rewrites the operations of a path item.
pub(super) fn rewrite_all(
    work: &mut Rewrite<'_>,
    item: &mut Members,
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    let inherited = extract(work, item, path);
    let mut bodies = Members::new();
    for method in METHODS {
        let Some(Value::Object(operation)) = item.get_mut(*method) else {
            continue;
        };
        if !operation.contains_key("$ref") {
            rewrite(work, operation, &inherited, defaults, &path.key(method));
        } else if let Some(body) = body_beside(work, operation, &inherited, defaults, path, method)
        {
            bodies.insert((*method).to_owned(), Value::Object(body));
        }
    }
    if !bodies.is_empty() {
        item.insert(BODIES.to_owned(), Value::Object(bodies));
    }
}

/// Makes the body that an operation in a place of its own has of the path item. It stays in the path item: others may
/// refer to the operation, and references in the body count from the file of the path item.
fn body_beside(
    work: &mut Rewrite<'_>,
    reference: &Members,
    inherited: &[ExtractedParameter],
    defaults: &Defaults,
    path: &NodePath<'_>,
    method: &str,
) -> Option<Members> {
    let location = inherited.first()?.location;
    let target = reference.get("$ref")?.as_str()?;
    let operations = work.survey.operations.get(&work.file);
    let operation = operations?.get(target)?;
    match (operation.body, location) {
        (None, _) => {}
        (Some(Location::FormData), Location::FormData) => {
            let what = "the form fields of a path item in an operation elsewhere that has fields of its own";
            work.tell(Problem::Unsupported { what }, path, method);
            return None;
        }
        (Some(_), _) => return None,
    }
    let consumes = operation.consumes.as_ref().and_then(texts);
    let consumes = consumes.as_deref().unwrap_or(&defaults.consumes);
    let parameters = with_inherited(work, Vec::new(), inherited);
    let bodies = path.key(BODIES);
    request_body(work, parameters, consumes, defaults, &bodies.key(method))
}

/// Makes the body of an operation from the parameters that 3.0 has no parameters for.
fn request_body(
    work: &mut Rewrite<'_>,
    mut parameters: Vec<ExtractedParameter>,
    consumes: &[String],
    defaults: &Defaults,
    path: &NodePath<'_>,
) -> Option<Members> {
    if parameters.first()?.location != Location::Body {
        return Some(form::request_body(work, parameters, consumes, path));
    }
    let parameter = parameters.swap_remove(0);
    work.moved_from(path, &[], || parameter.pointer.to_pointer());
    Some(body::request_body(
        work, parameter, consumes, defaults, path,
    ))
}

/// Rewrites an operation. `inherited` are the parameters of its path item that 3.0 has no parameters for.
pub(super) fn rewrite(
    work: &mut Rewrite<'_>,
    operation: &mut Members,
    inherited: &[ExtractedParameter],
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    let mut list = |key| operation.shift_remove(key).as_ref().and_then(texts);
    let (consumes, produces) = (list("consumes"), list("produces"));
    let consumes = consumes.as_deref().unwrap_or(&defaults.consumes);
    let produces = produces.as_deref().unwrap_or(&defaults.produces);
    servers::of_operation(work, operation, defaults, path);
    let own = extract(work, operation, path);
    let parameters = with_inherited(work, own, inherited);
    let body_path = path.key("requestBody");
    if let Some(body) = request_body(work, parameters, consumes, defaults, &body_path) {
        operation.insert("requestBody".to_owned(), Value::Object(body));
    }
    responses(work, operation, produces, defaults, &path.key("responses"));
}

/// Adds the extracted parameters of the path item that the operation does not replace. A body replaces all of
/// them, and a field of a form replaces the field of the same name.
fn with_inherited(
    work: &mut Rewrite<'_>,
    own: Vec<ExtractedParameter>,
    inherited: &[ExtractedParameter],
) -> Vec<ExtractedParameter> {
    let mut parameters = own;
    let added: Vec<&ExtractedParameter> = match parameters.first().map(|it| it.location) {
        None => inherited.iter().collect(),
        Some(Location::FormData) => {
            let fields = inherited
                .iter()
                .filter(|it| it.location == Location::FormData);
            let is_replaced =
                |it: &&ExtractedParameter| parameters.iter().any(|own| own.name() == it.name());
            fields.filter(|it| !is_replaced(it)).collect()
        }
        Some(_) => Vec::new(),
    };
    for parameter in added {
        let value = work.copy(&parameter.value).unwrap_or_default();
        parameters.push(ExtractedParameter {
            value,
            ..parameter.clone()
        });
    }
    parameters
}

/// Rewrites the responses that are written inline, and those that are shared with operations of other media types.
fn responses(
    work: &mut Rewrite<'_>,
    operation: &mut Members,
    produces: &[String],
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    let Some(Value::Object(responses)) = operation.get_mut("responses") else {
        return;
    };
    for (status, value) in responses {
        let Value::Object(members) = value else {
            continue;
        };
        if status.starts_with("x-") {
            continue;
        }
        if produces != defaults.produces {
            response::take_shared(work, members);
        }
        if !members.contains_key("$ref") {
            response::rewrite(work, members, produces, &path.key(status));
        }
    }
}
