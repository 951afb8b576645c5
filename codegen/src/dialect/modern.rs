//! What 3.1 and 3.2 add outside of schemas: it keeps its shape under a name of this project's.

use serde_json::{Value, json};

use super::kind::Kind;
use super::path::Path;
use super::rewrite::{Members, Rewrite};
use super::taken;
use super::version::Version;

/// Keys that 3.0 does not know, and the extensions that stand for them.
const RENAMED: &[(Kind, &[(&str, &str)])] = &[
    (Kind::Document, &[("webhooks", "x-webhooks")]),
    (Kind::Info, &[("summary", "x-summary")]),
    (Kind::License, &[("identifier", "x-identifier")]),
    (Kind::Server, &[("name", "x-name")]),
    (
        Kind::Tag,
        &[
            ("summary", "x-summary"),
            ("parent", "x-parent"),
            ("kind", "x-kind"),
        ],
    ),
    (
        Kind::PathItem,
        &[("additionalOperations", "x-additional-operations")],
    ),
    (Kind::Response, &[("summary", "x-summary")]),
    (
        Kind::MediaType,
        &[
            ("itemSchema", "x-item-schema"),
            ("itemEncoding", "x-item-encoding"),
            ("prefixEncoding", "x-prefix-encoding"),
        ],
    ),
    (
        Kind::Discriminator,
        &[("defaultMapping", "x-default-mapping")],
    ),
];

/// Rewrites a node that is no schema.
pub fn rewrite(work: &mut Rewrite<'_>, value: &mut Value, kind: Kind, path: &Path<'_>) {
    let Value::Object(members) = value else {
        return;
    };
    if let Some((_, names)) = RENAMED.iter().find(|(renamed, _)| *renamed == kind) {
        rename(work, members, names, path);
    }
    match kind {
        Kind::Document => no_paths(members),
        Kind::PathItem => {
            query_operation(work, members, path);
            querystring(work, members, path);
        }
        Kind::Operation => {
            querystring(work, members, path);
            members.entry("responses").or_insert_with(|| json!({}));
        }
        Kind::Parameter => cookie_style(members),
        Kind::Response => no_description(members),
        Kind::SecurityScheme => security_scheme(members),
        _ => {}
    }
}

fn rename(work: &mut Rewrite<'_>, members: &mut Members, names: &[(&str, &str)], path: &Path<'_>) {
    for (old, new) in names {
        if let Some(value) = members.shift_remove(*old) {
            members.insert((*new).to_owned(), value);
            work.moved(path, &[new], &[old]);
        }
    }
}

/// A document may consist of webhooks or components alone.
fn no_paths(root: &mut Members) {
    root.entry("paths").or_insert_with(|| json!({}));
}

/// Puts the method QUERY among those that 3.0 has no key for.
fn query_operation(work: &mut Rewrite<'_>, item: &mut Members, path: &Path<'_>) {
    let Some(operation) = item.shift_remove("query") else {
        return;
    };
    let others = item
        .entry("x-additional-operations")
        .or_insert_with(|| json!({}));
    if let Value::Object(others) = others {
        others.insert("QUERY".to_owned(), operation);
        work.moved(path, &["x-additional-operations", "QUERY"], &["query"]);
    }
}

/// Takes the query string as a whole, which 3.0 has no parameter for, from the parameters.
fn querystring(work: &mut Rewrite<'_>, holder: &mut Members, path: &Path<'_>) {
    if work.version != Version::OpenApi3 {
        return;
    }
    if let Some(taken) = taken::take(work, holder, path).into_iter().next() {
        work.moved_from(path, &["x-querystring"], || taken.place.pointer());
        holder.insert("x-querystring".to_owned(), taken.value);
    }
}

/// Names the style that 3.0 has for cookies.
fn cookie_style(parameter: &mut Members) {
    if parameter.get("style").and_then(Value::as_str) == Some("cookie") {
        parameter.insert("style".to_owned(), "form".into());
        parameter.insert("x-style".to_owned(), "cookie".into());
    }
}

/// Describes a response in no words where the document does not: 3.2 does not ask for any.
fn no_description(response: &mut Members) {
    if !response.contains_key("$ref") {
        response.entry("description").or_insert_with(|| "".into());
    }
}

fn security_scheme(scheme: &mut Members) {
    if scheme.get("type").and_then(Value::as_str) == Some("mutualTLS") {
        scheme.insert("type".to_owned(), "http".into());
        scheme.insert("scheme".to_owned(), "mutualTLS".into());
        scheme.insert("x-mutual-tls".to_owned(), true.into());
    }
    if let Some(Value::Object(flows)) = scheme.get_mut("flows")
        && let Some(flow) = flows.shift_remove("deviceAuthorization")
    {
        flows.insert("x-device-authorization".to_owned(), flow);
    }
}
