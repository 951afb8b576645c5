//! Overlays, applied to small documents.

use std::fs;

use serde_json::json;

use super::apply;
use crate::source::{Document, LoadProblem, Value};

const DOCUMENT: &str = "{openapi: 3.0.3, tags: [a, b, c], info: {title: t, contact: {name: n}}, \
    paths: {/a: {get: {x-internal: true}, put: {}}, /b%25: {get: {}}}}";

/// Applies actions, and returns the tree with the faults and their lines.
fn applied(actions: &str) -> (Value, Vec<(usize, LoadProblem)>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("overlay.yaml");
    fs::write(&path, format!("overlay: 1.1.0\nactions:\n{actions}")).unwrap();
    let mut document = Document::from_text("api.yaml", DOCUMENT).unwrap();
    apply(&mut document, &path).unwrap();
    let faults = document.faults().iter();
    let faults = faults.map(|it| {
        (
            it.position.as_ref().map_or(0, |it| it.line),
            it.problem.clone(),
        )
    });
    (document.root().value().clone(), faults.collect())
}

#[test]
fn values_are_merged_into_every_node_that_matches() {
    let (tree, faults) = applied(
        "- {target: $.info, update: {title: u, contact: {url: v}}}\n\
         - {target: '$.paths.*.get', update: {tags: [x]}}\n\
         - {target: $.tags, update: d}\n\
         - {target: $.tags, update: [e, f]}\n\
         - {target: $.openapi, update: 3.0.4}\n",
    );
    assert_eq!(faults, []);
    assert_eq!(
        tree["info"],
        json!({"title": "u", "contact": {"name": "n", "url": "v"}})
    );
    assert_eq!(
        tree["paths"]["/a"]["get"],
        json!({"x-internal": true, "tags": ["x"]})
    );
    assert_eq!(tree["paths"]["/b%25"]["get"]["tags"], json!(["x"]));
    assert_eq!(tree["tags"], json!(["a", "b", "c", "d", "e", "f"]));
    assert_eq!(tree["openapi"], "3.0.4");
}

#[test]
fn nodes_are_removed_and_copied() {
    let (tree, faults) = applied(
        "- {target: '$.paths.*[?@[\"x-internal\"] == true]', remove: true, update: {a: b}}\n\
         - {target: '$.tags[0, 1]', remove: true}\n\
         - {target: \"$.paths['/b%25']\", remove: true}\n\
         - {target: $.paths, update: {/c: {}}}\n\
         - {target: \"$.paths['/c']\", copy: $.info}\n",
    );
    assert_eq!(faults, []);
    assert_eq!(tree["tags"], json!(["c"]));
    let copy = json!({"title": "t", "contact": {"name": "n"}});
    assert_eq!(tree["paths"], json!({"/a": {"put": {}}, "/c": copy}));
}

#[test]
fn faults_have_the_lines_of_the_overlay() {
    let (_, faults) = applied(
        "- {target: $.nothing, remove: true}\n\
         - {target: 'no path', remove: true}\n\
         - {remove: true}\n\
         - {target: $.info}\n\
         - {target: $.info, copy: '$.paths.*'}\n",
    );
    let lines: Vec<usize> = faults.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7]);
    assert_eq!(
        faults[0].1,
        LoadProblem::OverlayUnmatched("$.nothing".into())
    );
    assert!(matches!(faults[1].1, LoadProblem::OverlayPath { .. }));
}

#[test]
fn copies_of_copies_end() {
    let (_, faults) = applied(&"- {target: $.info, update: {}, copy: $}\n".repeat(3));
    assert_eq!(faults, []);
    let (_, faults) = applied(&"- {target: $.info, copy: $}\n".repeat(200));
    assert!(
        faults
            .iter()
            .any(|(_, it)| matches!(it, LoadProblem::TooDeep(_) | LoadProblem::TooManyNodes(_)))
    );
    let long = format!(
        "- {{target: '$[?{}1{}]', remove: true}}\n",
        "(".repeat(9999),
        ")".repeat(9999)
    );
    assert!(matches!(
        applied(&long).1[0].1,
        LoadProblem::OverlayPath { .. }
    ));
}

#[test]
fn what_is_no_overlay_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("overlay.yaml");
    for text in ["overlay: 2.0.0", "openapi: 3.0.0", "[]"] {
        fs::write(&path, text).unwrap();
        let mut document = Document::from_text("api.yaml", DOCUMENT).unwrap();
        let error = apply(&mut document, &path).unwrap_err();
        assert_eq!(error.problem, LoadProblem::NotAnOverlay);
    }
}
