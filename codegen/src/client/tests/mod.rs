//! The client of a small document.

mod uses;

use super::*;
use crate::lower::testing;
use crate::refine::Refined;

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: '1' }
components:
  schemas:
    Id: { type: string }
    Pet:
      type: object
      required: [id, note, kind]
      properties:
        id: { type: string }
        note: { type: string, nullable: true }
        kind: { type: string, enum: [pet] }
        age: { type: integer }
        name: { type: string }
        owner: { type: string, nullable: true }
        parent: { $ref: '#/components/schemas/Pet' }
    Failure: { type: object, properties: { code: { type: string } } }
  responses:
    Failed:
      description: Failed.
      content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } }
paths:
  /pets/{id}:
    get:
      tags: [Pets]
      operationId: get
      parameters:
        - { name: id, in: path, required: true, schema: { $ref: '#/components/schemas/Id' } }
        - { name: since, in: query, schema: { type: string, format: date } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: version, in: query, required: true, schema: { type: string, enum: [a] } }
      responses: { '404': { $ref: '#/components/responses/Failed' } }
    put:
      tags: [Pets]
      operationId: put
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses:
        '200': { description: One., content: { text/plain: { schema: { type: string } } } }
        '204': { description: Another. }
        '404': { $ref: '#/components/responses/Failed' }
    delete:
      tags: [Others]
      operationId: delete
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: Bytes., content: { application/octet-stream: {} } }
        default: { $ref: '#/components/responses/Failed' }
"##;

/// Calls a function with the client of the document.
fn with_client(check: impl FnOnce(&Client<'_>)) {
    with_client_of(DOCUMENT, check);
}

/// Calls a function with the client of a document; returns what it returns.
fn with_client_of<R>(text: &str, check: impl FnOnce(&Client<'_>) -> R) -> R {
    let config = Config::default();
    let lowered = testing::lowered(text);
    let named = Named::of(Refined::of(lowered, &config), &config);
    check(&Client::of(&named, &config))
}

/// Returns an argument as it is written in a signature, more or less.
fn argument(argument: &Argument<'_>) -> String {
    let ty = argument.ty.text(ModelPath::Bare);
    match argument.conversion {
        Conversion::None => ty,
        Conversion::AsRef => format!("AsRef {ty}"),
        Conversion::Into => format!("Into {ty}"),
    }
}

#[test]
fn parameters_have_arguments() {
    with_client(|client| {
        let parameters = client.operations[0].parameters.iter();
        let found: Vec<_> = parameters
            .map(|it| {
                let (argument, asked_for) = (argument(&it.argument), it.is_asked_for());
                (it.name.as_str(), argument, it.required, asked_for)
            })
            .collect();
        let expected = [
            ("id", "AsRef str", true, true),
            ("since", "Into Formatted<Date>", false, false),
            ("limit", "i64", false, false),
            ("version", "AsRef str", true, false),
        ];
        let expected = expected.map(|(name, argument, required, asked_for)| {
            (name, argument.to_owned(), required, asked_for)
        });
        assert_eq!(found, expected);
    });
}

#[test]
fn fields_have_arguments_where_callers_build_the_struct() {
    with_client(|client| {
        let models = client.models.iter().flat_map(|file| &file.models);
        let structs: Vec<(&str, &Struct<'_>)> = models
            .filter_map(|model| match &model.kind {
                ModelKind::Struct(object) => Some((model.name.as_str(), object)),
                _ => None,
            })
            .collect();
        let [(_, pet), (_, failure)] = structs.as_slice() else {
            panic!("{structs:?}");
        };
        assert_eq!(pet.building, Building::New);
        assert_eq!(failure.building, Building::Never);
        assert!(
            failure
                .fields
                .iter()
                .all(|it| it.setter.is_none() && it.initial.is_none())
        );
        let fields = pet.fields.iter().map(|field| {
            let initial = match &field.initial {
                Some(Initial::Argument(it)) => argument(it),
                Some(Initial::Variant { ty, variant }) => {
                    format!("{}::{variant}", ty.text(ModelPath::Bare))
                }
                other => format!("{other:?}"),
            };
            let setter = field.setter.as_ref();
            let setter = setter.map(|it| (argument(&it.argument), it.is_optional));
            (field.ty.text(ModelPath::Bare), initial, setter)
        });
        let expected = [
            ("String", "Into String", None),
            ("Option<String>", "Option<String>", None),
            ("PetKind", "PetKind::Pet", None),
            ("Option<i64>", "Some(Default)", Some(("i64", true))),
            (
                "Option<String>",
                "Some(Default)",
                Some(("Into String", true)),
            ),
            (
                "Nullable<String>",
                "Some(Default)",
                Some(("Into Nullable<String>", false)),
            ),
            (
                "Option<Box<Pet>>",
                "Some(Default)",
                Some(("Box<Pet>", true)),
            ),
        ];
        let expected = expected.map(|(ty, initial, setter)| {
            let setter = setter.map(|(argument, is_optional)| (argument.to_owned(), is_optional));
            (ty.to_owned(), initial.to_owned(), setter)
        });
        assert_eq!(fields.collect::<Vec<_>>(), expected);
    });
}

#[test]
fn operations_return_what_is_documented() {
    with_client(|client| {
        let outputs = client.operations.iter().map(|it| match &it.output {
            Output::Undocumented => "bytes".to_owned(),
            Output::One(ty) => ty.text(ModelPath::Bare),
            Output::Several(name) => format!("enum {name}"),
        });
        let outputs: Vec<String> = outputs.collect();
        assert_eq!(outputs, ["bytes", "enum PutResponse", "Download"]);
        let [case, both] = client.operations[2].cases.as_slice() else {
            panic!("{:?}", client.operations[2].cases);
        };
        assert!(case.success.is_some() && case.failure.is_none());
        let decoder = both.failure.as_ref().map(|reading| reading.decoder);
        assert_eq!(
            (both.success.is_some(), decoder),
            (false, Some(Decoder::Json))
        );
    });
}

#[test]
fn each_operation_has_failures_of_its_own() {
    with_client(|client| {
        let failures = client.operations.iter().map(|it| {
            let cases = it.failures().map(|(case, _)| case.variant.as_str());
            (it.error.as_str(), cases.collect::<Vec<_>>())
        });
        let failures: Vec<_> = failures.collect();
        let expected = [
            ("GetError", vec!["NotFound"]),
            ("PutError", vec!["NotFound"]),
            ("DeleteError", vec!["Other"]),
        ];
        assert_eq!(failures, expected);
    });
}
