//! The body of a request.

use super::argument::Argument;
use super::context::Context;
use super::rust_type::RustType;
use super::wire_format::WireFormat;
use crate::api::{Encoding, MediaType, OperationId, PropertyEncoding, Style};
use crate::names::Name;
use crate::prose::{self, documentation};
use crate::source::Value;

/// What an operation takes as a body.
#[derive(Clone, Debug)]
pub struct RequestBody<'a> {
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// Whether it has to be there: the methods that begin a request take it. Otherwise there are setters for it.
    pub required: bool,
    /// What can be sent, the preferred media type first.
    pub contents: Vec<Content<'a>>,
}

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// The media type as the document writes it.
    pub media_type: &'a str,
    /// The method that begins a request with it, where a body has to be there.
    pub method: &'a Name,
    /// The builder's setter; that of the preferred media type is `body`.
    pub setter: Option<&'a Name>,
    /// The type of the value.
    pub ty: RustType<'a>,
    /// What the argument takes.
    pub argument: Argument<'a>,
    /// How the value becomes bytes.
    pub encoding: BodyEncoding<'a>,
    /// A value as it may occur.
    pub example: Option<&'a Value>,
}

/// How a value becomes the bytes of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyEncoding<'a> {
    /// As JSON.
    Json,
    /// As pairs, with the formats of those that are not written in the usual way.
    Form(Vec<WireFormat<'a>>),
    /// As parts, with the descriptions of those that are not written in the usual way.
    Multipart(Vec<BodyPart<'a>>),
    /// As text.
    Text,
    /// As the bytes are.
    Binary,
    /// As the bytes are, under a media type that the caller names.
    Open,
}

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPart<'a> {
    /// How it is written.
    pub format: PartFormat<'a>,
    /// Its headers: names and values.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// How a part of a multipart body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFormat<'a> {
    /// As usual, under a name.
    Plain(&'a str),
    /// Under a name and with a media type.
    Typed(&'a str, &'a str),
    /// As a parameter is.
    Styled(WireFormat<'a>),
}

impl<'a> RequestBody<'a> {
    /// Returns the body of an operation.
    pub(super) fn of(context: &Context<'a>, id: OperationId) -> Option<Self> {
        let body = context.api.operations[id.0].body.as_ref()?;
        let names = context.names.operation(id);
        let others = names.bodies.iter();
        let others = others.map(|names| (&names.method, Some(&names.setter)));
        let names = std::iter::once((&names.method, None)).chain(others);
        let contents = body.media_types().zip(names);
        Some(RequestBody {
            docs: documentation::of_request_body(body),
            description: prose::said(body.description.as_deref()),
            required: body.required,
            contents: contents
                .map(|(content, (method, setter))| Content {
                    media_type: &content.name,
                    method,
                    setter,
                    ty: RustType::of(&content.ty, context.names),
                    argument: Argument::of_body(context.names, content),
                    encoding: BodyEncoding::of(content),
                    example: content.example.as_ref(),
                })
                .collect(),
        })
    }
}

impl<'a> BodyEncoding<'a> {
    fn of(content: &'a MediaType) -> Self {
        let properties = content.properties.iter();
        match content.encoding {
            Encoding::Json => BodyEncoding::Json,
            Encoding::Form => BodyEncoding::Form(properties.map(field).collect()),
            Encoding::Multipart => BodyEncoding::Multipart(properties.filter_map(part).collect()),
            Encoding::Binary if content.is_open() => BodyEncoding::Open,
            Encoding::Text => BodyEncoding::Text,
            Encoding::Binary => BodyEncoding::Binary,
        }
    }
}

/// Returns the format of a field of a form. Where a property has a style, its media type is ignored (OpenAPI 3.1,
/// "Encoding Object").
fn field(property: &PropertyEncoding) -> WireFormat<'_> {
    let name = &property.name;
    match &property.style {
        Some(style) => WireFormat::of_property(name, style),
        None if is_json(property) => WireFormat::usual(name, Style::Json),
        None => WireFormat::usual(name, Style::Form),
    }
}

fn is_json(property: &PropertyEncoding) -> bool {
    let content_type = property.content_type.as_deref().unwrap_or_default();
    content_type.trim().ends_with("json")
}

/// Returns the description of a part, unless the part is as by default.
fn part(property: &PropertyEncoding) -> Option<BodyPart<'_>> {
    let headers = property.headers.iter();
    let headers: Vec<_> = headers
        .map(|it| (it.name.as_str(), it.value.as_str()))
        .collect();
    let plain = (!headers.is_empty()).then_some(PartFormat::Plain(&property.name));
    let format = described(property).or(plain)?;
    Some(BodyPart { format, headers })
}

fn described(property: &PropertyEncoding) -> Option<PartFormat<'_>> {
    let name = &property.name;
    if let Some(style) = &property.style {
        return Some(PartFormat::Styled(WireFormat::of_property(name, style)));
    }
    let content_type = property.content_type.as_deref()?;
    // A range (`image/*`) and a list leave the choice to the caller.
    let is_one = !content_type.contains(['*', ',']);
    is_one.then_some(PartFormat::Typed(name, content_type))
}
