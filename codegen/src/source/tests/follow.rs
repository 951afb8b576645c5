//! References within one file.

use std::time::{Duration, Instant};

use crate::source::{Document, ReferenceError, ReferenceProblem};

fn document(text: &str) -> Document {
    Document::from_text("a.yaml", text).unwrap()
}

/// Follows the `$ref` of the member `a`.
fn follow(text: &str) -> Result<String, ReferenceError> {
    let document = document(text);
    let found = document.root().get("a").unwrap().follow()?;
    Ok(found.origin().pointer.to_string())
}

fn problem(text: &str) -> ReferenceProblem {
    follow(text).unwrap_err().problem
}

fn suggestion(text: &str) -> Option<String> {
    match problem(text) {
        ReferenceProblem::NotFound { suggestion } => suggestion,
        other => panic!("{other:?}"),
    }
}

#[test]
fn follows_pointers_and_their_escapes() {
    assert_eq!(follow("a: 1").unwrap(), "/a");
    assert_eq!(
        follow("a: {$ref: '#/b'}\nb: {$ref: '#/c/1'}\nc: [0, 1]").unwrap(),
        "/c/1"
    );
    assert_eq!(
        follow("a: {$ref: '#/b~1c~0d'}\nb/c~d: 1").unwrap(),
        "/b~1c~0d"
    );
    assert_eq!(
        follow("a: {$ref: '#/b%20%7Bc%7D'}\n'b {c}': 1").unwrap(),
        "/b {c}"
    );
    assert_eq!(follow("a: {$ref: '#'}").unwrap(), "");
    assert_eq!(follow("a: {$ref: ''}").unwrap(), "");
}

#[test]
fn goes_on_in_what_a_reference_on_the_way_refers_to() {
    let text = "a: {$ref: '#/b/properties/x'}\nb: {$ref: '#/c'}\nc: {properties: {x: 1}}";
    assert_eq!(follow(text).unwrap(), "/c/properties/x");
}

#[test]
fn suggests_what_may_have_been_meant() {
    let text = "a: {$ref: '#/components/schemas/Usr'}\ncomponents: {schemas: {User: 1}}";
    assert_eq!(
        suggestion(text).as_deref(),
        Some("#/components/schemas/User")
    );
    let text = "a: {$ref: '#/component/schemas/User'}\ncomponents: {schemas: {User: 1}}";
    assert_eq!(
        suggestion(text).as_deref(),
        Some("#/components/schemas/User")
    );
    let text = "a: {$ref: '#/definitions/User'}\ncomponents: {schemas: {User: 1}}";
    assert_eq!(
        suggestion(text).as_deref(),
        Some("#/components/schemas/User")
    );
    assert_eq!(suggestion("a: {$ref: '#/b'}\nlonger: 1"), None);
    assert_eq!(suggestion("a: {$ref: '#/b/01'}\nb: [1, 2]"), None);
    assert_eq!(suggestion("a: {$ref: '#/b/+1'}\nb: [1, 2]"), None);
}

#[test]
fn tells_which_reference_of_a_chain_is_at_fault() {
    let error = follow("a: {$ref: '#/b'}\nb: {$ref: '#/nothing'}").unwrap_err();
    assert_eq!(error.origin.pointer.as_str(), "/b/$ref");
    assert_eq!(error.target, "#/nothing");
}

#[test]
fn tells_cycles() {
    assert_eq!(problem("a: {$ref: '#/a'}"), ReferenceProblem::Cycle);
    assert_eq!(
        problem("a: {$ref: '#/b'}\nb: {$ref: '#/a'}"),
        ReferenceProblem::Cycle
    );
    assert_eq!(problem("a: {$ref: '#/a/b'}"), ReferenceProblem::Cycle);
    let chain: Vec<String> = (0..2_000)
        .map(|it| format!("{it}: {{$ref: '#/{}/x'}}", it + 1))
        .collect();
    assert_eq!(
        problem(&format!("a: {{$ref: '#/0'}}\n{}", chain.join("\n"))),
        ReferenceProblem::Cycle
    );
}

#[test]
fn a_long_row_of_references_is_no_cycle() {
    let count = 10_000;
    let mut row: Vec<String> = (0..count)
        .map(|it| format!("{it}: {{$ref: '#/{}'}}", it + 1))
        .collect();
    row.push(format!("{count}: {{x: 1}}\na: {{$ref: '#/0/x'}}"));
    let document = document(&row.join("\n"));
    let started = Instant::now();
    for (_, node) in document.root().entries() {
        let end = node.follow().unwrap();
        assert!(end.origin().pointer.as_str().starts_with("/10000"));
    }
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_reference_may_be_passed_twice() {
    let text = "a: {$ref: '#/b/x'}\nb: {$ref: '#/c'}\nc: {x: {$ref: '#/b/y'}, y: 1}";
    assert_eq!(follow(text).unwrap(), "/c/y");
    let text = "a: {$ref: '#/b/x'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}";
    assert_eq!(problem(text), ReferenceProblem::Cycle);
    let text = "a: {$ref: '#/b/x'}\nb: {$ref: '#/c'}\nc: {x: {$ref: '#/b/x'}}";
    assert_eq!(problem(text), ReferenceProblem::Cycle);
}

#[test]
fn tells_what_is_no_reference_to_a_local_node() {
    assert_eq!(
        problem("a: {$ref: 'https://example.com/b.yaml#/c'}"),
        ReferenceProblem::Remote
    );
    assert_eq!(
        problem("a: {$ref: '//example.com/b.yaml'}"),
        ReferenceProblem::Remote
    );
    assert_eq!(
        problem("a: {$ref: 'file:///etc/passwd'}"),
        ReferenceProblem::Remote
    );
    assert_eq!(problem("a: {$ref: 'b.yaml'}"), ReferenceProblem::NoFile);
    assert_eq!(
        problem("a: {$ref: '#anchor'}"),
        ReferenceProblem::NotAPointer
    );
    assert_eq!(problem("a: {$ref: 1}"), ReferenceProblem::NotText);
}

#[test]
fn resolves_a_mapping_of_a_discriminator() {
    let document = document("a: {$ref: '#/b'}\nb: 1");
    let root = document.root();
    assert_eq!(root.resolve("#/a").unwrap().origin().pointer.as_str(), "/b");
    assert_eq!(
        root.resolve("Dog").unwrap_err().problem,
        ReferenceProblem::NoFile
    );
}
