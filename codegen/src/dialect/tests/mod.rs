//! Tests of the rules: what is written, and what it becomes.

mod files;
mod hostile;
mod openapi3;
mod positions;
mod references;
mod schema;
mod swagger2;
mod swagger2_bodies;

use serde_json::Value;

use super::{Normalized, normalize};
use crate::source::Document;

/// Normalizes a document of one file.
fn document(text: &str) -> Document {
    normalized(text).document
}

/// Normalizes a document of one file.
fn normalized(text: &str) -> Normalized {
    let document = Document::from_text("a.yaml", text).unwrap();
    normalize(document)
        .map_err(|refusal| refusal.1.message())
        .unwrap()
}

/// Returns a part of a normalized document.
fn part(text: &str, pointer: &str) -> Value {
    let document = document(text);
    let root = document.root().value();
    let found = root.pointer(pointer);
    found
        .unwrap_or_else(|| panic!("no {pointer} in {root:#}"))
        .clone()
}

fn yaml(text: &str) -> Value {
    Document::from_text("expected.yaml", text)
        .unwrap()
        .root()
        .value()
        .clone()
}

#[test]
fn reads_these_versions_only() {
    for version in [
        "swagger: '2.0'",
        "swagger: 2.0",
        "openapi: 3.0.3",
        "openapi: '3.0'",
        "openapi: 3.1",
        "openapi: 3.1.2",
        "openapi: 3.2.0",
    ] {
        let read = normalize(Document::from_text("a.yaml", version).unwrap());
        assert!(read.is_ok(), "{version}");
    }
    for (version, message) in [
        ("swagger: '1.2'", "OpenAPI 1.2 is not read"),
        ("swagger: '3.0'", "OpenAPI 3.0 is not read"),
        ("openapi: 2.0", "OpenAPI 2.0 is not read"),
        ("openapi: 3.10.0", "OpenAPI 3.10.0 is not read"),
        ("openapi: [3]", "OpenAPI [3] is not read"),
        ("info: {}", "the version of OpenAPI, `openapi` is missing"),
    ] {
        let refusal = normalize(Document::from_text("a.yaml", version).unwrap()).unwrap_err();
        let found = refusal.1.message();
        assert!(found.starts_with(message), "{version}: {found}");
    }
}

#[test]
fn leaves_a_document_of_3_0_as_it_is() {
    let text = "
openapi: 3.0.3
info: { title: T, version: '1' }
servers: [{ url: /v1, description: D }]
paths:
  /a/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ $ref: '#/components/parameters/P' }]
      responses:
        '200': { description: D, content: { a/b: { schema: { $ref: '#/components/schemas/A' }, examples: { x: { value: 1 } } } } }
        x-data: { schema: { type: 'null' } }
components:
  parameters: { P: { name: p, in: query, schema: { type: array, items: { type: integer, exclusiveMinimum: true, minimum: 1 } } } }
  schemas:
    A: { type: object, nullable: true, discriminator: { propertyName: t }, properties: { t: { type: string } }, additionalProperties: false }
";
    // As texts, so that the order counts too.
    let normalized = document(text).root().value().to_string();
    assert_eq!(normalized, yaml(text).to_string());
}
