//! Headers of responses.

use super::{Naming, Paths};
use crate::api::{Docs, Header, HeaderForm, HeaderId, Type};
use crate::source::Node;

/// The keywords under which a schema stands.
const CHILDREN: &[&str] = &["schema", "content"];

impl<'d> Paths<'d> {
    /// Lowers the headers of a response, but for `Content-Type`, which is ignored (OpenAPI 3.0, section 4.7.17.1).
    pub(super) fn headers(&mut self, response: &Node<'d>) -> Vec<HeaderId> {
        let entries: Vec<_> = response
            .get("headers")
            .iter()
            .flat_map(Node::entries)
            .collect();
        let named = entries
            .into_iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        named
            .filter_map(|(name, node)| self.header(name, &node))
            .collect()
    }

    fn header(&mut self, name: &str, node: &Node<'d>) -> Option<HeaderId> {
        let node = self.report().follow(node)?;
        let read: openapiv3::Header = self.report().read(&node, CHILDREN)?;
        let naming = Naming::outer(&[name]);
        let content = node.get("content");
        let content = content.iter().flat_map(Node::entries).next();
        let (schema, form) = match content {
            Some((_, media)) => (media.get("schema"), HeaderForm::Json),
            None => (node.get("schema"), HeaderForm::Text),
        };
        let (ty, docs) = match schema {
            Some(schema) => {
                let used = self.schemas.lower(&schema, &naming);
                (used.ty, used.docs)
            }
            None => (Type::String, Docs::default()),
        };
        let is_it = |header: &Header| header.name.eq_ignore_ascii_case(name) && header.ty == ty;
        if let Some(index) = self.headers.iter().position(is_it) {
            return Some(HeaderId(index));
        }
        self.headers.push(Header {
            name: name.to_owned(),
            origin: node.origin().clone().into(),
            docs: Docs {
                description: read.description.or(docs.description),
                deprecated: read.deprecated.unwrap_or(docs.deprecated),
                ..docs
            },
            form,
            ty,
        });
        Some(HeaderId(self.headers.len() - 1))
    }
}
