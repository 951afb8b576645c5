//! Request bodies: their arguments and setters, and the calls of the runtime that put them into a request.

use super::imports::Imports;
use super::layout::Code;
use super::parameter::{describe_property, setter};
use crate::client::literal::literal;

use crate::api::{
    Encoding, MediaType, Operation, OperationId, PartHeader, PropertyEncoding, RequestBody,
};
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::prose::{self, documentation};

/// Returns the body of an operation that requires one.
pub fn required(operation: &Operation) -> Option<&RequestBody> {
    operation.body.as_ref().filter(|body| body.required)
}

/// Renders the arguments of a body: the value, after its media type where the caller has to choose one.
pub fn arguments(context: &Context<'_>, content: &MediaType) -> Vec<String> {
    let ty = match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => {
            ty::text(&content.ty, context.names, ModelPath::Qualified)
        }
        Encoding::Text => "impl Into<String>".to_owned(),
        Encoding::Binary => "impl Into<Body>".to_owned(),
    };
    let content_type = content.is_open();
    let content_type = content_type.then(|| "content_type: impl Into<String>".to_owned());
    let body = [format!("body: {ty}")];
    content_type.into_iter().chain(body).collect()
}

/// Returns the call of the runtime that puts a body into a request.
pub fn set(content: &MediaType) -> Code {
    let name = Code::from(literal(&content.name));
    match content.encoding {
        Encoding::Json => Code::list(".json(", [name, "&body".into()], ")"),
        Encoding::Form => {
            let fields = content.properties.iter().map(field);
            let fields = Code::list("&[", fields, "]");
            Code::list(".form(", [name, "&body".into(), fields], ")")
        }
        Encoding::Multipart => {
            let parts = content.properties.iter().filter_map(part);
            let parts = Code::list("&[", parts, "]");
            Code::list(".multipart(", [name, "&body".into(), parts], ")")
        }
        Encoding::Text => {
            let body = "Into::<String>::into(body)".into();
            Code::list(".body(", [name, body], ")")
        }
        Encoding::Binary if content.is_open() => {
            let name = "Into::<String>::into(content_type)".into();
            Code::list(".body(", [name, "body".into()], ")")
        }
        Encoding::Binary => Code::list(".body(", [name, "body".into()], ")"),
    }
}

/// Returns the runtime's description of a field of a form. Where a property has a style, its media type is ignored
/// (OpenAPI 3.1, "Encoding Object").
fn field(property: &PropertyEncoding) -> Code {
    let name = &property.name;
    let field = match &property.style {
        Some(style) => describe_property(name, style),
        None if is_json(property) => format!("Parameter::json({})", literal(name)),
        None => format!("Parameter::form({})", literal(name)),
    };
    field.into()
}

/// Returns the runtime's description of a part of a multipart body, unless the part is as by default.
fn part(property: &PropertyEncoding) -> Option<Code> {
    let headers = &property.headers;
    if headers.is_empty() {
        return described_part(property).map(Code::from);
    }
    let part = described_part(property);
    let part = part.unwrap_or_else(|| format!("Part::plain({})", literal(&property.name)));
    let headers = headers.iter().map(|PartHeader { name, value }| {
        let pair = [literal(name), literal(value)].map(Code::from);
        Code::list("(", pair, ")")
    });
    Some(Code::list(format!("{part}.headers(&["), headers, "])"))
}

/// Returns the runtime's description of a part without its headers.
fn described_part(property: &PropertyEncoding) -> Option<String> {
    let name = &property.name;
    if let Some(style) = &property.style {
        let style = describe_property(name, style);
        return Some(format!("Part::styled({style})"));
    }
    let content_type = property.content_type.as_deref()?;
    // A range (`image/*`) and a list leave the choice to the caller.
    let is_one = !content_type.contains(['*', ',']);
    is_one.then(|| format!("Part::typed({}, {})", literal(name), literal(content_type)))
}

fn is_json(property: &PropertyEncoding) -> bool {
    let content_type = property.content_type.as_deref().unwrap_or_default();
    content_type.trim().ends_with("json")
}

/// Renders the setters of an optional body, one for each of its media types.
pub fn setters(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let Some(body) = operation.body.as_ref().filter(|body| !body.required) else {
        return Vec::new();
    };
    let setter_of = |docs: &[String], name: &str, content: &MediaType| {
        setter(docs, name, arguments(context, content), &set(content))
    };
    let mut setters = vec![setter_of(
        &documentation::of_request_body(body),
        "body",
        &body.content,
    )];
    let names = context.names.operation(id).bodies.iter();
    setters.extend(body.others.iter().zip(names).map(|(content, names)| {
        let line = format!("The body of the request as {}.", prose::code(&content.name));
        setter_of(&[line], &names.setter.to_string(), content)
    }));
    setters
}

/// Adds the items that the arguments and calls of a body name.
pub fn imports(content: &MediaType, imports: &mut Imports) {
    match content.encoding {
        Encoding::Json => imports.ty(&content.ty),
        Encoding::Form => {
            imports.ty(&content.ty);
            if !content.properties.is_empty() {
                imports.runtime("Parameter");
            }
        }
        Encoding::Multipart => {
            imports.ty(&content.ty);
            if content
                .properties
                .iter()
                .any(|property| part(property).is_some())
            {
                imports.runtime("Part");
            }
            if content
                .properties
                .iter()
                .any(|property| property.style.is_some())
            {
                imports.runtime("Parameter");
            }
        }
        Encoding::Text => {}
        Encoding::Binary => imports.runtime("Body"),
    }
}
