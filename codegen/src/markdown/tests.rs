//! Pages of a small document that has a bit of everything.

use super::*;
use crate::config::Config;
use crate::lower::testing;
use crate::names::Named;
use crate::refine::Refined;

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers:
  - { url: 'https://{region}.pets.example', variables: { region: { default: eu, enum: [eu, us] } } }
  - { url: 'https://sandbox.pets.example', description: "For <b>tests</b>.", x-name: sandbox }
tags: [{ name: Pets, description: "All | pets." }]
components:
  securitySchemes: { Token: { type: http, scheme: bearer } }
  schemas:
    PetsApi: { type: object, properties: {} }
    Pet:
      description: "A pet.\n\nWith [a link](Other) and Vec<String>."
      type: object
      required: [id]
      properties:
        id: { type: string, maxLength: 36, example: a|b }
        kind: { type: string, enum: [cat, 'a|b'], nullable: true, readOnly: true }
        owners: { type: array, items: { $ref: '#/components/schemas/PetsApi' }, minItems: 1 }
      additionalProperties: { type: integer }
    Failure: { type: object, properties: { code: { type: string, default: unknown } } }
security: [{ Token: [] }]
paths:
  /pets/{pet|id}:
    put:
      tags: [Pets]
      operationId: replace-pet
      summary: Replace *a* pet
      description: "Line one.\n\n- item"
      deprecated: true
      parameters:
        - { name: 'pet|id', in: path, required: true, schema: { type: string }, description: "The ID.\n\nOf a | pet." }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
      requestBody:
        description: The pet.
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses:
        '200':
          description: The | pet.
          headers: { X-Rate: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
        '204': { description: Nothing. }
        default: { description: Failed., content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } } }
  /pets:
    head:
      tags: [Pets]
      operationId: check-pet
      security: []
      responses: { '200': { description: Fine. } }
"##;

/// Returns a page of the document's reference.
fn page(path: &str) -> String {
    let config = Config::default();
    let lowered = testing::lowered(DOCUMENT);
    let named = Named::of(Refined::of(lowered, &config), &config);
    let client = Client::of(&named, &config);
    let pages = Pages::new(&client);
    let page = pages.list().into_iter().find(|(found, _)| found == path);
    let page = page.map(|(path, page)| (path, pages.render(page)));
    page.map(|(_, text)| text).unwrap_or_default()
}

fn assert_has(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn an_operation_has_all_its_facts() {
    assert_has(
        &page("docs/PetsApi.md"),
        &[
            "\nAll \\| pets.\n",
            "All URIs are relative to `https://eu.pets.example`",
            "| `Environment::Sandbox` | `https://sandbox.pets.example` | For **tests**. | - |",
            "`region`: The default is `eu`. Known values: `eu` and `us`.",
            "| [`replace_pet`](#replace_pet) | `PUT /pets/{pet\\|id}` | Replace *a* pet |",
            "## replace_pet\n\n> `replace_pet(pet_id) -> ReplacePetResponse`\n\nDeprecated.\n\nReplace *a* pet\n\nLine one.\n\n- item\n",
            "### Example\n\n```rust\n",
            "| `pet_id` | path `pet\\|id` | `String` | The ID.<br>Of a \\| pet. | - |",
            "| `limit` | query `limit` | `i64` | - | [optional] 1 to 100. The server's default is `20`. |",
            "| `body` | body | [`PetRequest`](PetRequest.md) | The pet. | [optional] |",
            "- `ReplacePetResponse::Ok`, status 200: [`Pet`](Pet.md)\n- `ReplacePetResponse::NoContent`, status 204: `()`",
            "[`Token`](../README.md#authorization): a bearer token",
            "- **Content-Type**: `application/json`\n- **Accept**: `application/json`\n",
            "| **200** | The \\| pet. | [`Pet`](Pet.md) | `ReplacePetResponse::Ok` | `X-Rate` (`i64`) |",
            "| **default** | Failed. | [`Failure`](Failure.md) | `ReplacePetError::Other` | - |",
        ],
    );
}

#[test]
fn an_operation_without_anything_says_so() {
    let page = page("docs/PetsApi.md");
    let (_, operation) = page.split_once("## check_pet\n").unwrap_or_default();
    let expected = [
        "> `check_pet() -> ()`",
        "This endpoint does not need any parameter.",
        "### Return type\n\n`()` (empty response body)\n",
        "No authorization required.",
        "- **Content-Type**: not defined\n- **Accept**: not defined\n",
    ];
    assert_has(operation, &expected);
}

#[test]
fn a_model_has_all_its_facts() {
    assert_has(
        &page("docs/Pet.md"),
        &[
            "# Pet\n\nA pet.\n\nWith a link and Vec\\<String>.\n",
            "| `id` | `id` | `String` | - | At most 36 characters. Example: `a\\|b`. |",
            "| `kind` | `kind` | [`PetKind`](Pet.md#petkind) | - | [optional] [nullable] Read-only: the server sets it. |",
            "| `owners` | `owners` | [`Vec<PetsApi>`](PetsApiModel.md) | - | [optional] At least 1 item. |",
            "| - | `additional_properties` | `OpenMap<i64>` | The properties that are not declared. | - |",
            "## PetKind\n\nThe type of `Pet.kind`.\n",
            "| `a\\|b` | `PetKind::AB` |",
            "A value that is not listed is kept in `PetKind::Unknown`.",
        ],
    );
}

#[test]
fn the_page_of_a_model_keeps_off_that_of_a_tag() {
    assert_has(
        &page("docs/PetsApi.md"),
        &["`client.pets()` gives a `PetsApi`."],
    );
    assert_has(
        &page("docs/PetsApiModel.md"),
        &["# PetsApi\n\nAnother name for `BTreeMap<String, Value>`.\n"],
    );
}

#[test]
fn the_index_lists_operations_and_models() {
    let expected = [
        "| [`PetsApi::replace_pet`](PetsApi.md#replace_pet) | `PUT /pets/{pet\\|id}` | Replace *a* pet |",
        "| [`Pet`](Pet.md) | A pet. |",
    ];
    assert_has(&page("docs/README.md"), &expected);
}
