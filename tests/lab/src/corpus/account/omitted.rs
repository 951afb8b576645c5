//! What the settings of a document leave out on purpose.

use std::path::Path;

use reader::{Node, Operation, Version};
use serde::Deserialize;

/// The parts of a document's settings that change which facts are expected.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Omitted {
    omit: Omit,
    /// The overlays, which change the document.
    overlays: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Omit {
    operations: Vec<String>,
    tags: Vec<String>,
    schemas: Vec<String>,
    deprecated: bool,
}

impl Omitted {
    /// Reads the settings beside a document, if there are any.
    pub fn beside(document: &Path) -> Result<Self, String> {
        let path = document.with_extension("settings.yaml");
        match std::fs::read_to_string(&path) {
            Err(_) => Ok(Self::default()),
            Ok(text) => {
                serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
            }
        }
    }

    /// Tells whether overlays change the document, so that it is not what the client is made of.
    pub fn is_overlaid(&self) -> bool {
        !self.overlays.is_empty()
    }

    /// Tells whether an operation is left out.
    pub fn has_operation(&self, operation: &Operation<'_>) -> bool {
        let id = operation.node.get("operationId").and_then(|it| it.text());
        let name = operation.name();
        let is_named = |it: &String| Some(it.as_str()) == id || *it == name;
        let tags = operation.node.followed("tags");
        let tags = tags.iter().flat_map(|it| it.items().collect::<Vec<_>>());
        let mut tags = tags.filter_map(|it| it.text());
        self.omit.operations.iter().any(is_named)
            || tags.any(|tag| self.omit.tags.iter().any(|it| it == tag))
            || (self.omit.deprecated && operation.node.says("deprecated"))
    }

    /// Tells whether a schema is left out.
    pub fn has_schema(&self, schema: &Node<'_>) -> bool {
        component(schema).is_some_and(|name| self.omit.schemas.contains(&name))
    }

    /// Tells whether a property of a schema is left out.
    pub fn has_property(&self, schema: &Node<'_>, name: &str, property: &Node<'_>) -> bool {
        let member = component(schema).map(|schema| format!("{schema}.{name}"));
        let required = schema.get("required");
        let is_required = || {
            let mut names = required
                .iter()
                .flat_map(|it| it.items().collect::<Vec<_>>());
            names.any(|it| it.text() == Some(name))
        };
        member.is_some_and(|it| self.omit.schemas.contains(&it))
            || (self.omit.deprecated && property.says("deprecated") && !is_required())
    }
}

/// Returns the name of a schema that is a component.
fn component(schema: &Node<'_>) -> Option<String> {
    let folder = match schema.document().version() {
        Version::V2 => "/definitions/",
        _ => "/components/schemas/",
    };
    let name = schema.place().pointer.strip_prefix(folder)?;
    (!name.contains('/')).then(|| name.replace("~1", "/").replace("~0", "~"))
}
