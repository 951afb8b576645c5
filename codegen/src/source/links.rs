//! The texts of references, before anything is read.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::uri::is_scheme;

/// Returns the part of a reference that names a file: what is before its `#`.
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

/// Takes `.` and `..` out of a path by their text alone.
pub(super) fn normal(path: &Path) -> PathBuf {
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

/// Returns the texts before the `#` of the references in a tree that name a local file: those of
/// `$ref`, and of the discriminators' mappings where they look like a file's name.
pub(super) fn referenced_files(tree: &Value) -> BTreeSet<String> {
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
