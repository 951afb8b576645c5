//! Schemas.

use super::{part, yaml};

/// Checks what schemas become.
fn check(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        let text = format!("{{openapi: 3.1.0, components: {{schemas: {{A: {written}}}}}}}");
        assert_eq!(
            part(&text, "/components/schemas/A"),
            yaml(expected),
            "{written}"
        );
    }
}

#[test]
fn types() {
    check(&[
        ("{type: [string]}", "{type: string}"),
        (
            "{type: [string, 'null'], minLength: 1}",
            "{type: string, minLength: 1, nullable: true}",
        ),
        ("{type: [string, null]}", "{type: string, nullable: true}"),
        ("{type: [integer, number]}", "{type: number}"),
        ("{type: [string, string]}", "{type: string}"),
        ("{type: []}", "{}"),
        ("{type: 'null'}", "{enum: [null], nullable: true}"),
        ("{type: ['null']}", "{enum: [null], nullable: true}"),
        ("{type: 7}", "{}"),
        ("{type: [7]}", "{}"),
        (
            "{type: [string, integer, 'null'], title: T, maxLength: 3, minimum: 1, format: int32, default: 1}",
            "{title: T, default: 1, nullable: true, anyOf: [{type: string, maxLength: 3}, {type: integer, minimum: 1, format: int32}]}",
        ),
        (
            "{type: [object, array], properties: {a: {type: [string, 'null']}}, required: [a], items: {const: 1}}",
            "{anyOf: [{type: object, properties: {a: {type: string, nullable: true}}, required: [a]}, {type: array, items: {type: integer, enum: [1]}}]}",
        ),
        (
            r"{type: [integer, string], format: int32, pattern: '^-?(?:0|[1-9]\d*)$'}",
            "{type: integer, format: int32, x-numeric-text: true}",
        ),
        (
            r"{type: ['null', number, string], pattern: '^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$'}",
            "{type: number, nullable: true, x-numeric-text: true}",
        ),
        (
            "{type: [integer, string], pattern: '^[a-z0-9]+$'}",
            "{anyOf: [{type: integer}, {type: string, pattern: '^[a-z0-9]+$'}]}",
        ),
        (
            r"{format: uint64, pattern: '^(?:0|[1-9]\d*)$', nullable: true}",
            "{type: integer, format: uint64, nullable: true, x-numeric-text: true}",
        ),
        (
            r"{format: double, pattern: '^-?\d+(\.\d+)?$'}",
            "{type: number, format: double, x-numeric-text: true}",
        ),
        (
            "{format: float, pattern: '^[0-9]+$'}",
            "{type: number, format: float, x-numeric-text: true}",
        ),
        (
            "{format: date, pattern: '^[0-9-]+$'}",
            "{format: date, pattern: '^[0-9-]+$'}",
        ),
        (
            r"{type: string, format: int64, pattern: '^\d+$'}",
            r"{type: string, format: int64, pattern: '^\d+$'}",
        ),
        ("{type: [string, integer], enum: [a, 1]}", "{enum: [a, 1]}"),
        (
            "{type: [string, integer], enum: [a, b]}",
            "{type: string, enum: [a, b]}",
        ),
        (
            "{type: [string, 'null'], enum: [a, null]}",
            "{type: string, enum: [a, null], nullable: true}",
        ),
        (
            "{type: [string, object], oneOf: [{}]}",
            "{oneOf: [{}], x-types: [string, object]}",
        ),
    ]);
}

#[test]
fn null() {
    check(&[
        ("{enum: [a, null]}", "{enum: [a, null], nullable: true}"),
        (
            "{type: string, enum: [a, null]}",
            "{type: string, enum: [a, null]}",
        ),
        ("{const: null}", "{enum: [null], nullable: true}"),
        (
            "{anyOf: [{type: string}, {type: 'null'}]}",
            "{anyOf: [{type: string}, {enum: [null], nullable: true}], nullable: true}",
        ),
        (
            "{oneOf: [{$ref: '#/x'}, {const: null}]}",
            "{oneOf: [{$ref: '#/x'}, {enum: [null], nullable: true}], nullable: true}",
        ),
        (
            "{oneOf: [{type: string}, {type: integer}]}",
            "{oneOf: [{type: string}, {type: integer}]}",
        ),
        (
            "{type: string, x-nullable: true}",
            "{type: string, nullable: true}",
        ),
    ]);
}

#[test]
fn values() {
    check(&[
        ("{const: a}", "{type: string, enum: [a]}"),
        ("{const: 1}", "{type: integer, enum: [1]}"),
        ("{const: 1.5}", "{type: number, enum: [1.5]}"),
        ("{const: true}", "{type: boolean, enum: [true]}"),
        ("{const: [1]}", "{type: array, enum: [[1]]}"),
        (
            "{const: {type: [a]}}",
            "{type: object, enum: [{type: [a]}]}",
        ),
        (
            "{const: a, type: [string, 'null']}",
            "{type: string, enum: [a], nullable: true}",
        ),
        ("{const: a, enum: [a, b]}", "{type: string, enum: [a]}"),
        ("{examples: [1]}", "{example: 1}"),
        ("{examples: [1, 2, 3]}", "{example: 1, x-examples: [2, 3]}"),
        (
            "{example: 0, examples: [1]}",
            "{example: 0, x-examples: [1]}",
        ),
        ("{examples: []}", "{}"),
        ("{examples: {a: 1}}", "{examples: {a: 1}}"),
    ]);
}

#[test]
fn limits_and_bytes() {
    check(&[
        (
            "{exclusiveMinimum: 1}",
            "{exclusiveMinimum: true, minimum: 1}",
        ),
        (
            "{exclusiveMaximum: 1.5}",
            "{exclusiveMaximum: true, maximum: 1.5}",
        ),
        ("{minimum: 5, exclusiveMinimum: 1}", "{minimum: 5}"),
        (
            "{minimum: 1, exclusiveMinimum: 1}",
            "{minimum: 1, exclusiveMinimum: true}",
        ),
        ("{maximum: 1, exclusiveMaximum: 5}", "{maximum: 1}"),
        (
            "{minimum: 1, exclusiveMinimum: true}",
            "{minimum: 1, exclusiveMinimum: true}",
        ),
        (
            "{type: string, contentEncoding: base64}",
            "{type: string, contentEncoding: base64, format: byte}",
        ),
        (
            "{type: string, contentMediaType: image/png}",
            "{type: string, contentMediaType: image/png, format: binary}",
        ),
        (
            "{type: string, contentMediaType: application/json}",
            "{type: string, contentMediaType: application/json}",
        ),
        (
            "{format: x, contentEncoding: base64}",
            "{format: x, contentEncoding: base64}",
        ),
    ]);
}

#[test]
fn schemas_within() {
    check(&[
        ("true", "{}"),
        ("false", "{not: {}}"),
        (
            "{properties: {a: true}, additionalProperties: false}",
            "{properties: {a: {}}, additionalProperties: false}",
        ),
        (
            "{prefixItems: [{const: 1}], items: false}",
            "{items: {not: {}}, x-prefix-items: [{type: integer, enum: [1]}]}",
        ),
        (
            "{items: [{const: 1}, {type: 'null'}]}",
            "{anyOf: [{type: integer, enum: [1]}, {enum: [null], nullable: true}], x-items-as-alternatives: true, nullable: true}",
        ),
        (
            "{type: object, items: [{const: 1}]}",
            "{type: object, anyOf: [{type: integer, enum: [1]}], x-items-as-alternatives: true}",
        ),
        (
            "{type: object, properties: {a: {}}, items: [{const: 1}]}",
            "{type: object, properties: {a: {}}, x-prefix-items: [{type: integer, enum: [1]}]}",
        ),
        (
            "{type: string, items: [{const: 1}]}",
            "{type: string, x-prefix-items: [{type: integer, enum: [1]}]}",
        ),
        (
            "{type: array, items: [{const: 1}]}",
            "{type: array, x-prefix-items: [{type: integer, enum: [1]}]}",
        ),
        (
            "{items: [{const: 1}], additionalItems: {const: 2}}",
            "{x-prefix-items: [{type: integer, enum: [1]}], items: {type: integer, enum: [2]}}",
        ),
        (
            "{$defs: {b: {const: 1}}, patternProperties: {'^x': {const: 2}}, if: {const: 3}, dependentSchemas: {c: {const: 4}}, unevaluatedProperties: false, propertyNames: {type: [string]}}",
            "{$defs: {b: {type: integer, enum: [1]}}, patternProperties: {'^x': {type: integer, enum: [2]}}, if: {type: integer, enum: [3]}, dependentSchemas: {c: {type: integer, enum: [4]}}, unevaluatedProperties: false, propertyNames: {type: string}}",
        ),
        ("{$ref: '#/x', examples: [1]}", "{$ref: '#/x', example: 1}"),
        (
            "{discriminator: kind}",
            "{discriminator: {propertyName: kind}}",
        ),
        (
            "{discriminator: {propertyName: a, defaultMapping: B}}",
            "{discriminator: {propertyName: a, x-default-mapping: B}}",
        ),
    ]);
}

#[test]
fn names_and_data_that_look_like_keywords() {
    let unchanged = [
        "{properties: {type: {type: string}, const: {type: integer}, examples: {type: array, items: {}}, properties: {type: object}, $ref: {type: string}}}",
        "{example: {type: [a, b], const: 1}, default: {examples: [1]}, enum: [{const: 1}]}",
        "{x-data: {const: 1}, externalDocs: {url: u, const: 1}}",
        "{required: [const, type]}",
    ];
    check(&unchanged.map(|text| (text, text)));
    check(&[(
        "{properties: {properties: {properties: {const: {const: 1}}}}}",
        "{properties: {properties: {properties: {const: {type: integer, enum: [1]}}}}}",
    )]);
}

#[test]
fn every_place_of_a_schema() {
    let text = "
openapi: 3.1.0
paths:
  /a:
    parameters: [{ in: query, name: a, schema: { const: 1 }, examples: { b: { value: { const: 1 } } } }]
    post:
      requestBody:
        content: { a/b: { schema: { const: 1 }, example: { const: 1 }, encoding: { c: { headers: { H: { schema: { const: 1 } } } } } } }
      responses:
        '200': { description: D, headers: { H: { content: { a/b: { schema: { const: 1 } } } } } }
      callbacks: { c: { '{$url}': { get: { responses: { default: { description: D, content: { a/b: { schema: { const: 1 } } } } } } } } }
";
    let expected = yaml("{type: integer, enum: [1]}");
    for pointer in [
        "/parameters/0/schema",
        "/post/requestBody/content/a~1b/schema",
        "/post/requestBody/content/a~1b/encoding/c/headers/H/schema",
        "/post/responses/200/headers/H/content/a~1b/schema",
        "/post/callbacks/c/{$url}/get/responses/default/content/a~1b/schema",
    ] {
        assert_eq!(
            part(text, &format!("/paths/~1a{pointer}")),
            expected,
            "{pointer}"
        );
    }
    for pointer in [
        "/parameters/0/examples/b/value",
        "/post/requestBody/content/a~1b/example",
    ] {
        assert_eq!(
            part(text, &format!("/paths/~1a{pointer}")),
            yaml("{const: 1}"),
            "{pointer}"
        );
    }
}
