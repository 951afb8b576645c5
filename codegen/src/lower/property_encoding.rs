//! How the properties of a form are written (OpenAPI 3.0, "Encoding Object").

use super::Paths;
use super::parameter::separators;
use crate::api::{Encoding, PropertyEncoding, PropertyStyle, Style};
use crate::source::Node;

impl<'d> Paths<'d> {
    /// Lowers the Encoding Objects of a form's properties that say something. Only the parts of a multipart form have
    /// headers.
    pub(super) fn properties(
        &mut self,
        media: &Node<'d>,
        encoding: Encoding,
    ) -> Vec<PropertyEncoding> {
        let nodes = media.get("encoding");
        let nodes: Vec<_> = nodes.iter().flat_map(Node::entries).collect();
        let declared = self.declared(media);
        let mut properties = Vec::new();
        for (name, node) in nodes {
            let property = declared.as_ref().and_then(|declared| declared.get(name));
            let headers = match encoding {
                Encoding::Multipart => self.part_headers(&node, property.as_ref()),
                Encoding::Json | Encoding::Form | Encoding::Text | Encoding::Binary => Vec::new(),
            };
            let content_type = node.get("contentType").and_then(|node| node.text());
            properties.push(PropertyEncoding {
                name: name.to_owned(),
                origin: node.origin().clone().into(),
                content_type: content_type.map(str::to_owned),
                style: style(&node),
                headers,
            });
        }
        add_schema_types(declared.as_ref(), &mut properties);
        properties.retain(says_something);
        properties
    }

    fn declared(&mut self, media: &Node<'d>) -> Option<Node<'d>> {
        let schema = media.get("schema")?;
        self.report().follow(&schema)?.get("properties")
    }
}

fn says_something(property: &PropertyEncoding) -> bool {
    property.content_type.is_some() || property.style.is_some() || !property.headers.is_empty()
}

/// Adds the media types that properties have by their own schema (3.1's `contentMediaType`).
fn add_schema_types(declared: Option<&Node<'_>>, encodings: &mut Vec<PropertyEncoding>) {
    for (name, node) in declared.into_iter().flat_map(Node::entries) {
        let is_encoded = node.get("contentEncoding").is_some();
        let media_type = node.get("contentMediaType").filter(|_| !is_encoded);
        let Some(media_type) = media_type.and_then(|node| node.text()) else {
            continue;
        };
        if encodings.iter().all(|encoding| encoding.name != name) {
            encodings.push(PropertyEncoding {
                name: name.to_owned(),
                origin: node.origin().clone().into(),
                content_type: Some(media_type.to_owned()),
                style: None,
                headers: Vec::new(),
            });
        }
    }
}

/// Returns the style of a property; none where none of its keywords is given.
fn style(node: &Node<'_>) -> Option<PropertyStyle> {
    let given = [
        "style",
        "explode",
        "allowReserved",
        "x-inner-collection-formats",
    ];
    given.iter().find_map(|key| node.get(key))?;
    let flag = |key: &str| node.get(key).and_then(|node| node.value().as_bool());
    let style = match node.get("style").and_then(|node| node.text()) {
        Some("spaceDelimited") => Style::SpaceDelimited,
        Some("pipeDelimited") => Style::PipeDelimited,
        Some("deepObject") => Style::DeepObject,
        Some(_) | None => Style::Form,
    };
    Some(PropertyStyle {
        style,
        explode: flag("explode").unwrap_or(style.is_exploded()),
        allow_reserved: flag("allowReserved").unwrap_or_default(),
        separators: separators(node),
    })
}
