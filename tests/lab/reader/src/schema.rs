//! The schemas that a schema reaches.

use std::collections::BTreeSet;

use crate::document::Version;
use crate::node::Node;
use crate::place::Place;

/// A property of a schema.
#[derive(Clone, Debug)]
pub struct Property<'d> {
    /// Its name.
    pub name: &'d str,
    /// Its schema as it is written.
    pub schema: Node<'d>,
}

/// The keywords with one schema.
const ONE: &[&str] = &[
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalItems",
    "contains",
    "if",
    "then",
    "else",
    "items",
    "contentSchema",
];

/// The keywords with a list of schemas.
const LIST: &[&str] = &["allOf", "anyOf", "oneOf", "prefixItems", "items"];

/// The keywords with schemas by name.
const MAP: &[&str] = &["properties", "patternProperties", "dependentSchemas"];

/// Returns the properties that a schema itself declares.
pub fn properties<'d>(schema: &Node<'d>) -> Vec<Property<'d>> {
    let properties = schema.followed("properties");
    let entries = properties
        .iter()
        .flat_map(|it| it.entries().collect::<Vec<_>>());
    let entries = entries.map(|(name, schema)| Property { name, schema });
    entries.collect()
}

/// Returns the schemas that some schemas reach, these first, each once and without references. `not` and
/// `propertyNames` are passed over: they say what a value is not, and what its keys are.
pub fn schemas<'d>(roots: impl IntoIterator<Item = Node<'d>>) -> Vec<Node<'d>> {
    let mut open: Vec<Node<'d>> = roots.into_iter().collect();
    open.reverse();
    let mut seen: BTreeSet<Place> = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        if !seen.insert(node.place().clone()) || !node.value().is_object() {
            continue;
        }
        let mut next: Vec<Node<'d>> = Vec::new();
        if node.reference().is_some() {
            next.extend(node.step());
            if node.document().version() < Version::V31 {
                open.extend(next);
                continue;
            }
        }
        next.extend(children(&node));
        // Only siblings of a reference make it a schema of its own.
        if node.reference().is_none() || node.entries().count() > 1 {
            found.push(node);
        }
        open.extend(next.into_iter().rev());
    }
    found
}

fn children<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let one = ONE.iter().filter_map(|key| schema.get(key));
    let listed = LIST
        .iter()
        .filter_map(|key| schema.get(key))
        .flat_map(|it| it.items());
    let named = MAP.iter().filter_map(|key| schema.followed(key));
    let named = named.flat_map(|it| it.entries().map(|(_, node)| node));
    let mapped = mapped(schema);
    one.chain(listed).chain(named).chain(mapped).collect()
}

/// Returns the schemas that the mapping of a discriminator names.
fn mapped<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let mapping = schema.get("discriminator").and_then(|it| it.get("mapping"));
    let entries = mapping
        .iter()
        .flat_map(|it| it.entries().collect::<Vec<_>>());
    let targets = entries.filter_map(|(_, target)| {
        let document = schema.document();
        let text = target.text()?;
        let is_name = !text.contains(['/', '#', '.']);
        let text = match is_name {
            true => format!("#/components/schemas/{text}"),
            false => text.to_owned(),
        };
        document.resolve(schema.place().file, &text, 0)
    });
    targets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn reached(version: &str) -> Vec<String> {
        let text = format!(
            "
openapi: {version}
start: {{$ref: '#/s/A', properties: {{beside: {{}}}}}}
s:
  A:
    properties: {{$ref: '#/s/P'}}
    allOf: [{{$ref: '#/s/B'}}]
    additionalProperties: false
    not: {{properties: {{x: {{}}}}}}
    discriminator: {{mapping: {{d: '#/s/D'}}}}
  P: {{p: {{$ref: '#/s/B'}}}}
  B: {{items: {{$ref: '#/s/A'}}}}
  D: {{type: object}}
"
        );
        let document = Document::from_text(&text).unwrap();
        let found = schemas(document.root().get("start"));
        found.iter().map(|it| it.place().pointer.clone()).collect()
    }

    #[test]
    fn schemas_are_reached_once() {
        assert_eq!(reached("3.0.0"), ["/s/A", "/s/B", "/s/D"]);
        let with_siblings = ["/start", "/s/A", "/s/B", "/s/D", "/start/properties/beside"];
        assert_eq!(reached("3.1.0"), with_siblings);
    }

    #[test]
    fn properties_are_listed() {
        let document = Document::from_text("{properties: {a: {}, b/c: {}}}").unwrap();
        let found = properties(&document.root());
        let names: Vec<&str> = found.iter().map(|it| it.name).collect();
        assert_eq!(names, ["a", "b/c"]);
        assert_eq!(found[1].schema.place().pointer, "/properties/b~1c");
    }
}
