//! References to the identifiers of schemas.

use std::fs;

use crate::source::{Document, Limits, ReferenceError, ReferenceProblem};

/// Follows the `$ref` of the member `a`.
fn follow(text: &str) -> Result<String, ReferenceError> {
    let mut document = Document::from_text("a.yaml", text).unwrap();
    document.resolve_identifiers();
    let found = document.root().get("a").unwrap().follow()?;
    Ok(found.origin().pointer.to_string())
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(follow(text).unwrap(), expected, "{text}");
}

#[test]
fn finds_schemas_by_their_identifiers() {
    check(
        "a: {$ref: 'https://e.com/b'}\nb: {$id: 'https://e.com/b'}",
        "/b",
    );
    check(
        "a: {$ref: 'https://e.com/b#'}\nb: {$id: 'https://e.com/b#'}",
        "/b",
    );
    check("a: {$ref: 'urn:b'}\nb: {$id: 'urn:b'}", "/b");
    check("a: {$ref: b}\nb: {$id: b}", "/b");
    check(
        "a: {$ref: 'urn:b#/c%25'}\nb: {$id: 'urn:b', c%: 1}",
        "/b/c%",
    );
    check(
        "a: {$ref: 'urn:b#n'}\nb: {$id: 'urn:b', c: {$anchor: n}}",
        "/b/c",
    );
    check(
        "a: {$ref: 'urn:b#n'}\nc: {$anchor: n}\nb: {$id: 'urn:b', c: {$anchor: n}}",
        "/b/c",
    );
    check(
        "a: {$ref: 'urn:b'}\nb: {$id: 'urn:b'}\nc: {$id: 'urn:b'}",
        "/b",
    );
    check(
        "a: {$ref: 'urn:b#/b'}\nopenapi: 3.2.0\n$self: urn:b\nb: 1",
        "/b",
    );
}

#[test]
fn resolves_references_against_the_identifiers_around_them() {
    let text = "a: {$ref: '#/b/c'}\nb: {$id: 'https://e.com/b/', c: {$ref: d}, d: {$id: d}}";
    check(text, "/b/d");
    let text = "a: {$ref: '#/b/c'}\nb: {$id: 'https://e.com/b', c: {$ref: '#/d'}, d: 1}\nd: 2";
    check(text, "/b/d");
    let text = "a: {$ref: '#/b/c'}\nb: {$id: 'https://e.com/b', c: {$ref: '#n'}, d: {$anchor: n}}";
    check(text, "/b/d");
}

#[test]
fn leaves_to_the_document_what_is_not_in_a_schema() {
    check("a: {$id: 'urn:a', $ref: '#/c/d'}\nc: {d: 1}", "/c/d");
    check("a: {$id: 'urn:a', $ref: '#n'}\nc: {$anchor: n}", "/c");
    check(
        "a: {$ref: '#/b/0/d'}\nb: [{$ref: '#/c'}]\nc: {$id: 'urn:c', d: 1}",
        "/c/d",
    );
}

#[test]
fn leaves_names_to_the_schemas_around_them() {
    for (target, expected) in [("#n", "#n"), ("urn:b#n", "#/b/c")] {
        let text = format!(
            "a: {{$id: 'urn:a', $dynamicRef: '{target}', d: {{$dynamicAnchor: n}}}}\n\
             b: {{$id: 'urn:b', c: {{$dynamicAnchor: n}}}}"
        );
        let mut document = Document::from_text("a.yaml", &text).unwrap();
        document.resolve_identifiers();
        let reference = document.root().get("a").unwrap().get("$dynamicRef");
        assert_eq!(reference.unwrap().text(), Some(expected));
    }
}

#[test]
fn tells_what_no_schema_has_for_its_identifier() {
    let problem = |text| follow(text).unwrap_err().problem;
    assert_eq!(
        problem("a: {$ref: 'urn:c'}\nb: {$id: 'urn:b'}"),
        ReferenceProblem::Remote
    );
    assert_eq!(
        problem("a: {$ref: 'urn:b'}\nproperties: {$id: {type: string}}"),
        ReferenceProblem::Remote
    );
    assert_eq!(
        problem("a: {$ref: 'urn:b#/nothing'}\nb: {$id: 'urn:b'}"),
        ReferenceProblem::NotFound { suggestion: None }
    );
    assert_eq!(
        problem("a: {$id: 'urn:a', $ref: 'urn:a'}"),
        ReferenceProblem::Cycle
    );
}

#[test]
fn finds_schemas_in_other_files() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        (
            "root.yaml",
            "a: {$ref: 'https://e.com/c#/d'}\nb: {$ref: b.yaml}",
        ),
        (
            "b.yaml",
            "$id: https://e.com/b\nc: {$id: c, d: {$ref: b.yaml}}",
        ),
    ] {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let path = folder.path().join("root.yaml");
    let mut document = Document::load(&path, Limits::default()).unwrap();
    document.resolve_identifiers();
    let root = document.root();
    let reached = root.get("a").unwrap().follow().unwrap();
    assert_eq!(reached.file_stem(), "b");
    assert_eq!(reached.origin().pointer.as_str(), "");
}
