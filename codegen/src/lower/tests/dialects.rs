//! The same API, written in each version, comes to the same model.

use crate::api::Api;
use crate::lower::testing;

/// What the versions have in common: the schemas, but for the ways to say null and a single value.
const SCHEMAS: &str = "
  Pet:
    type: object
    required: [name, kind]
    properties:
      name: { type: string, minLength: 1, description: How it is called. }
      kind: { type: string, enum: [pet] }
      age: { type: integer, format: int32, minimum: 0, EXCLUSIVE }
      nick: { NULLABLE, example: Rex }
      tags: { type: array, items: { $ref: 'REFS/Tag' } }
  Tag: { type: object, additionalProperties: { type: number } }
";

const SWAGGER_2_0: &str = "
swagger: '2.0'
info: { title: Pets, version: '1' }
host: pets.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
security: [{ token: [] }]
paths:
  /pets/{id}:
    parameters: [{ $ref: '#/parameters/Id' }]
    get:
      operationId: get_pet
      tags: [Pets]
      parameters:
        - { in: query, name: fields, type: array, items: { type: string }, collectionFormat: multi }
        - { in: query, name: sort, type: array, items: { type: string } }
      responses:
        '200': { description: The pet., schema: { $ref: '#/definitions/Pet' }, headers: { ETag: { type: string } } }
        default: { $ref: '#/responses/Fault' }
    put:
      operationId: put_pet
      tags: [Pets]
      parameters: [{ $ref: '#/parameters/Pet' }]
      responses: { '204': { description: Done. } }
    post:
      operationId: send_photo
      tags: [Pets]
      consumes: [application/octet-stream]
      parameters: [{ in: body, name: photo, required: true, schema: { type: string, format: binary } }]
      produces: [application/octet-stream]
      responses: { '200': { description: The photo., schema: { type: file } } }
parameters:
  Id: { in: path, name: id, required: true, type: integer, format: int64 }
  Pet: { in: body, name: pet, required: true, description: The pet., schema: { $ref: '#/definitions/Pet' } }
responses:
  Fault: { description: A fault., schema: { type: object, properties: { message: { type: string } } } }
securityDefinitions:
  token: { type: apiKey, in: header, name: X-Token }
definitions:";

const OPENAPI_3: &str = "
openapi: VERSION
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example.com/v1' }]
security: [{ token: [] }]
paths:
  /pets/{id}:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: get_pet
      tags: [Pets]
      parameters:
        - { in: query, name: fields, schema: { type: array, items: { type: string } } }
        - { in: query, name: sort, explode: false, schema: { type: array, items: { type: string } } }
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
          headers: { ETag: { schema: { type: string } } }
        default: { $ref: '#/components/responses/Fault' }
    put:
      operationId: put_pet
      tags: [Pets]
      requestBody: { $ref: '#/components/requestBodies/Pet' }
      responses: { '204': { description: Done. } }
    post:
      operationId: send_photo
      tags: [Pets]
      requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
      responses:
        '200': { description: The photo., content: { application/octet-stream: { schema: { type: string, format: binary } } } }
components:
 parameters:
  Id: { in: path, name: id, required: true, schema: { type: integer, format: int64 } }
 requestBodies:
  Pet: { required: true, description: The pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
 responses:
  Fault:
    description: A fault.
    content: { application/json: { schema: { type: object, properties: { message: { type: string } } } } }
 securitySchemes:
  token: { type: apiKey, in: header, name: X-Token }
 schemas:";

/// Lowers an API whose schemas are written as a version has it; returns it with the messages.
fn api(shell: &str, schemas: &[(&str, &str)]) -> (Api, Vec<String>) {
    let mut text = format!("{shell}{SCHEMAS}");
    for (placeholder, written) in schemas {
        text = text.replace(placeholder, written);
    }
    testing::api(&text)
}

#[test]
fn one_api_in_every_version() {
    let refs = ("REFS", "#/components/schemas");
    let exclusive = ("EXCLUSIVE", "exclusiveMinimum: true");
    let openapi_3_0 = api(
        OPENAPI_3,
        &[
            ("VERSION", "3.0.4"),
            refs,
            exclusive,
            ("NULLABLE", "type: string, nullable: true"),
        ],
    );
    assert_eq!(openapi_3_0.0.operations.len(), 3);
    let swagger_2_0 = api(
        SWAGGER_2_0,
        &[
            ("REFS", "#/definitions"),
            exclusive,
            ("NULLABLE", "type: string, x-nullable: true"),
        ],
    );
    let modern = [
        refs,
        ("minimum: 0, EXCLUSIVE", "exclusiveMinimum: 0"),
        ("type: string, enum: [pet]", "const: pet"),
        ("example: Rex", "examples: [Rex]"),
        ("NULLABLE", "type: [string, 'null']"),
    ];
    let openapi_3_1 = api(
        OPENAPI_3,
        &[[("VERSION", "3.1.1")].as_slice(), &modern].concat(),
    );
    let openapi_3_2 = api(
        OPENAPI_3,
        &[[("VERSION", "3.2.0")].as_slice(), &modern].concat(),
    );
    assert_eq!(swagger_2_0, openapi_3_0);
    assert_eq!(openapi_3_1, openapi_3_0);
    assert_eq!(openapi_3_2, openapi_3_0);
}
