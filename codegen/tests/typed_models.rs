//! The models that a client tells of, with their places and directions.

use codegen::Config;

const DOCUMENT: &str = r"
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Same'}}}}}
    put:
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}}}
      responses: {'204': {description: d}}
components:
  schemas:
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]}
    Cat: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
    Same: {$ref: '#/components/schemas/Pet'}
    Upload: {type: object, properties: {photo: {type: string, format: binary}}}
    Unused: {type: object}
";

#[test]
fn has_places_and_directions() {
    let document = codegen::load_text("pets.yaml", DOCUMENT).unwrap();
    let generation = codegen::generate(&document, &Config::default()).unwrap();
    let shown = generation.typed_models.list.iter().map(|model| {
        let variants = model.variants.iter();
        let variants = variants.map(|it| format!("{} {}", it.name, it.schema.pointer));
        let variants: Vec<String> = variants.collect();
        let (name, place) = (&model.name, &model.schema.pointer);
        let directions = (model.is_sent, model.is_received);
        format!("{name} {place} {directions:?} {}", variants.join(", "))
    });
    let variants = "Cat /components/schemas/Pet/oneOf/0, String /components/schemas/Pet/oneOf/1";
    let expected = [
        format!("Pet /components/schemas/Pet (false, true) {variants}"),
        "Cat /components/schemas/Cat (false, true) ".to_owned(),
        format!("PetRequest /components/schemas/Pet (true, false) {variants}"),
        "CatRequest /components/schemas/Cat (true, false) ".to_owned(),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}
