//! The trees of a document's files with all references in one form, which needs no folder to be resolved in:
//! `doc:/` and the number of a file in place of its path.

use std::collections::BTreeMap;

use codegen::Document;
use codegen::source::{FileId, Node, Origin, Value};

/// Returns the trees of a document's files, by their numbers.
pub fn files(raw: &Document) -> Vec<Value> {
    let mut open = vec![FileId::ROOT];
    let mut trees: BTreeMap<usize, Value> = BTreeMap::new();
    while let Some(file) = open.pop() {
        let origin = Origin {
            file,
            ..Origin::root()
        };
        let Some(root) = raw.find(&origin) else {
            continue;
        };
        let mut tree = root.value().clone();
        number(&mut tree, &root, raw, &mut open);
        trees.insert(file.index(), tree);
        open.retain(|file| !trees.contains_key(&file.index()));
    }
    let count = trees.keys().last().map_or(0, |last| last + 1);
    (0..count)
        .map(|index| trees.remove(&index).unwrap_or_default())
        .collect()
}

/// Replaces the paths in a tree's references with numbers of files, and adds these files to the open ones.
fn number(tree: &mut Value, root: &Node<'_>, raw: &Document, open: &mut Vec<FileId>) {
    match tree {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(target) if key == "$ref" => {
                        let Some(file) = raw.referenced_file(root.origin().file, target) else {
                            continue;
                        };
                        open.push(file);
                        let fragment = target.split_once('#').map_or("", |(_, it)| it);
                        *target = format!("doc:/{}#{fragment}", file.index());
                    }
                    value => number(value, root, raw, open),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| number(it, root, raw, open)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns a pointer as the fragment of a URI (RFC 6901, section 6).
pub fn fragment(pointer: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@?".contains(&byte);
    let encode = |byte: u8| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    pointer.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn have_one_form() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("openapi.yaml");
        std::fs::write(&root, "{a: {$ref: 'b.yaml#/c'}, d: [{$ref: '#/a'}]}").unwrap();
        std::fs::write(folder.path().join("b.yaml"), "{c: {$ref: 'openapi.yaml'}}").unwrap();
        let document = Document::load(&root, codegen::source::Limits::default()).unwrap();
        let expected = [
            serde_json::json!({ "a": { "$ref": "doc:/1#/c" }, "d": [{ "$ref": "doc:/0#/a" }] }),
            serde_json::json!({ "c": { "$ref": "doc:/0#" } }),
        ];
        assert_eq!(files(&document), expected);
    }

    #[test]
    fn are_encoded() {
        assert_eq!(fragment("/paths/~1a b/ü"), "/paths/~1a%20b/%C3%BC");
    }
}
