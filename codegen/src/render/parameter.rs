//! Parameters: the arguments and setters that put them into a call.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Place;
use super::{Context, docs, ty};
use crate::api::{Location, Operation, OperationId, Parameter, Style, Type};

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
    parameters
        .map(|(parameter, name)| {
            let ty = parameter_ty(context, &parameter.ty);
            quote!(#name: #ty)
        })
        .collect()
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
    parameters
        .map(|(parameter, name)| {
            let set = set(context, parameter, &quote!(#name));
            quote!(call #set;)
        })
        .collect()
}

/// Renders the setters of a builder: what is optional.
pub fn setters(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.operation(id);
    let parameters = operation.parameters.iter();
    let names = names.parameters.iter().zip(&names.empties);
    let mut setters = Vec::new();
    for (parameter, (name, empty)) in parameters.zip(names) {
        if parameter.required {
            continue;
        }
        let docs = docs::attributes(&docs::for_parameter(parameter));
        let ty = parameter_ty(context, &parameter.ty);
        let set = set(context, parameter, &quote!(#name));
        setters.push(setter(&docs, &quote!(#name), &quote!(#name: #ty), &set));
        if let Some(empty) = empty {
            let line = format!("Sends {} without a value.", docs::code(&parameter.name));
            let docs = docs::attributes(&[line]);
            let described = describe(parameter);
            let set = quote!(.query(#described, ""));
            setters.push(setter(&docs, &quote!(#empty), &TokenStream::new(), &set));
        }
    }
    setters
}

/// Renders a setter of a builder.
pub fn setter(
    docs: &TokenStream,
    name: &TokenStream,
    arguments: &TokenStream,
    set: &TokenStream,
) -> TokenStream {
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
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
        Location::Querystring => match parameter.style {
            Style::Form => quote!(.form_query(#value)),
            Style::Json => quote!(.json_query(#value)),
            Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject
            | Style::Cookie => quote!(.text_query(#value)),
        },
    }
}

/// Returns the runtime's description of how a parameter is written.
pub fn describe(parameter: &Parameter) -> TokenStream {
    let style = describe_style(
        &parameter.name,
        parameter.style,
        parameter.explode,
        parameter.allow_reserved,
    );
    let separator = parameter.separator.map(String::from);
    let separator = separator.map(|separator| quote!(.separated_by(#separator)));
    quote!(#style #separator)
}

/// Returns the runtime's description of how a value with a name is written.
pub fn describe_style(
    name: &str,
    style: Style,
    explode: bool,
    allow_reserved: bool,
) -> TokenStream {
    let constructor = match style {
        Style::Simple => quote!(simple),
        Style::Label => quote!(label),
        Style::Matrix => quote!(matrix),
        Style::Form => quote!(form),
        Style::SpaceDelimited => quote!(space_delimited),
        Style::PipeDelimited => quote!(pipe_delimited),
        Style::DeepObject => quote!(deep_object),
        Style::Cookie => quote!(cookie),
        Style::Json => quote!(json),
    };
    // There is one form of `deepObject` and of JSON, whatever the document says.
    let has_one_form = matches!(style, Style::DeepObject | Style::Json);
    let is_usual = has_one_form || explode == style.is_exploded();
    let exploded = (!is_usual).then(|| quote!(.exploded(#explode)));
    let reserved = allow_reserved.then(|| quote!(.allow_reserved()));
    quote!(Parameter::#constructor(#name) #exploded #reserved)
}

/// Returns the type that an argument is converted to: an alias gives way to what it stands for where callers
/// have that in several forms.
pub fn argument<'a>(context: &Context<'a>, value: &'a Type) -> &'a Type {
    let unaliased = context.api.unaliased(value);
    match ty::is_converted(unaliased) {
        true => unaliased,
        false => value,
    }
}

/// Returns the type of a parameter's argument; text is taken in any form.
fn parameter_ty(context: &Context<'_>, value: &Type) -> TokenStream {
    let value = argument(context, value);
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

/// Returns a reference to what is written of an argument.
fn reference(context: &Context<'_>, value: &Type, name: &TokenStream) -> TokenStream {
    let value = argument(context, value);
    match value {
        Type::String => quote!(#name.as_ref()),
        Type::Secret | Type::DateTime | Type::Date | Type::Base64(_) => {
            let ty = ty::ty(value, context.names, Place::Api);
            quote!(&Into::<#ty>::into(#name))
        }
        _ => quote!(&#name),
    }
}
