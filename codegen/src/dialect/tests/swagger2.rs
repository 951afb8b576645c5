//! Swagger 2.0, but for bodies.

use super::{part, yaml};

/// Checks what the part of a document at a pointer comes to.
fn check(cases: &[(&str, &str, &str)]) {
    for (written, pointer, expected) in cases {
        let text = format!("{{swagger: '2.0', {written}}}");
        assert_eq!(part(&text, pointer), yaml(expected), "{written}");
    }
}

#[test]
fn servers() {
    let host = "host: a.b:8080";
    for (written, expected) in [
        (host.to_owned(), "[{url: 'https://a.b:8080'}]"),
        (
            format!("{host}, basePath: /"),
            "[{url: 'https://a.b:8080'}]",
        ),
        (
            format!("{host}, basePath: /v1/"),
            "[{url: 'https://a.b:8080/v1'}]",
        ),
        (
            format!("{host}, basePath: v1, schemes: [http]"),
            "[{url: 'http://a.b:8080/v1'}]",
        ),
        (
            format!("{host}, schemes: [ws, http, https, gopher]"),
            "[{url: 'https://a.b:8080'}, {url: 'http://a.b:8080'}, {url: 'ws://a.b:8080'}]",
        ),
        (
            "basePath: /v1, schemes: [http, https]".to_owned(),
            "[{url: /v1}]",
        ),
        ("basePath: ''".to_owned(), "[{url: /}]"),
    ] {
        check(&[(&written, "/servers", expected)]);
    }
    check(&[
        ("schemes: [https]", "", "{swagger: '2.0', paths: {}}"),
        (
            "host: a.b, schemes: [https], paths: {/a: {get: {schemes: [http], responses: {}}}}",
            "/paths/~1a/get",
            "{servers: [{url: 'http://a.b'}], responses: {}}",
        ),
        (
            "host: a.b, paths: {/a: {get: {schemes: [https], responses: {}}}}",
            "/paths/~1a/get",
            "{responses: {}}",
        ),
    ]);
}

#[test]
fn components() {
    check(&[
        (
            "definitions: {A: {type: object, properties: {b: {$ref: '#/definitions/B'}}}, B: {type: string}}",
            "",
            "{swagger: '2.0', paths: {}, components: {schemas: {A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: string}}}}",
        ),
        (
            "parameters: {P: {in: query, name: p, type: string}, B: {in: body, name: b, schema: {type: string}}, F: {in: formData, name: f, type: string}}",
            "/components",
            "{parameters: {P: {in: query, name: p, schema: {type: string}}}, \
          requestBodies: {B: {x-name: b, content: {application/json: {schema: {type: string}}}}}, \
          x-form-parameters: {F: {in: formData, name: f, schema: {type: string}}}}",
        ),
        (
            "produces: [a/b], responses: {R: {description: D, schema: {type: string}}}, paths: {/a: {get: {responses: {'200': {$ref: '#/responses/R'}}}}}",
            "",
            "{swagger: '2.0', paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R'}}}}}, \
          components: {responses: {R: {description: D, content: {a/b: {schema: {type: string}}}}}}}",
        ),
    ]);
}

#[test]
fn parameters() {
    let cases = [
        (
            "{in: path, name: a, required: true, type: integer, format: int64, description: D}",
            "{in: path, name: a, required: true, description: D, schema: {type: integer, format: int64}}",
        ),
        (
            "{in: query, name: a, type: string, enum: [x], default: x, x-nullable: true, x-example: x, allowEmptyValue: true}",
            "{in: query, name: a, allowEmptyValue: true, example: x, schema: {type: string, enum: [x], default: x, nullable: true}}",
        ),
        (
            "{in: query, name: a, type: array, items: {type: array, items: {type: string}, collectionFormat: ssv}}",
            "{in: query, name: a, style: form, explode: false, x-inner-collection-formats: [ssv], schema: {type: array, items: {type: array, items: {type: string}}}}",
        ),
        (
            "{in: query, name: a, type: array, collectionFormat: multi}",
            "{in: query, name: a, schema: {type: array}}",
        ),
        (
            "{in: query, name: a, type: array, collectionFormat: ssv}",
            "{in: query, name: a, style: spaceDelimited, explode: false, schema: {type: array}}",
        ),
        (
            "{in: query, name: a, type: array, collectionFormat: tsv}",
            "{in: query, name: a, style: spaceDelimited, explode: false, x-collection-format: tsv, schema: {type: array}}",
        ),
        (
            "{in: query, name: a, type: array, collectionFormat: pipes}",
            "{in: query, name: a, style: pipeDelimited, explode: false, schema: {type: array}}",
        ),
        (
            "{in: header, name: a, type: array}",
            "{in: header, name: a, schema: {type: array}}",
        ),
        (
            "{in: path, name: a, type: array, collectionFormat: pipes}",
            "{in: path, name: a, x-collection-format: pipes, schema: {type: array}}",
        ),
        ("{in: query, name: a}", "{in: query, name: a, schema: {}}"),
        (
            "{in: query, name: a, schema: {type: string}}",
            "{in: query, name: a, schema: {type: string}}",
        ),
    ];
    for (written, expected) in cases {
        let written = format!("paths: {{/a: {{get: {{parameters: [{written}]}}}}}}");
        check(&[(&written, "/paths/~1a/get/parameters/0", expected)]);
    }
}

#[test]
fn responses() {
    let cases = [
        ("{description: D}", "{description: D}"),
        (
            "{description: D, schema: {type: string}}",
            "{description: D, content: {application/json: {schema: {type: string}}}}",
        ),
        (
            "{description: D, schema: {type: file}}",
            "{description: D, content: {application/octet-stream: {schema: {type: string, format: binary}}}}",
        ),
        (
            "{schema: {type: string}, examples: {Application/JSON; a=b: x, text/plain: y}}",
            "{content: {application/json: {schema: {type: string}, example: x}}, x-examples: {text/plain: y}, description: ''}",
        ),
        (
            "{description: D, examples: {application/json: x}}",
            "{description: D, x-examples: {application/json: x}}",
        ),
        (
            "{description: D, headers: {H: {description: E, type: array, items: {type: string}}}}",
            "{description: D, headers: {H: {description: E, schema: {type: array, items: {type: string}}}}}",
        ),
        ("{$ref: '#/definitions/R'}", "{$ref: '#/definitions/R'}"),
    ];
    for (written, expected) in cases {
        let written = format!("paths: {{/a: {{get: {{responses: {{'200': {written}}}}}}}}}");
        check(&[(&written, "/paths/~1a/get/responses/200", expected)]);
    }
    check(&[
        (
            "produces: [a/b], paths: {/a: {get: {produces: [c/d, e/f], responses: {'200': {description: D, schema: {$ref: '#/x'}}}}}}",
            "/paths/~1a/get/responses/200/content",
            "{c/d: {schema: {$ref: '#/x'}}, e/f: {schema: {$ref: '#/x'}}}",
        ),
        (
            "produces: [application/json], paths: {/a: {get: {responses: {'200': {description: D, schema: {type: file}}}}}}",
            "/paths/~1a/get/responses/200/content",
            "{application/json: {schema: {type: string, format: binary}}, '*/*': {schema: {type: string, format: binary}}}",
        ),
        (
            "responses: {R: {description: D, schema: {type: string}}}, paths: {/a: {get: {produces: [text/html], responses: {'200': {$ref: '#/responses/R'}}}}}",
            "/paths/~1a/get/responses/200",
            "{description: D, content: {text/html: {schema: {$ref: '#/components/responses/R/content/application~1json/schema'}}}}",
        ),
        (
            "responses: {R: {description: D, schema: {type: file}}}, paths: {/a: {get: {produces: [application/pdf], responses: {'200': {$ref: '#/responses/R'}}}}}",
            "/paths/~1a/get/responses/200",
            "{description: D, content: {application/pdf: {schema: {type: string, format: binary}}}}",
        ),
        (
            "responses: {R: {description: D}}, paths: {/a: {get: {produces: [text/html], responses: {'200': {$ref: '#/responses/R'}}}}}",
            "/paths/~1a/get/responses/200",
            "{$ref: '#/components/responses/R'}",
        ),
        (
            "produces: [a/b], responses: {R: {description: D, schema: {type: string}}}, paths: {/a: {get: {produces: [a/b], responses: {'200': {$ref: '#/responses/R'}}}}}",
            "/paths/~1a/get/responses/200",
            "{$ref: '#/components/responses/R'}",
        ),
        (
            "produces: [application/pdf, text/xml], paths: {/a: {get: {responses: {'200': {description: D, schema: {type: file}}}}}}",
            "/paths/~1a/get/responses/200/content",
            "{application/pdf: {schema: {type: string, format: binary}}, text/xml: {schema: {type: string, format: binary}}}",
        ),
    ]);
}

#[test]
fn security() {
    let cases = [
        (
            "{type: basic, description: D}",
            "{type: http, description: D, scheme: basic}",
        ),
        (
            "{type: apiKey, in: header, name: X}",
            "{type: apiKey, in: header, name: X}",
        ),
        (
            "{type: oauth2, flow: implicit, authorizationUrl: /a, scopes: {a: b}}",
            "{type: oauth2, flows: {implicit: {authorizationUrl: /a, scopes: {a: b}}}}",
        ),
        (
            "{type: oauth2, flow: password, tokenUrl: /t}",
            "{type: oauth2, flows: {password: {tokenUrl: /t, scopes: {}}}}",
        ),
        (
            "{type: oauth2, flow: application, tokenUrl: /t}",
            "{type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {}}}}",
        ),
        (
            "{type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t}",
            "{type: oauth2, flows: {authorizationCode: {authorizationUrl: /a, tokenUrl: /t, scopes: {}}}}",
        ),
        ("{type: oauth2, flow: other}", "{type: oauth2}"),
    ];
    for (written, expected) in cases {
        let written = format!("securityDefinitions: {{s: {written}}}");
        check(&[(&written, "/components/securitySchemes/s", expected)]);
    }
}
