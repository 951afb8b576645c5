//! Documents that were made to do harm.

use std::time::{Duration, Instant};

use crate::dialect::normalize;
use crate::source::Document;

fn read(text: &str) -> Result<Document, String> {
    let document = Document::from_text("a.yaml", text).map_err(|error| format!("{error:?}"))?;
    let normalized = normalize(document).map_err(|refusal| refusal.1.message())?;
    Ok(normalized.document)
}

#[test]
fn takes_anything_anywhere() {
    let values = [
        "1",
        "null",
        "[]",
        "[[1]]",
        "text",
        "{a: 1}",
        "{$ref: 1}",
        "{$ref: '#/paths'}",
        "{in: body}",
    ];
    let documents = [
        "paths: X",
        "paths: {/a: X}",
        "paths: {/a: {get: X}}",
        "paths: {/a: {parameters: X}}",
        "paths: {/a: {get: {parameters: [X]}}}",
        "paths: {/a: {get: {responses: {'200': X}}}}",
        "paths: {/a: {get: {requestBody: X}}}",
        "definitions: X",
        "definitions: {A: X}",
        "parameters: {A: X}",
        "responses: {A: X}",
        "components: X",
        "securityDefinitions: {A: X}",
        "components: {schemas: {A: X}}",
        "consumes: X",
        "host: X",
        "schemes: [X]",
        "info: X",
        "servers: X",
        "tags: [X]",
        "webhooks: {a: X}",
        "definitions: {A: {type: X, const: X, enum: X, items: X, examples: X, anyOf: X, prefixItems: X}}",
        "definitions: {A: {discriminator: X, exclusiveMinimum: X, properties: X, $ref: X, contentEncoding: X}}",
        "paths: {/a: {get: {consumes: X, produces: X, schemes: X, parameters: [{in: body, schema: X}]}}}",
        "paths: {/a: {get: {parameters: [{in: formData, name: X}, {in: formData, name: a, type: X}]}}}",
        "paths: {/a: {get: {responses: {'200': {schema: X, examples: X, headers: {H: X}}}}}}",
    ];
    for version in ["swagger: '2.0'", "openapi: 3.2.0"] {
        for document in documents {
            for value in values {
                let text = format!("{{{version}, {}}}", document.replace('X', value));
                assert!(read(&text).is_ok(), "{text}");
            }
        }
    }
}

#[test]
fn refuses_what_would_multiply() {
    let types: Vec<String> = (0..3_000).map(|index| format!("a/b{index}")).collect();
    let operations: Vec<String> = (0..3_000)
        .map(|index| format!("/{index}: {{get: {{responses: {{'200': {{schema: {{}}}}}}}}}}"))
        .collect();
    let text = format!(
        "{{swagger: '2.0', produces: [{}], paths: {{{}}}}}",
        types.join(","),
        operations.join(",")
    );
    let message = read(&text).unwrap_err();
    assert!(message.contains("nodes, the limit"), "{message}");
}

#[test]
fn stays_quick() {
    let key = "k".repeat(1 << 20);
    let parameters = vec!["{in: query, name: a, type: string}"; 20_000].join(",");
    let fields = vec!["{in: formData, name: a, type: string}"; 20_000].join(",");
    let nested = format!("{}true{}", "{properties: {a: ".repeat(40), "}}".repeat(40));
    let started = Instant::now();
    for text in [
        format!("{{swagger: '2.0', paths: {{/{key}: {{get: {{parameters: [{parameters}]}}}}}}}}"),
        format!("{{swagger: '2.0', paths: {{/{key}: {{get: {{parameters: [{fields}]}}}}}}}}"),
        format!("{{openapi: 3.1.0, components: {{schemas: {{A: {nested}}}}}}}"),
        format!(
            "{{openapi: 3.1.0, components: {{schemas: {{A: {}}}}}}}",
            "{type: [array, object], items: ".repeat(90) + "{}" + &"}".repeat(90)
        ),
    ] {
        let _ = read(&text);
    }
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}
