//! Headers of answers.

use super::{Lower, Naming};
use crate::api::{
    Docs, EnumValues, Header, HeaderForm, HeaderId, JsonKind, Type, TypeDef, TypeKind,
};
use crate::diagnostic::Problem;
use crate::source::Node;

/// The keywords under which a schema stands.
const CHILDREN: &[&str] = &["schema", "content"];

impl<'d> Lower<'d> {
    /// Lowers the headers of an answer. `Content-Type` is not one of them: what is said of it is
    /// passed over (OpenAPI 3.0, section 4.7.17.1).
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
        let node = self.follow(node)?;
        let read: openapiv3::Header = self.read(&node, CHILDREN)?;
        let naming = Naming::outer(&[name]);
        let content = node.get("content");
        let content = content.iter().flat_map(Node::entries).next();
        let (schema, form) = match content {
            Some((_, media)) => (media.get("schema"), HeaderForm::Json),
            None => (node.get("schema"), HeaderForm::Text),
        };
        let (ty, docs) = match schema {
            Some(schema) => {
                let used = self.schema(&schema, &naming);
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
            origin: node.origin().clone(),
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

    /// Finds out how the values of headers are written, once all types are known. One that is an
    /// object becomes text.
    pub(super) fn settle_headers(&mut self) {
        for index in 0..self.headers.len() {
            let header = &self.headers[index];
            if header.form == HeaderForm::Json {
                continue;
            }
            match form(&self.types, &header.ty) {
                Some(form) => self.headers[index].form = form,
                None => {
                    let origin = header.origin.clone();
                    self.headers[index].ty = Type::String;
                    let what = "the properties of a header of answers";
                    self.report(Problem::Unsupported { what }, &origin);
                }
            }
        }
    }
}

/// Returns how values of a type are written in a header; none for those that have properties.
fn form(types: &[TypeDef], ty: &Type) -> Option<HeaderForm> {
    match ty {
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::Decimal => {
            Some(HeaderForm::Plain)
        }
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::File
        | Type::Base64(_)
        | Type::Json => Some(HeaderForm::Text),
        Type::Foreign(foreign) => match foreign.kind {
            JsonKind::Boolean | JsonKind::Integer | JsonKind::Number => Some(HeaderForm::Plain),
            JsonKind::String | JsonKind::Any => Some(HeaderForm::Text),
            JsonKind::Array | JsonKind::Object => None,
        },
        Type::Nullable(inner) => form(types, inner),
        Type::List(item) => match form(types, item)? {
            HeaderForm::Text => Some(HeaderForm::Texts),
            HeaderForm::Plain => Some(HeaderForm::Plains),
            HeaderForm::Texts | HeaderForm::Plains | HeaderForm::Json => None,
        },
        Type::Bytes | Type::Tuple(_) | Type::Map(_) => None,
        Type::Named(id) => match &types[id.0].kind {
            TypeKind::Alias(ty) => form(types, ty),
            TypeKind::Enum(list) => Some(match list.values {
                EnumValues::Strings(_) | EnumValues::Scalars(_) => HeaderForm::Text,
                EnumValues::Integers(_) => HeaderForm::Plain,
            }),
            TypeKind::Struct(_) | TypeKind::Union(_) => None,
        },
    }
}
