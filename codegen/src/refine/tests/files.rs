//! What schemas of the format `binary` come to.

use super::lowered;
use crate::dialect::testing::{document, sends};
use crate::lower::testing::{lines, text};
use crate::refine::files;

const BINARY: &str = "{type: string, format: binary}";

/// Writes a path with an operation that sends a multipart form of a schema.
fn uploads(schema: &str) -> String {
    sends("upload", schema).replace("application/json", "multipart/form-data")
}

#[test]
fn types_in_multipart_forms_have_files() {
    let schemas = format!(
        "Form: {{properties: {{file: {BINARY}, more: @More}}}}, \
         More: {{properties: {{files: {{type: array, items: {BINARY}}}}}}}, \
         Plain: {{properties: {{file: {BINARY}, files: {{type: array, items: {BINARY}}}}}}}"
    );
    let files = [
        "Form = {file?: File, more?: More}",
        "More = {files?: [File]}",
    ];
    let strings = [
        "Form = {file?: String, more?: More}",
        "More = {files?: [String]}",
    ];
    let plain = "Plain = {file?: String, files?: [String]}";
    let table = [
        (uploads("@Form") + &sends("json", "@Plain"), files),
        // The same type in a form and in JSON.
        (uploads("@Form") + &sends("json", "@Form"), files),
        (sends("json", "@Form"), strings),
        (String::new(), strings),
    ];
    for (paths, [form, more]) in table {
        let mut api = lowered(&document(&paths, &schemas));
        files::resolve(&mut api);
        assert_eq!(lines(&api), [form, more, plain], "{paths}");
    }
}

#[test]
fn bodies_parameters_and_headers_are_text() {
    let paths = format!(
        "/a: {{put: {{parameters: [{{name: p, in: query, schema: {BINARY}}}], \
         requestBody: {{content: {{application/json: {{schema: {BINARY}}}}}}}, \
         responses: {{'200': {{description: d, headers: {{X-A: {{schema: {BINARY}}}}}, \
         content: {{application/json: {{schema: {{type: array, items: {BINARY}}}}}}}}}}}}}}}"
    );
    let mut api = lowered(&document(&paths, ""));
    files::resolve(&mut api);
    let operation = &api.operations[0];
    let types = operation.request_types().chain(operation.response_types());
    let types = types.chain(api.headers.iter().map(|header| &header.ty));
    let types: Vec<String> = types.map(|ty| text(&api, ty)).collect();
    assert_eq!(types, ["String", "String", "[String]", "String"]);
}
