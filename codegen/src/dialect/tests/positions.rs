//! Messages point at what was written.

use super::document;
use crate::source::{FileId, Origin, Pointer};

/// Checks where the node at a pointer of the normalized document was written: the pointer there, and
/// the line.
fn check(text: &str, cases: &[(&str, &str, usize)]) {
    let document = document(text);
    for (new, old, line) in cases {
        let pointer = Pointer::from_fragment(new).unwrap();
        let origin = Origin {
            file: FileId::ROOT,
            pointer,
        };
        assert!(document.find(&origin).is_some(), "{new}");
        assert_eq!(document.written(&origin).as_str(), *old, "{new}");
        assert_eq!(document.locate(&origin).unwrap().line, *line, "{new}");
    }
}

#[test]
fn of_2_0() {
    let text = "swagger: '2.0'
host: a.b
paths:
  /a:
    parameters:
      - { in: body, name: b, schema: { type: object } }
      - { in: query, name: q, type: string }
    post:
      parameters:
        - { in: formData, name: f, type: string }
        - { in: query, name: r, type: array,
            items: { type: string } }
      responses:
        '200':
          description: D
          schema:
            type: array
            items: { type: string }
    put:
      responses: {}
definitions:
  A:
    type: object
    properties:
      b: { type: string }
      c:
        type: [string, array]
        items:
          const: 1
parameters:
  B:
    in: body
    name: b
    schema:
      type: object
securityDefinitions:
  s: { type: basic }
";
    check(
        text,
        &[
            ("/servers/0", "/host/0", 2),
            ("/paths/~1a/parameters/0", "/paths/~1a/parameters/1", 7),
            (
                "/paths/~1a/parameters/0/schema/type",
                "/paths/~1a/parameters/1/type",
                7,
            ),
            (
                "/paths/~1a/post/parameters/0/schema/items",
                "/paths/~1a/post/parameters/1/items",
                12,
            ),
            (
                "/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/f/type",
                "/paths/~1a/post/parameters/0/type",
                10,
            ),
            (
                "/paths/~1a/put/requestBody/content/application~1json/schema/type",
                "/paths/~1a/parameters/0/schema/type",
                6,
            ),
            (
                "/paths/~1a/post/responses/200/content/application~1json/schema/items",
                "/paths/~1a/post/responses/200/schema/items",
                18,
            ),
            (
                "/components/schemas/A/properties/b",
                "/definitions/A/properties/b",
                25,
            ),
            (
                "/components/schemas/A/properties/c/anyOf/1/type",
                "/definitions/A/properties/c/type/1",
                27,
            ),
            (
                "/components/schemas/A/properties/c/anyOf/1/items/enum/0",
                "/definitions/A/properties/c/items/const",
                29,
            ),
            (
                "/components/requestBodies/B/content/application~1json/schema/type",
                "/parameters/B/schema/type",
                35,
            ),
            (
                "/components/securitySchemes/s",
                "/securityDefinitions/s",
                37,
            ),
        ],
    );
}

#[test]
fn of_3_2() {
    let text = "openapi: 3.2.0
webhooks:
  a:
    query:
      parameters: [{ in: querystring, name: a, content: {} }]
components:
  schemas:
    A:
      prefixItems:
        - const: 1
      examples: [1, 2]
";
    check(
        text,
        &[
            (
                "/x-webhooks/a/x-additional-operations/QUERY",
                "/webhooks/a/query",
                4,
            ),
            (
                "/x-webhooks/a/x-additional-operations/QUERY/x-querystring",
                "/webhooks/a/query/parameters/0",
                5,
            ),
            (
                "/components/schemas/A/x-prefix-items/0/enum",
                "/components/schemas/A/prefixItems/0/const",
                10,
            ),
            (
                "/components/schemas/A/example",
                "/components/schemas/A/examples/0",
                11,
            ),
        ],
    );
}

#[test]
fn references_to_nothing_are_reported_as_written() {
    let document = document(
        "{swagger: '2.0', definitions: {User: {}, A: {$ref: '#/definitions/Usr'}, B: {$ref: '#/nothing/C'}}}",
    );
    let schemas = document
        .root()
        .get("components")
        .and_then(|it| it.get("schemas"))
        .unwrap();
    let fault = schemas.get("A").unwrap().follow().unwrap_err();
    assert_eq!(fault.target, "#/definitions/Usr");
    assert!(
        format!("{:?}", fault.problem).contains("\"#/definitions/User\""),
        "{fault:?}"
    );
    assert_eq!(
        document.written(&fault.origin).as_str(),
        "/definitions/A/$ref"
    );
    assert_eq!(
        schemas.get("B").unwrap().follow().unwrap_err().target,
        "#/nothing/C"
    );
}
