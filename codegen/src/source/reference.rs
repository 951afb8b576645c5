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

/// Returns whether a value in the mapping of a discriminator is a reference (`#/components/schemas/Cat`, `cat.yaml`)
/// rather than the name of a schema (`Cat`).
pub fn is_reference(value: &str) -> bool {
    value.contains(['#', '/', '.'])
}

/// The endings of the names of files whose text is a value as it is: what a description refers to.
const TEXT_ENDINGS: &[&str] = &["md", "markdown", "mdx", "txt", "html", "htm", "xml", "csv"];

/// Tells whether a file holds text for people rather than YAML or JSON, by the ending of its name.
pub(super) fn is_text(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        TEXT_ENDINGS
            .iter()
            .any(|it| ending.eq_ignore_ascii_case(it))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_files_and_hosts() {
        for (target, file, remote) in [
            ("#/a", "", false),
            ("b.yaml#/a", "b.yaml", false),
            ("b.yaml", "b.yaml", false),
            ("https://a.b/c#/d", "https://a.b/c", true),
            ("urn:a:b", "urn:a:b", true),
            ("//a.b/c", "//a.b/c", true),
            ("a b:c.yaml", "a b:c.yaml", false),
        ] {
            assert_eq!(file_part(target), file);
            assert_eq!(is_remote(target), remote, "{target}");
        }
    }

    #[test]
    fn endings_tell_texts() {
        for (path, expected) in [
            ("a.md", true),
            ("a/B.MD", true),
            ("a.yaml", false),
            ("a.json", false),
            ("md", false),
        ] {
            assert_eq!(is_text(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn paths_are_normalized() {
        for (path, expected) in [
            ("a/./b", "a/b"),
            ("a/../b", "b"),
            ("/a/../../b", "/b"),
            ("../a", "a"),
            ("", ""),
        ] {
            assert_eq!(normalize(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn files_are_found_under_references_and_mappings() {
        let tree = serde_json::json!({
            "a": [{"$ref": "b.yaml#/x"}, {"$ref": "c d"}, {"$ref": "#/a"}, {"$ref": "https://e.com/f"}],
            "discriminator": {"mapping": {"g": "g.yaml", "h": "h#/x", "i": "User", "j": 1}},
        });
        let found = file_references(&tree);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, ["b.yaml", "c d", "g.yaml", "h"]);
    }

    #[test]
    fn mappings_have_references_and_names() {
        for (value, expected) in [
            ("#/a", true),
            ("b.yaml", true),
            ("./b", true),
            ("Cat", false),
        ] {
            assert_eq!(is_reference(value), expected, "{value}");
        }
    }
}
