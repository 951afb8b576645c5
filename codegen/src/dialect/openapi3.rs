//! What OpenAPI 3.1 and 3.2 add outside of schemas: it keeps its shape, under the name of an extension.

use serde_json::{Value, json};

use super::beside_reference;
use super::extract::extract;
use super::kind::Kind;
use super::node_path::NodePath;
use super::rewrite::{Members, Rewrite};
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
pub fn rewrite(work: &mut Rewrite<'_>, value: &mut Value, kind: Kind, path: &NodePath<'_>) {
    let Value::Object(members) = value else {
        return;
    };
    if let Some(Value::String(_)) = members.get("$ref")
        && !beside_reference::counts(work.version, kind)
    {
        return beside_reference::of_object(work, members, kind, path);
    }
    if let Some((_, names)) = RENAMED.iter().find(|(renamed, _)| *renamed == kind) {
        rename(work, members, names, path);
    }
    match kind {
        Kind::Document => {
            add_paths(members);
            paths_of_microsoft(work, members, path);
        }
        Kind::PathItem => {
            query_operation(work, members, path);
            querystring(work, members, path);
        }
        Kind::Operation => {
            querystring(work, members, path);
            members.entry("responses").or_insert_with(|| json!({}));
        }
        Kind::Parameter => cookie_style(members),
        Kind::Response => add_description(members),
        Kind::SecurityScheme => security_scheme(members),
        _ => {}
    }
}

fn rename(
    work: &mut Rewrite<'_>,
    members: &mut Members,
    names: &[(&str, &str)],
    path: &NodePath<'_>,
) {
    for (old, new) in names {
        if let Some(value) = members.shift_remove(*old) {
            members.insert((*new).to_owned(), value);
            work.moved(path, &[new], &[old]);
        }
    }
}

/// Adds `paths`, which 3.0 requires: a document of 3.1 may consist of webhooks or components alone.
fn add_paths(root: &mut Members) {
    root.entry("paths").or_insert_with(|| json!({}));
}

/// Moves the path items under `x-ms-paths` to the others: Azure has those there whose paths differ by their queries
/// alone, which 2.0 does not allow. Operations of a path that is among the others already are moved to its path item;
/// what that has, too, stays where it is.
fn paths_of_microsoft(work: &mut Rewrite<'_>, root: &mut Members, path: &NodePath<'_>) {
    let Some(Value::Object(others)) = root.shift_remove("x-ms-paths") else {
        return;
    };
    let Some(Value::Object(paths)) = root.get_mut("paths") else {
        return;
    };
    let mut left = Members::new();
    for (key, mut item) in others {
        let Some(known) = paths.get_mut(&key) else {
            work.moved(path, &["paths", &key], &["x-ms-paths", &key]);
            paths.insert(key, item);
            continue;
        };
        for method in add_operations(known, &mut item) {
            let (new, old) = (["paths", &key, &method], ["x-ms-paths", &key, &method]);
            work.moved(path, &new, &old);
        }
        if item.as_object().is_none_or(|item| !item.is_empty()) {
            left.insert(key, item);
        }
    }
    if !left.is_empty() {
        root.insert("x-ms-paths".to_owned(), Value::Object(left));
    }
}

/// Moves the operations of one path item to another of the same path that lacks them, and returns their methods. Path items
/// that say something for all their operations stay as they are.
fn add_operations(known: &mut Value, other: &mut Value) -> Vec<String> {
    let (Value::Object(known), Value::Object(other)) = (known, other) else {
        return Vec::new();
    };
    let is_operation = |key: &String| Kind::PathItem.child(key) == Kind::Operation;
    let is_plain = |item: &Members| {
        item.keys()
            .all(|key| is_operation(key) || key.starts_with("x-"))
    };
    if !is_plain(known) || !is_plain(other) {
        return Vec::new();
    }
    let new = other
        .keys()
        .filter(|key| is_operation(key) && !known.contains_key(*key));
    let methods: Vec<String> = new.cloned().collect();
    for method in &methods {
        known.extend(other.shift_remove_entry(method));
    }
    methods
}

/// Moves the operation `query` to those of other methods, since 3.0 has no key for it.
fn query_operation(work: &mut Rewrite<'_>, item: &mut Members, path: &NodePath<'_>) {
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

/// Moves the parameter `in: querystring` out of the list of parameters, since 3.0 has none of its kind.
fn querystring(work: &mut Rewrite<'_>, holder: &mut Members, path: &NodePath<'_>) {
    if work.version == Version::Swagger2 {
        return;
    }
    if let Some(parameter) = extract(work, holder, path).into_iter().next() {
        let pointer = parameter.pointer;
        work.moved_from(path, &["x-querystring"], || pointer.to_pointer());
        holder.insert("x-querystring".to_owned(), parameter.value);
    }
}

/// Replaces the style `cookie` by `form`, the one that 3.0 has for cookies.
fn cookie_style(parameter: &mut Members) {
    if parameter.get("style").and_then(Value::as_str) == Some("cookie") {
        parameter.insert("style".to_owned(), "form".into());
        parameter.insert("x-style".to_owned(), "cookie".into());
    }
}

/// Adds an empty description to a response without one: 3.0 requires it, and 3.2 does not.
fn add_description(response: &mut Members) {
    response.entry("description").or_insert_with(|| "".into());
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
