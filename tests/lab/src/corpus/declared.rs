//! The operations of a document, counted by its tree as it was written, whatever the generator makes of
//! it.

use codegen::Document;
use codegen::source::{Node, Origin};

/// The keys of a path item that are operations (OpenAPI 3.2, section 4.9.1).
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The key of a path item's operations of other methods.
const OTHERS: &str = "additionalOperations";

/// An operation of a document.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its method and path.
    pub name: String,
    /// Where it stands.
    pub origin: Origin,
    /// Where the path that leads to it stands.
    pub path: Origin,
}

/// Returns the version that a document declares, as it does.
pub fn version(document: &Document) -> String {
    let root = document.root();
    let version = root.get("openapi").or_else(|| root.get("swagger"));
    let text = |node: Node<'_>| {
        node.text()
            .map_or_else(|| node.value().to_string(), str::to_owned)
    };
    version.map(text).unwrap_or_default()
}

/// Returns the operations of a document.
pub fn operations(document: &Document) -> Vec<Declared> {
    let paths = document.root().get("paths").and_then(|it| it.follow().ok());
    let items = paths.iter().flat_map(Node::entries);
    let items = items.filter(|(path, _)| !path.starts_with("x-"));
    items
        .flat_map(|(path, item)| of_path(path, &item))
        .collect()
}

fn of_path(path: &str, node: &Node<'_>) -> Vec<Declared> {
    let Ok(item) = node.follow() else {
        return Vec::new();
    };
    let plain = item.entries().filter(|(key, _)| METHODS.contains(key));
    let others = item.get(OTHERS);
    let others = others.iter().flat_map(Node::entries);
    let operations = plain.chain(others).map(|(method, operation)| {
        // An operation in a file of its own stands there.
        let operation = operation.follow().unwrap_or(operation);
        Declared {
            name: format!("{} {path}", method.to_uppercase()),
            origin: operation.origin().clone(),
            path: node.origin().clone(),
        }
    });
    operations.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_is_written() {
        let text = "{openapi: 3.2.0, paths: {/a: {get: {}, x-get: {}, parameters: [], query: {}, \
            additionalOperations: {COPY: {}}}, /b: {$ref: '#/components/pathItems/B'}, \
            /c: {$ref: '#/nowhere'}, /e: {get: {$ref: '#/x-e'}}, x-d: {get: {}}}, \
            components: {pathItems: {B: {put: {}}}}, x-e: {}}";
        let document = Document::from_text("a.yaml", text).unwrap();
        let names: Vec<String> = operations(&document)
            .into_iter()
            .map(|it| it.name)
            .collect();
        assert_eq!(names, ["GET /a", "QUERY /a", "COPY /a", "PUT /b", "GET /e"]);
        assert_eq!(version(&document), "3.2.0");
    }
}
