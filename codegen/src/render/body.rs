//! Bodies: the arguments and setters that put them into a call.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::parameter::{describe_style, setter};
use super::ty::Place;
use super::{Context, docs, ty};
use crate::api::{
    Encoding, MediaType, Operation, OperationId, PartHeader, PropertyEncoding, RequestBody,
};

/// Returns the body that a request cannot do without.
pub fn required(operation: &Operation) -> Option<&RequestBody> {
    operation.body.as_ref().filter(|body| body.required)
}

/// Renders the arguments that a body is.
pub fn arguments(context: &Context<'_>, content: &MediaType) -> TokenStream {
    let ty = match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => {
            ty::ty(&content.ty, context.names, Place::Api)
        }
        Encoding::Text => quote!(impl Into<String>),
        Encoding::Binary => quote!(impl Into<Body>),
    };
    let content_type = content
        .is_open()
        .then(|| quote!(content_type: impl Into<String>,));
    quote!(#content_type body: #ty)
}

/// Returns the call of the runtime that puts a body into a request.
pub fn set(content: &MediaType) -> TokenStream {
    let name = &content.name;
    match content.encoding {
        Encoding::Json => quote!(.json(#name, &body)),
        Encoding::Form => {
            let fields = content.properties.iter().map(field);
            quote!(.form(#name, &body, &[#(#fields),*]))
        }
        Encoding::Multipart => {
            let parts = content.properties.iter().filter_map(part);
            quote!(.multipart(#name, &body, &[#(#parts),*]))
        }
        Encoding::Text => quote!(.body(#name, Into::<String>::into(body))),
        Encoding::Binary if content.is_open() => {
            quote!(.body(Into::<String>::into(content_type), body))
        }
        Encoding::Binary => quote!(.body(#name, body)),
    }
}

/// Returns the runtime's description of a field of a form. One with a style has no media type
/// (OpenAPI 3.1, "Encoding Object").
fn field(property: &PropertyEncoding) -> TokenStream {
    let name = &property.name;
    match property.style {
        Some(style) => describe_style(name, style.style, style.explode, style.allow_reserved),
        None if is_json(property) => quote!(Parameter::json(#name)),
        None => quote!(Parameter::form(#name)),
    }
}

/// Returns the runtime's description of a part, unless it is one as by default.
fn part(property: &PropertyEncoding) -> Option<TokenStream> {
    let headers = &property.headers;
    if headers.is_empty() {
        return described_part(property);
    }
    let name = &property.name;
    let part = described_part(property).unwrap_or_else(|| quote!(Part::plain(#name)));
    let headers = headers
        .iter()
        .map(|PartHeader { name, value }| quote!((#name, #value)));
    Some(quote!(#part.headers(&[#(#headers),*])))
}

/// Returns the description of a part without its headers.
fn described_part(property: &PropertyEncoding) -> Option<TokenStream> {
    let name = &property.name;
    if let Some(style) = property.style {
        let style = describe_style(name, style.style, style.explode, style.allow_reserved);
        return Some(quote!(Part::styled(#style)));
    }
    let content_type = property.content_type.as_deref()?;
    // A range or a list is for the caller to choose from.
    let is_one = !content_type.contains(['*', ',']);
    is_one.then(|| quote!(Part::typed(#name, #content_type)))
}

fn is_json(property: &PropertyEncoding) -> bool {
    let content_type = property.content_type.as_deref().unwrap_or_default();
    content_type.trim().ends_with("json")
}

/// Renders the setters of a body that a request can do without, one for each way to send it.
pub fn setters(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let Some(body) = operation.body.as_ref().filter(|body| !body.required) else {
        return Vec::new();
    };
    let plain = docs::attributes(&docs::for_body(body));
    let arguments_of = |content| arguments(context, content);
    let mut setters = vec![setter(
        &plain,
        &quote!(body),
        &arguments_of(&body.content),
        &set(&body.content),
    )];
    let names = context.names.operation(id).bodies.iter();
    setters.extend(body.others.iter().zip(names).map(|(content, names)| {
        let line = format!("The body of the request as {}.", docs::code(&content.name));
        let (docs, name) = (docs::attributes(&[line]), &names.setter);
        setter(&docs, &quote!(#name), &arguments_of(content), &set(content))
    }));
    setters
}

/// Adds what has to be imported for a body.
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
