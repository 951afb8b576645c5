//! Parameters and bodies: the arguments and setters that put them into a call.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::ty::Place;
use super::{Context, docs, ty};
use crate::api::{Encoding, Location, MediaType, Operation, OperationId, Parameter, Style, Type};

/// Renders the arguments of the method that begins a request: what is required.
pub fn arguments(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
) -> Vec<TokenStream> {
    let names = &context.names.operation(id).parameters;
    let parameters = operation
        .parameters
        .iter()
        .zip(names)
        .filter(|(parameter, _)| parameter.required);
    let mut arguments: Vec<_> = parameters
        .map(|(parameter, name)| {
            let ty = parameter_ty(context, &parameter.ty);
            quote!(#name: #ty)
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let ty = body_ty(context, &body.content);
        arguments.push(quote!(body: #ty));
    }
    arguments
}

/// Renders the statements that put the arguments into `call`.
pub fn statements(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
) -> Vec<TokenStream> {
    let names = &context.names.operation(id).parameters;
    let parameters = operation
        .parameters
        .iter()
        .zip(names)
        .filter(|(parameter, _)| parameter.required);
    let mut statements: Vec<_> = parameters
        .map(|(parameter, name)| {
            let set = set(context, parameter, &quote!(#name));
            quote!(call #set;)
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let set = set_body(&body.content);
        statements.push(quote!(call #set;));
    }
    statements
}

/// Renders the setters of a builder: what is optional.
pub fn setters(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = &context.names.operation(id).parameters;
    let parameters = operation
        .parameters
        .iter()
        .zip(names)
        .filter(|(parameter, _)| !parameter.required);
    let mut setters: Vec<_> = parameters
        .map(|(parameter, name)| {
            let docs = docs::attributes(&docs::for_parameter(parameter));
            let ty = parameter_ty(context, &parameter.ty);
            let set = set(context, parameter, &quote!(#name));
            setter(&docs, &quote!(#name), &ty, &set)
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
        let docs = docs::attributes(&docs::for_body(body));
        let ty = body_ty(context, &body.content);
        setters.push(setter(&docs, &quote!(body), &ty, &set_body(&body.content)));
    }
    setters
}

fn setter(
    docs: &TokenStream,
    name: &TokenStream,
    ty: &TokenStream,
    set: &TokenStream,
) -> TokenStream {
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.call #set;
            self
        }
    }
}

/// Returns the call of the runtime that puts a parameter's value into a request.
fn set(context: &Context<'_>, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let described = describe(parameter);
    let value = reference(context, &parameter.ty, value);
    match parameter.location {
        Location::Path => quote!(.path(#described, #value)),
        Location::Query => quote!(.query(#described, #value)),
        Location::Header => quote!(.header_parameter(#described, #value)),
        Location::Cookie => quote!(.cookie(#described, #value)),
    }
}

/// Returns the runtime's description of how a parameter is written.
pub fn describe(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let style = match parameter.style {
        Style::Simple => quote!(simple),
        Style::Label => quote!(label),
        Style::Matrix => quote!(matrix),
        Style::Form => quote!(form),
        Style::SpaceDelimited => quote!(space_delimited),
        Style::PipeDelimited => quote!(pipe_delimited),
        Style::DeepObject => quote!(deep_object),
    };
    let usual = parameter.style == Style::Form;
    let explode = parameter.explode;
    let exploded = (explode != usual).then(|| quote!(.exploded(#explode)));
    let reserved = parameter.allow_reserved.then(|| quote!(.allow_reserved()));
    quote!(Parameter::#style(#name) #exploded #reserved)
}

fn set_body(content: &MediaType) -> TokenStream {
    let name = &content.name;
    match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => quote!(.json(#name, &body)),
        Encoding::Text => quote!(.body(#name, Into::<String>::into(body))),
        Encoding::Binary => quote!(.body(#name, body)),
    }
}

/// Returns the type of a parameter's argument; text is taken in any form.
fn parameter_ty(context: &Context<'_>, value: &Type) -> TokenStream {
    match value {
        Type::String => quote!(impl AsRef<str>),
        Type::Secret => quote!(impl Into<Secret>),
        Type::DateTime | Type::Date | Type::Base64(_) => {
            let ty = ty::ty(value, context.names, Place::Api);
            quote!(impl Into<#ty>)
        }
        _ => ty::ty(value, context.names, Place::Api),
    }
}

/// Returns the type of a body's argument.
fn body_ty(context: &Context<'_>, content: &MediaType) -> TokenStream {
    let owned = ty::ty(&content.ty, context.names, Place::Api);
    match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => owned,
        Encoding::Text => quote!(impl Into<#owned>),
        Encoding::Binary => quote!(impl Into<Body>),
    }
}

/// Adds what has to be imported for a body.
pub fn body_imports(content: &MediaType, imports: &mut Imports) {
    match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => imports.ty(&content.ty),
        Encoding::Text => {}
        Encoding::Binary => imports.runtime("Body"),
    }
}

/// Returns a reference to what is written of an argument.
fn reference(context: &Context<'_>, value: &Type, name: &TokenStream) -> TokenStream {
    match value {
        Type::String => quote!(#name.as_ref()),
        Type::Secret | Type::DateTime | Type::Date | Type::Base64(_) => {
            let ty = ty::ty(value, context.names, Place::Api);
            quote!(&Into::<#ty>::into(#name))
        }
        _ => quote!(&#name),
    }
}
