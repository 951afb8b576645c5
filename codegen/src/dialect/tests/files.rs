//! Documents of several files.

use std::fs;

use crate::dialect::normalize;
use crate::source::{Document, Limits, Node};

/// Loads and normalizes a document of several files, the first of which is the root.
fn load(files: &[(&str, &str)]) -> Document {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let document = Document::load(&folder.path().join(files[0].0), Limits::default()).unwrap();
    let normalized = normalize(document);
    let normalized = normalized.map_err(|refusal| refusal.1.message()).unwrap();
    normalized.document
}

/// Follows a path of keys through references.
fn walk<'d>(document: &'d Document, path: &str) -> Node<'d> {
    path.split(' ').fold(document.root(), |node, key| {
        let node = node.follow().unwrap();
        let item = key
            .parse::<usize>()
            .ok()
            .and_then(|index| node.items().nth(index));
        item.or_else(|| node.get(key))
            .unwrap_or_else(|| panic!("no {key} in {node:?}"))
    })
}

#[test]
fn rewrites_what_references_lead_to() {
    let document = load(&[
        (
            "root.yaml",
            "{openapi: 3.1.0, paths: {/a: {$ref: paths.yaml#/a}}, components: {schemas: {A: {$ref: schemas/a.yaml}, B: {oneOf: [], discriminator: {propertyName: t, mapping: {c: 'more.yaml#/C', d: D}}}}}}",
        ),
        (
            "paths.yaml",
            "{a: {get: {parameters: [{$ref: 'more.yaml#/P'}], query: {const: 1}}}, example: {const: 1}}",
        ),
        (
            "schemas/a.yaml",
            "{properties: {const: {const: 1}, b: {$ref: '../more.yaml#/x/B'}}}",
        ),
        (
            "more.yaml",
            "{x: {B: {type: [string, 'null']}}, C: {const: 1}, P: {in: query, name: p, schema: true}}",
        ),
    ]);
    let found = |path: &str| walk(&document, path).value().to_string();
    assert_eq!(
        found("components schemas A properties const type"),
        "\"integer\""
    );
    assert_eq!(found("components schemas A properties b nullable"), "true");
    assert_eq!(found("paths /a get parameters 0 schema"), "{}");
    assert_eq!(found("paths /a get query const"), "1");
    let mapping = walk(&document, "components schemas B discriminator");
    let target = mapping.resolve("more.yaml#/C").unwrap();
    assert_eq!(
        target.value().to_string(),
        r#"{"type":"integer","enum":[1]}"#
    );
}

#[test]
fn rewrites_parts_of_2_0_where_they_are() {
    let document = load(&[
        (
            "root.yaml",
            "
swagger: '2.0'
paths:
  /a:
    $ref: 'paths.yaml#/a'
definitions: { A: { type: string } }
",
        ),
        (
            "paths.yaml",
            "
a:
  post:
    parameters: [{ $ref: 'parameters.yaml#/B' }, { $ref: 'parameters.yaml#/Q' }]
    responses: { '200': { $ref: 'responses.yaml' } }
  put:
    consumes: [a/b]
    parameters: [{ $ref: 'parameters.yaml#/B' }]
",
        ),
        (
            "parameters.yaml",
            "
B: { in: body, name: b, schema: { $ref: 'root.yaml#/definitions/A' } }
Q: { in: query, name: q, type: integer }
",
        ),
        (
            "responses.yaml",
            "{ description: D, schema: { $ref: './root.yaml#/definitions/A' } }",
        ),
    ]);
    let found = |path: &str| walk(&document, path).follow().unwrap().value().to_string();
    let text = r#"{"type":"string"}"#;
    assert_eq!(
        found("paths /a post requestBody content application/json schema"),
        text
    );
    assert_eq!(found("paths /a put requestBody content a/b schema"), text);
    assert_eq!(
        found("paths /a post parameters 0 schema"),
        r#"{"type":"integer"}"#
    );
    assert_eq!(
        found("paths /a post responses 200 content application/json schema"),
        text
    );
    let schema = walk(
        &document,
        "paths /a post responses 200 content application/json schema",
    );
    assert_eq!(document.written(schema.origin()).as_str(), "/schema");
}

#[test]
fn operations_elsewhere_inherit_bodies_of_2_0() {
    let document = load(&[
        (
            "root.yaml",
            "
swagger: '2.0'
paths:
  /a:
    parameters: [{ in: body, name: b, schema: { $ref: '#/definitions/A' } }, { in: query, name: q, type: string }]
    post: { $ref: 'operations.yaml#/plain' }
    put: { $ref: 'operations.yaml#/media' }
    patch: { $ref: 'operations.yaml#/own' }
  /b:
    parameters: [{ in: formData, name: f, type: integer }]
    post: { $ref: 'operations.yaml#/plain' }
  /c:
    post: { $ref: 'operations.yaml#/plain' }
definitions: { A: { type: string } }
",
        ),
        (
            "operations.yaml",
            "
plain: { responses: {} }
media: { consumes: [a/b], responses: {} }
own: { parameters: [{ in: body, name: o, schema: { type: boolean } }], responses: {} }
",
        ),
    ]);
    let found = |path: &str| walk(&document, path).follow().unwrap().value().to_string();
    let text = r#"{"type":"string"}"#;
    assert_eq!(
        found("paths /a x-request-bodies post content application/json schema"),
        text
    );
    assert_eq!(
        found("paths /a x-request-bodies put content a/b schema"),
        text
    );
    assert!(
        walk(&document, "paths /a x-request-bodies")
            .get("patch")
            .is_none()
    );
    assert_eq!(
        found(
            "paths /b x-request-bodies post content application/x-www-form-urlencoded schema properties f"
        ),
        r#"{"type":"integer"}"#
    );
    assert!(
        walk(&document, "paths /c")
            .get("x-request-bodies")
            .is_none()
    );
    let body = walk(&document, "paths /a x-request-bodies post");
    assert_eq!(
        document.written(body.origin()).as_str(),
        "/paths/~1a/parameters/0"
    );
}
