//! The texts of references: what they say without a look at what they lead to.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::uri::is_scheme;

/// Returns the part of a reference that names a file, the one before its `#`: `b.yaml#/User` → `b.yaml`.
pub(super) fn file_part(target: &str) -> &str {
    target.split('#').next().unwrap_or_default()
}

/// Returns whether a reference starts with a scheme (`https:`) or a host (`//example.com`).
pub(super) fn is_remote(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once(':') else {
        return target.starts_with("//");
    };
    is_scheme(scheme)
}

/// Removes `.` and `..` from a path, without a look at the files: `a/../b` → `b`.
pub(super) fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// Returns the references in a tree that name a local file, without what follows the `#`. They are the values of
/// `$ref`, and those in mappings of discriminators that look like the name of a file: with a `.`, or before a `#`.
pub(super) fn file_references(tree: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = vec![tree];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(members) => {
                rest.extend(members.values());
                let mapping = members
                    .get("discriminator")
                    .and_then(|it| it.get("mapping"));
                let mapped = mapping.and_then(Value::as_object).into_iter();
                let mapped = mapped.flat_map(|it| it.values()).filter_map(Value::as_str);
                let own = members.get("$ref").and_then(Value::as_str);
                let mapped = mapped.filter(|it| it.contains(['.', '#']));
                let files = own.into_iter().chain(mapped).map(file_part);
                let local = files.filter(|it| !it.is_empty() && !is_remote(it));
                found.extend(local.map(str::to_owned));
            }
            _ => {}
        }
    }
    found
}
