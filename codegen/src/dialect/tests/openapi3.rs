//! What OpenAPI 3.1 and 3.2 add outside of schemas.

use super::{document, part, yaml};

/// Checks what the part of a document at a pointer comes to.
fn check(cases: &[(&str, &str, &str)]) {
    for (written, pointer, expected) in cases {
        let text = format!("{{openapi: 3.2.0, {written}}}");
        assert_eq!(part(&text, pointer), yaml(expected), "{written}");
    }
}

#[test]
fn paths_of_microsoft() {
    let (get, post) = ("get: {responses: {}}", "post: {responses: {}}");
    for (known, other, expected, left) in [
        (
            get,
            post,
            "{get: {responses: {}}, post: {responses: {}}}",
            "",
        ),
        (get, get, "{get: {responses: {}}}", "get: {responses: {}}"),
        (
            "get: {responses: {}}, parameters: []",
            post,
            "{get: {responses: {}}, parameters: []}",
            post,
        ),
        (
            get,
            "post: {responses: {}}, parameters: []",
            "{get: {responses: {}}}",
            "post: {responses: {}}, parameters: []",
        ),
    ] {
        let written = format!("paths: {{/a: {{{known}}}}}, x-ms-paths: {{/a: {{{other}}}}}");
        let left = match left {
            "" => String::new(),
            left => format!(", x-ms-paths: {{/a: {{{left}}}}}"),
        };
        let expected = format!("{{openapi: 3.2.0, paths: {{/a: {expected}}}{left}}}");
        check(&[(&written, "", &expected)]);
    }
}

#[test]
fn documents() {
    check(&[
        ("components: {}", "/paths", "{}"),
        (
            "webhooks: {a: {post: {responses: {}}}}",
            "/x-webhooks",
            "{a: {post: {responses: {}}}}",
        ),
        (
            "webhooks: {a: {post: {}}}",
            "/x-webhooks/a/post",
            "{responses: {}}",
        ),
        (
            "info: {title: T, summary: S, license: {name: MIT, identifier: MIT}}",
            "/info",
            "{title: T, x-summary: S, license: {name: MIT, x-identifier: MIT}}",
        ),
        (
            "servers: [{url: /, name: test}]",
            "/servers/0",
            "{url: /, x-name: test}",
        ),
        (
            "tags: [{name: a, parent: b, kind: nav, summary: S}]",
            "/tags/0",
            "{name: a, x-parent: b, x-kind: nav, x-summary: S}",
        ),
        (
            "components: {pathItems: {a: {get: {}}}}",
            "/components/pathItems/a/get",
            "{responses: {}}",
        ),
    ]);
    let text = "{openapi: 3.1.0, webhooks: {a: {$ref: '#/webhooks/b'}, b: {post: {}}}}";
    let document = document(text);
    let hook = document
        .root()
        .get("x-webhooks")
        .and_then(|hooks| hooks.get("a"))
        .unwrap();
    assert!(hook.follow().unwrap().get("post").is_some());
}

#[test]
fn operations() {
    check(&[
        (
            "paths: {/a: {get: {responses: {}}, query: {operationId: q, responses: {}}, additionalOperations: {COPY: {responses: {}}}}}",
            "/paths/~1a",
            "{get: {responses: {}}, x-additional-operations: {COPY: {responses: {}}, QUERY: {operationId: q, responses: {}}}}",
        ),
        (
            "paths: {/a: {get: {parameters: [{in: querystring, name: q}, {in: query, name: a}], responses: {}}}}",
            "/paths/~1a/get",
            "{parameters: [{in: query, name: a}], responses: {}, x-querystring: {in: querystring, name: q}}",
        ),
        (
            "paths: {/a: {parameters: [{$ref: '#/components/parameters/Q'}]}}, components: {parameters: {Q: {in: querystring}}}",
            "/paths/~1a",
            "{parameters: [], x-querystring: {$ref: '#/components/parameters/Q'}}",
        ),
        (
            "paths: {/a: {get: {responses: {'200': {summary: S}}}}}",
            "/paths/~1a/get/responses/200",
            "{x-summary: S, description: ''}",
        ),
        (
            "components: {parameters: {A: {in: cookie, name: a, style: cookie}}}",
            "/components/parameters/A",
            "{in: cookie, name: a, style: form, x-style: cookie}",
        ),
        (
            "components: {mediaTypes: {A: {itemSchema: {const: 1}, itemEncoding: {}, prefixEncoding: []}}}",
            "/components/mediaTypes/A",
            "{x-item-schema: {type: integer, enum: [1]}, x-item-encoding: {}, x-prefix-encoding: []}",
        ),
    ]);
}

#[test]
fn security_schemes() {
    check(&[
        (
            "components: {securitySchemes: {a: {type: mutualTLS, description: D}}}",
            "/components/securitySchemes/a",
            "{type: http, description: D, scheme: mutualTLS, x-mutual-tls: true}",
        ),
        (
            "components: {securitySchemes: {a: {type: oauth2, flows: {deviceAuthorization: {}}}}}",
            "/components/securitySchemes/a",
            "{type: oauth2, flows: {x-device-authorization: {}}}",
        ),
    ]);
}
