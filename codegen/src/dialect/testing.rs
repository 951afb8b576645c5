//! Short documents for the tests of the stages that come after this one.

use super::Normalized;
use crate::overlay::Loaded;

/// Loads a document of one file.
pub fn normalized(text: &str) -> Normalized {
    let loaded = Loaded::from_text("api.yaml", text).unwrap();
    let normalized = Normalized::of(loaded);
    normalized.map_err(|refusal| refusal.1.message()).unwrap()
}

/// Writes a document of paths and component schemas, which are members of objects in YAML's flow style:
/// `A: {type: string}, B: {type: array, items: @A}`. `@A` stands for a reference to the component `A`.
pub fn document(paths: &str, schemas: &str) -> String {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{{paths}}}\n\
         components: {{schemas: {{{schemas}}}}}\n"
    );
    let mut parts = text.split('@');
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_alphanumeric());
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        written += &format!("{{$ref: '#/components/schemas/{name}'}}{rest}");
    }
    written
}

/// Writes a path with an operation that sends values of a schema as JSON.
pub fn sends(path: &str, schema: &str) -> String {
    format!(
        "/{path}: {{post: {{operationId: send {path}, responses: {{'204': {{description: d}}}}, \
         requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}}}}},"
    )
}

/// Writes a path with an operation that receives values of a schema as JSON.
pub fn receives(path: &str, schema: &str) -> String {
    format!(
        "/{path}: {{get: {{operationId: receive {path}, responses: {{'200': {{description: d, \
         content: {{application/json: {{schema: {schema}}}}}}}}}}}}},"
    )
}
