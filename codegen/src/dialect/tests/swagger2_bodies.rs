//! The bodies of Swagger 2.0.

use super::{part, yaml};

const BODY: &str = "{in: body, name: b, required: true, description: D, schema: {type: object}}";

/// Checks what the operation `post` of the path `/a` comes to.
fn check(cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        let text = format!("{{swagger: '2.0', {written}}}");
        assert_eq!(part(&text, "/paths/~1a/post"), yaml(expected), "{written}");
    }
}

fn operation(members: &str) -> String {
    format!("paths: {{/a: {{post: {{{members}, responses: {{}}}}}}}}")
}

/// The body that `BODY` comes to.
fn body(content: &str) -> String {
    format!(
        "{{parameters: [], requestBody: {{x-name: b, required: true, description: D, content: {{{content}}}}}, responses: {{}}}}"
    )
}

#[test]
fn body_parameters() {
    let object = "{schema: {type: object}}";
    for (consumes, types) in [
        ("", vec!["application/json"]),
        ("consumes: [], ", vec!["application/json"]),
        ("consumes: [a/b, c/d, a/b], ", vec!["a/b", "c/d"]),
        ("consumes: ['*/*'], ", vec!["application/json"]),
        ("consumes: a/b, ", vec!["a/b"]),
    ] {
        let written = operation(&format!("{consumes}parameters: [{BODY}]"));
        let content: Vec<String> = types
            .iter()
            .map(|name| format!("{name}: {object}"))
            .collect();
        check(&[(&written, &body(&content.join(", ")))]);
    }
    check(&[
        (
            &format!(
                "consumes: [a/b], {}",
                operation(&format!("parameters: [{BODY}]"))
            ),
            &body("a/b: {schema: {type: object}}"),
        ),
        (
            &format!("paths: {{/a: {{parameters: [{BODY}], post: {{responses: {{}}}}}}}}"),
            "{requestBody: {x-name: b, required: true, description: D, content: {application/json: {schema: {type: object}}}}, responses: {}}",
        ),
        (
            &operation("parameters: [{in: body, name: b, type: string}]"),
            "{parameters: [], requestBody: {x-name: b, content: {application/json: {schema: {type: string}}}}, responses: {}}",
        ),
    ]);
}

#[test]
fn shared_bodies() {
    let shared = format!("parameters: {{B: {BODY}}}");
    let reference = "parameters: [{$ref: '#/parameters/B'}]";
    check(&[
        (
            &format!("{shared}, {}", operation(reference)),
            "{parameters: [], requestBody: {$ref: '#/components/requestBodies/B'}, responses: {}}",
        ),
        (
            &format!(
                "{shared}, {}",
                operation(&format!("consumes: [a/b], {reference}"))
            ),
            &body(
                "a/b: {schema: {$ref: '#/components/requestBodies/B/content/application~1json/schema'}}",
            ),
        ),
        (
            &format!("{shared}, paths: {{/a: {{{reference}, post: {{responses: {{}}}}}}}}"),
            "{requestBody: {$ref: '#/components/requestBodies/B'}, responses: {}}",
        ),
    ]);
}

#[test]
fn one_body_too_many_stays_to_be_reported() {
    let second = "{in: body, name: c, schema: {}}, {in: formData, name: d, type: string}";
    let written = operation(&format!("parameters: [{BODY}, {second}]"));
    let operation = part(
        &format!("{{swagger: '2.0', {written}}}"),
        "/paths/~1a/post/parameters",
    );
    assert_eq!(operation[0], yaml("{in: body, name: c, schema: {}}"));
    assert_eq!(operation[1]["in"], "formData");
}

#[test]
fn forms() {
    let fields = "{in: formData, name: a, type: string, required: true, description: D}, {in: formData, name: b, type: integer, format: int32}";
    let schema = "schema: {type: object, properties: {a: {type: string, description: D}, b: {type: integer, format: int32}}, required: [a]}";
    let form = |content: &str| {
        format!(
            "{{parameters: [], requestBody: {{required: true, content: {{{content}}}}}, responses: {{}}}}"
        )
    };
    for (consumes, types) in [
        ("", vec!["application/x-www-form-urlencoded"]),
        (
            "consumes: [application/json], ",
            vec!["application/x-www-form-urlencoded"],
        ),
        (
            "consumes: [multipart/form-data], ",
            vec!["multipart/form-data"],
        ),
        (
            "consumes: [multipart/form-data, application/x-www-form-urlencoded; charset=utf-8], ",
            vec!["application/x-www-form-urlencoded", "multipart/form-data"],
        ),
    ] {
        let written = operation(&format!("{consumes}parameters: [{fields}]"));
        let content: Vec<String> = types
            .iter()
            .map(|name| format!("{name}: {{{schema}}}"))
            .collect();
        check(&[(&written, &form(&content.join(", ")))]);
    }
}

#[test]
fn fields_of_forms() {
    let cases = [
        (
            "{in: formData, name: f, type: file, x-mime: a/b}",
            "multipart/form-data: {schema: {type: object, properties: {f: {type: string, x-mime: a/b, format: binary}}}}",
        ),
        (
            "{in: formData, name: f, type: array, items: {type: string}, collectionFormat: pipes}",
            "application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: array, items: {type: string}}}}, encoding: {f: {style: pipeDelimited, explode: false}}}",
        ),
        (
            "{in: formData, name: f, type: array, items: {type: string}, collectionFormat: multi}",
            "application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: array, items: {type: string}}}}}",
        ),
        (
            "{in: formData, name: f, type: array}",
            "application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: array}}}, encoding: {f: {style: form, explode: false}}}",
        ),
    ];
    for (field, content) in cases {
        let written = operation(&format!("parameters: [{field}]"));
        let expected =
            format!("{{parameters: [], requestBody: {{content: {{{content}}}}}, responses: {{}}}}");
        check(&[(&written, &expected)]);
    }
}

#[test]
fn shared_and_inherited_fields() {
    let text = "
swagger: '2.0'
parameters: { F: { in: formData, name: f, type: string } }
paths:
  /a:
    parameters:
      - { in: formData, name: a, type: string }
      - { in: formData, name: b, type: string }
      - { in: query, name: q, type: string }
    post:
      parameters: [{ $ref: '#/parameters/F' }, { in: formData, name: a, type: integer }]
      responses: {}
";
    assert_eq!(
        part(text, "/paths/~1a"),
        yaml(
            "
parameters: [{ in: query, name: q, schema: { type: string } }]
post:
  parameters: []
  requestBody:
    content:
      application/x-www-form-urlencoded:
        schema: { type: object, properties: { f: { type: string }, a: { type: integer }, b: { type: string } } }
  responses: {}
"
        )
    );
}
