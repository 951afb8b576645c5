//! Swagger 2.0 outside of schemas: a file for each kind of node, and for what several of them use.

mod body;
mod defaults;
mod document;
mod form;
mod media_types;
mod operation;
mod parameter;
mod response;
mod security;
mod servers;
mod style;

use serde_json::Value;

use super::kind::Kind;
use super::node_path::NodePath;
use super::parameter::Location;
use super::rewrite::{Members, Rewrite};
pub use defaults::Defaults;

/// Rewrites a node of 2.0 to 3.0's shape. The schemas in it are left to the rules for schemas.
pub fn rewrite(
    work: &mut Rewrite<'_>,
    value: &mut Value,
    kind: Kind,
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    let Value::Object(members) = value else {
        return;
    };
    match kind {
        Kind::Document => document::rewrite(work, members, defaults, path),
        Kind::PathItem => operation::rewrite_all(work, members, defaults, path),
        // An operation in a place of its own, to which a reference leads; all others were rewritten with their path item.
        Kind::Operation if matches!(path, NodePath::Start(_)) => {
            operation::rewrite(work, members, &[], defaults, path);
        }
        Kind::SecurityScheme => security::rewrite(members),
        Kind::Response | Kind::Parameter | Kind::RequestBody if members.contains_key("$ref") => {}
        Kind::Response => response::rewrite(work, members, &defaults.produces, path),
        // A body that is still in a list contradicts another one.
        Kind::Parameter if is_body(members) && matches!(path, NodePath::Index(..)) => {}
        Kind::Parameter | Kind::RequestBody if is_body(members) => {
            body::convert(work, members, &defaults.consumes, path);
        }
        Kind::Parameter => parameter::rewrite(work, members, path),
        _ => {}
    }
}

/// Returns the reference to a member of what a reference leads to.
fn below(target: &str, key: &str) -> String {
    match target.contains('#') {
        true => format!("{target}/{key}"),
        false => format!("{target}#/{key}"),
    }
}

fn is_body(parameter: &Members) -> bool {
    Location::of(parameter) == Some(Location::Body)
}
