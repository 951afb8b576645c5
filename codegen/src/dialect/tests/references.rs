//! References: what stands beside them, and where they stand.

use super::{normalized, yaml};
use crate::source::{Node, Value};

/// Checks what becomes of a schema in a version, and what is told.
fn check(version: &str, cases: &[(&str, &str, &[&str])]) {
    for (written, expected, told) in cases {
        let text = format!(
            "{{openapi: {version}, components: {{schemas: {{A: {{$ref: '#/components/schemas/B', {written}}}, B: {{}}}}}}}}"
        );
        let normalized = normalized(&text);
        let found = normalized.document().root().value()["components"]["schemas"]["A"].clone();
        let expected = expected.replace('@', "$ref: '#/components/schemas/B'");
        assert_eq!(found, yaml(&expected), "{version}: {written}");
        let messages = normalized.diagnostics().iter().map(|it| it.message());
        let expected: Vec<String> = told
            .iter()
            .map(|keywords| format!("{keywords} ignored beside a `$ref`"))
            .collect();
        assert_eq!(
            messages.collect::<Vec<_>>(),
            expected,
            "{version}: {written}"
        );
    }
}

#[test]
fn before_3_1_only_annotations_stand_beside() {
    check(
        "3.0.3",
        &[
            (
                "nullable: true, description: D, x-a: 1",
                "{@, nullable: true, description: D, x-a: 1}",
                &[],
            ),
            (
                "deprecated: true, readOnly: true, writeOnly: true, default: 1, example: 2",
                "{@, deprecated: true, readOnly: true, writeOnly: true, default: 1, example: 2}",
                &[],
            ),
            (
                "additionalProperties: false",
                "{@}",
                &["`additionalProperties` is"],
            ),
            (
                "type: object, properties: {a: {}}, xml: {name: a}",
                "{@}",
                &["`type`, `properties` are"],
            ),
            ("xml: {name: a}", "{@}", &[]),
        ],
    );
}

#[test]
fn since_3_1_all_counts() {
    check(
        "3.1.0",
        &[
            (
                "description: D, type: object",
                "{@, description: D, type: object}",
                &[],
            ),
            (
                "additionalProperties: false",
                "{@, additionalProperties: false}",
                &[],
            ),
            ("properties: {}", "{@, properties: {}}", &[]),
            (
                "anyOf: [{required: [a]}]",
                "{@, anyOf: [{required: [a]}]}",
                &[],
            ),
            ("required: [a]", "{required: [a], allOf: [{@}]}", &[]),
            (
                "properties: {a: {}}, description: D",
                "{properties: {a: {}}, description: D, allOf: [{@}]}",
                &[],
            ),
            (
                "allOf: [{type: object}]",
                "{allOf: [{@}, {type: object}]}",
                &[],
            ),
            (
                "oneOf: [{type: string}]",
                "{oneOf: [{type: string}], allOf: [{@}]}",
                &[],
            ),
        ],
    );
}

/// Follows a path of keys, through no reference.
fn at<'d>(root: &Node<'d>, path: &str) -> Node<'d> {
    path.split(' ').fold(root.clone(), |node, key| {
        let index = key.parse::<usize>().ok();
        let item = index.and_then(|index| node.items().nth(index));
        item.or_else(|| node.get(key))
            .unwrap_or_else(|| panic!("no {key} in {node:?}"))
    })
}

#[test]
fn references_stand_for_what_they_lead_to() {
    let text = "
openapi: 3.0.3
info: { $ref: '#/x-shared/info' }
tags: { $ref: '#/x-shared/tags' }
paths:
  /a:
    get: { $ref: '#/x-shared/get' }
components:
  schemas: { $ref: '#/x-shared/schemas' }
  examples: { E: { summary: S, value: [1] } }
x-shared:
  info: { title: { $ref: '#/x-shared/title' }, license: { $ref: '#/x-shared/license' }, version: '1' }
  title: T
  license: { name: L, identifier: MIT }
  tags: [{ $ref: '#/x-shared/tag' }]
  tag: { name: t }
  get: { tags: { $ref: '#/x-shared/names' }, responses: { '200': { $ref: '#/x-shared/answer' } } }
  names: [t]
  answer: { description: D, content: { a/b: { example: { $ref: '#/x-shared/title' }, examples: { c: { value: { $ref: nothing } } } } } }
  schemas: { A: { properties: { $ref: '#/x-shared/properties' }, default: { $ref: '#/nothing' }, example: { $ref: '#/components/examples/E' } } }
  properties: { b: { type: array, items: { properties: { $ref: '#/x-shared/properties' } } } }
";
    let normalized = normalized(text);
    let root = normalized.document().root();
    let value = |path: &str| at(&root, path).value().clone();
    assert_eq!(value("info title"), Value::from("T"));
    assert_eq!(value("info license"), yaml("{name: L, x-identifier: MIT}"));
    assert_eq!(value("tags 0 name"), Value::from("t"));
    assert_eq!(value("paths /a get tags"), yaml("[t]"));
    let answer = at(&root, "paths /a get responses 200").follow().unwrap();
    assert_eq!(at(&answer, "content a/b example").value(), "T");
    let kept = at(&answer, "content a/b examples c value");
    assert_eq!(*kept.value(), yaml("{$ref: nothing}"));
    let inner = at(
        &root,
        "components schemas A properties b items properties b",
    );
    assert_eq!(inner.origin().pointer.as_str(), "/x-shared/properties/b");
    assert_eq!(value("components schemas A example"), yaml("[1]"));
    let default = value("components schemas A default");
    assert_eq!(default, yaml("{$ref: '#/nothing'}"));
    let target = root
        .step("#/components/schemas/A/properties/b/items")
        .unwrap();
    assert_eq!(
        target.origin().pointer.as_str(),
        "/x-shared/properties/b/items"
    );
    let messages: Vec<String> = normalized
        .diagnostics()
        .iter()
        .map(|it| it.message())
        .collect();
    let expected =
        "OpenAPI has no `$ref` here and at 11 more places; they are followed all the same";
    assert_eq!(messages, [expected]);
}

#[test]
fn references_that_stand_for_nothing_are_told() {
    let text = "
openapi: 3.0.3
info: { title: T, version: '1', description: { $ref: '#/nothing' } }
paths: { /a: { get: { $ref: '#/paths/~1a/get' }, put: { $ref: '#/nothing' } } }
";
    let normalized = normalized(text);
    let told = normalized.diagnostics().iter();
    let told: Vec<String> = told
        .map(|it| format!("{} {}", it.origin.pointer, it.code()))
        .collect();
    let expected = [
        "/info/description/$ref dangling-reference",
        "/paths/~1a/get/$ref reference-cycle",
        "/paths/~1a/put/$ref dangling-reference",
    ];
    assert_eq!(told, expected);
}

#[test]
fn references_of_properties_that_are_taken_for_a_schema_are_foreseen() {
    let text = "
openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
components: { schemas: { A: { properties: { me: { $ref: '#/components/schemas/A' }, all: { $ref: '#/components/schemas/A/properties' } } } } }
";
    let normalized = normalized(text);
    assert_eq!(normalized.diagnostics().len(), 0);
    let root = normalized.document().root();
    let me = at(&root, "components schemas A properties me");
    assert_eq!(*me.value(), yaml("{$ref: '#/components/schemas/A'}"));
}
