//! Bodies: media types, and what they hold.

use super::{Lower, Naming};
use crate::api::{Encoding, MediaType, RequestBody, Type};
use crate::diagnostic::Problem;
use crate::source::{Node, Origin};

impl<'d> Lower<'d> {
    /// Lowers the body that an operation takes.
    pub(super) fn request_body(
        &mut self,
        operation: &Node<'d>,
        naming: &Naming,
    ) -> Option<RequestBody> {
        let node = self.follow(&operation.get("requestBody")?)?;
        let body: openapiv3::RequestBody = self.read(&node, &["content"])?;
        let content = self.content(&node, &naming.inner("body"))?;
        Some(RequestBody {
            origin: node.origin().clone(),
            description: body.description,
            required: body.required,
            content,
            others: Vec::new(),
        })
    }

    /// Lowers the content of a body: of several media types the one that carries the most of a type.
    pub(super) fn content(&mut self, node: &Node<'d>, naming: &Naming) -> Option<MediaType> {
        let mut types: Vec<(&'d str, Node<'d>)> =
            node.get("content").iter().flat_map(Node::entries).collect();
        types.sort_by_key(|(name, _)| precision(encoding(name)));
        for (_, other) in types.iter().skip(1) {
            self.report(
                Problem::Unsupported {
                    what: "a second media type for one body",
                },
                other.origin(),
            );
        }
        let (name, media) = types.first()?;
        self.report_unused(media, "x-item-schema", "the items of a stream");
        let encoding = encoding(name);
        Some(MediaType {
            name: (*name).to_owned(),
            ty: self.content_type(media, encoding, naming),
            example: media.get("example").map(|example| example.value().clone()),
            properties: Vec::new(),
            encoding,
        })
    }

    fn content_type(&mut self, media: &Node<'d>, encoding: Encoding, naming: &Naming) -> Type {
        match encoding {
            Encoding::Json | Encoding::Form | Encoding::Multipart => match media.get("schema") {
                Some(schema) => self.schema(&schema, naming).into_type(),
                None => Type::Json,
            },
            Encoding::Text => Type::String,
            Encoding::Binary => {
                self.report_bytes(media.origin());
                Type::Bytes
            }
        }
    }

    fn report_bytes(&mut self, origin: &Origin) {
        let is_opaque = origin
            .pointer
            .last()
            .is_some_and(|name| name == "application/octet-stream");
        if !is_opaque {
            self.report(
                Problem::UntypedBody {
                    media_type: origin.pointer.last().unwrap_or_default(),
                },
                origin,
            );
        }
    }
}

/// Returns how values of a media type become bytes.
pub(super) fn encoding(media_type: &str) -> Encoding {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if essence == "application/json" || essence.ends_with("+json") {
        Encoding::Json
    } else if essence.starts_with("text/") {
        Encoding::Text
    } else {
        Encoding::Binary
    }
}

/// Orders encodings by how much of a type they carry.
fn precision(encoding: Encoding) -> u8 {
    match encoding {
        Encoding::Json => 0,
        Encoding::Form => 1,
        Encoding::Multipart => 2,
        Encoding::Text => 3,
        Encoding::Binary => 4,
    }
}
