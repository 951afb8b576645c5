//! From nodes to positions.

use crate::source::{Document, FileId, Origin, Pointer};

/// Returns the line, the column and the width of a node's position.
fn at(text: &str, tokens: &[&str]) -> (usize, usize, usize) {
    let document = Document::from_text("a", text).unwrap();
    let origin = Origin {
        file: FileId::ROOT,
        pointer: tokens.iter().collect::<Pointer>(),
    };
    let position = document.locate(&origin).unwrap();
    (position.line, position.column, position.width)
}

#[test]
fn points_at_keys_and_items_of_yaml() {
    let text = "paths:\n  /users:\n    get:\n      tags: [a, bc]\n      200:\n        - x: 1\n        - \"é\": {y: 2}\n";
    assert_eq!(at(text, &[]), (1, 1, 1));
    assert_eq!(at(text, &["paths"]), (1, 1, 5));
    assert_eq!(at(text, &["paths", "/users", "get"]), (3, 5, 3));
    assert_eq!(
        at(text, &["paths", "/users", "get", "tags", "1"]),
        (4, 17, 2)
    );
    assert_eq!(at(text, &["paths", "/users", "get", "200"]), (5, 7, 3));
    assert_eq!(
        at(text, &["paths", "/users", "get", "200", "0"]),
        (6, 11, 1)
    );
    assert_eq!(
        at(text, &["paths", "/users", "get", "200", "1", "é", "y"]),
        (7, 17, 1)
    );
}

#[test]
fn points_at_keys_and_items_of_json() {
    let text = "{\n\t\"a\\/b\": [1,\n\t\t{\"\\ud83d\\ude00\": true}\n\t],\n\t\"c\": {\"d\":1}\n}";
    assert_eq!(at(text, &["a/b"]), (2, 2, 6));
    assert_eq!(at(text, &["a/b", "0"]), (2, 11, 1));
    assert_eq!(at(text, &["a/b", "1", "😀"]), (3, 4, 14));
    assert_eq!(at(text, &["c", "d"]), (5, 8, 3));
}

#[test]
fn points_at_the_nearest_that_is_there() {
    assert_eq!(at("a: {b: 1}", &["a", "c", "d"]), (1, 1, 1));
    assert_eq!(at("a: {b: 1}", &["c"]), (1, 1, 1));
}

#[test]
fn points_behind_flow_collections_at_the_column_of_their_key() {
    let text = "a:\n  b: {\n    x: 1\n  }\n  c: [\n    1\n  ]\n  d: 2\n";
    assert_eq!(at(text, &["a", "c", "0"]), (6, 5, 1));
    assert_eq!(at(text, &["a", "d"]), (8, 3, 1));
    assert_eq!(at("a: {\n\"b\": 1\n}\nc: 1\n", &["c"]), (4, 1, 1));
}

#[test]
fn points_behind_tabs() {
    let text = "a: 1\n\t# x\nb:\n  c: 1\t# y\n\t\n  d: 1\n";
    assert_eq!(at(text, &["b", "d"]), (6, 3, 1));
}

#[test]
fn points_through_aliases_and_merge_keys() {
    let text =
        "base: &base\n  x: 1\nlist: [*base]\nm: {<<: *base, y: 2}\nn:\n  <<: [*base, {z: 1}]\n";
    assert_eq!(at(text, &["list", "0", "x"]), (2, 3, 1));
    assert_eq!(at(text, &["m", "x"]), (2, 3, 1));
    assert_eq!(at(text, &["m", "y"]), (4, 16, 1));
    assert_eq!(at(text, &["n", "z"]), (6, 16, 1));
}

#[test]
fn shows_the_line() {
    let document = Document::from_text("a", "\u{feff}a:\r\n  ü: 1 # x\r\n").unwrap();
    let node = document.root().get("a").and_then(|it| it.get("ü")).unwrap();
    let position = document.locate(node.origin()).unwrap();
    assert_eq!((position.line, position.column, position.indent), (2, 3, 2));
    assert_eq!(position.excerpt, "  ü: 1 # x");
}
