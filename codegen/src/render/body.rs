//! Request bodies: their arguments and setters, and the calls of the runtime that put them into a request.

use super::imports::Imports;
use super::layout::Code;
use super::parameter::setter;
use super::{argument, wire_format};
use crate::client::literal::literal;
use crate::client::{BodyEncoding, BodyPart, Content, Operation, PartFormat};
use crate::prose;

/// Renders the arguments of a body: the value, after its media type where the caller has to choose one.
pub fn arguments<'a>(imports: &Imports<'a>, content: &Content<'a>) -> Vec<String> {
    let content_type = (content.encoding == BodyEncoding::Open)
        .then(|| "content_type: impl Into<String>".to_owned());
    let body = argument::declaration(imports, "body", &content.argument);
    content_type.into_iter().chain([body]).collect()
}

/// Renders the call of the runtime that puts a body into a request.
pub fn set(imports: &Imports<'_>, content: &Content<'_>) -> Code {
    let name = Code::from(literal(content.media_type));
    match &content.encoding {
        BodyEncoding::Json => Code::list(".json(", [name, "&body".into()], ")"),
        BodyEncoding::Form(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|field| wire_format::render(imports, field).into());
            let fields = Code::list("&[", fields, "]");
            Code::list(".form(", [name, "&body".into(), fields], ")")
        }
        BodyEncoding::Multipart(parts) => {
            let parts = parts.iter().map(|part| self::part(imports, part));
            let parts = Code::list("&[", parts, "]");
            Code::list(".multipart(", [name, "&body".into(), parts], ")")
        }
        BodyEncoding::Text => {
            let body = "Into::<String>::into(body)".into();
            Code::list(".body(", [name, body], ")")
        }
        BodyEncoding::Binary => Code::list(".body(", [name, "body".into()], ")"),
        BodyEncoding::Open => {
            let name = "Into::<String>::into(content_type)".into();
            Code::list(".body(", [name, "body".into()], ")")
        }
    }
}

/// Renders the runtime's description of a part of a multipart body.
fn part(imports: &Imports<'_>, part: &BodyPart<'_>) -> Code {
    let ty = imports.runtime("Part");
    let format = match &part.format {
        PartFormat::Plain(name) => format!("{ty}::plain({})", literal(name)),
        PartFormat::Typed(name, media_type) => {
            format!("{ty}::typed({}, {})", literal(name), literal(media_type))
        }
        PartFormat::Styled(format) => {
            format!("{ty}::styled({})", wire_format::render(imports, format))
        }
    };
    if part.headers.is_empty() {
        return format.into();
    }
    let headers = part.headers.iter().map(|(name, value)| {
        let pair = [literal(name), literal(value)].map(Code::from);
        Code::list("(", pair, ")")
    });
    Code::list(format!("{format}.headers(&["), headers, "])")
}

/// Renders the setters of an optional body, one for each of its media types.
pub fn setters<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<String> {
    let contents = operation.optional_contents().iter();
    let setters = contents.map(|content| {
        let line = || {
            format!(
                "The body of the request as {}.",
                prose::code(content.media_type)
            )
        };
        let (docs, name) = match (content.setter, &operation.body) {
            (Some(setter), _) => (vec![line()], setter.to_string()),
            (None, body) => {
                let docs = body.iter().flat_map(|body| body.docs.clone());
                (docs.collect(), "body".to_owned())
            }
        };
        let (arguments, set) = (arguments(imports, content), set(imports, content));
        setter(&docs, &name, arguments, &set)
    });
    setters.collect()
}
