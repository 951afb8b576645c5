//! Statics that describe an operation to the runtime: plain data and decoders.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::response::Output;
use super::ty::Place;
use super::{Context, builder, error, parameter, response, ty};
use crate::api::{Encoding, Operation, OperationId, Response, StatusPattern, Type, TypeKind};
use crate::names::Name;

/// Renders the description of an operation.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let name = &context.names.operation(id).endpoint;
    let output = response::ty(context, id, operation);
    let error = error::ty(context, id, operation);
    let success = successes(context, id, operation);
    let failure = failures(context, id, operation);
    let operation = description(operation);
    quote! {
        static #name: Endpoint<#output, #error> = Endpoint {
            operation: #operation,
            success: &[#(#success),*],
            failure: &[#(#failure),*],
        };
    }
}

fn description(operation: &Operation) -> TokenStream {
    let (id, path) = (&operation.id, &operation.path.0);
    let method = operation.method.as_str();
    let accept = accept(operation);
    let security = operation.security.iter().map(|requirement| {
        let names = &requirement.0;
        quote!(&[#(#names),*])
    });
    quote! {
        Operation {
            id: #id,
            method: #method,
            path: #path,
            accept: #accept,
            security: &[#(#security),*],
            base_url: None,
        }
    }
}

/// Returns the media types of all documented answers, failures included, as `Accept` lists them.
pub fn accept(operation: &Operation) -> String {
    let mut seen = BTreeSet::new();
    let contents = operation
        .responses
        .iter()
        .filter_map(|response| response.content.as_ref());
    let types: Vec<&str> = contents
        .map(|content| content.name.as_str())
        .filter(|name| seen.insert(*name))
        .collect();
    types.join(", ")
}

fn successes(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.operation(id);
    let answers = operation
        .responses
        .iter()
        .zip(&names.answers)
        .filter(|(response, _)| response.is_success());
    match response::output(operation) {
        Output::Undocumented => vec![quote!(Case::range(2, decode::bytes))],
        Output::One => answers.map(|(response, _)| plain_case(response)).collect(),
        Output::Several => answers
            .map(|(response, variant)| case(response, &names.response, variant))
            .collect(),
    }
}

fn failures(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.operation(id);
    let answers = operation
        .responses
        .iter()
        .zip(&names.answers)
        .filter(|(response, _)| !response.is_success());
    answers
        .map(|(response, variant)| case(response, &names.error, variant))
        .collect()
}

/// Renders how an answer is decoded whose value is returned as it is.
fn plain_case(response: &Response) -> TokenStream {
    let decoder = decoder(response);
    status(response.status, &quote!(decode::#decoder))
}

/// Renders how an answer is decoded that becomes a variant.
fn case(response: &Response, name: &Name, variant: &Name) -> TokenStream {
    let decoder = decoder(response);
    let map = match response.content {
        Some(_) => quote!(#name::#variant),
        None => quote!(|()| #name::#variant),
    };
    status(
        response.status,
        &quote!(|answer| decode::#decoder(answer).map(#map)),
    )
}

fn status(status: StatusPattern, decode: &TokenStream) -> TokenStream {
    match status {
        StatusPattern::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(Case::code(#code, #decode))
        }
        StatusPattern::Range(class) => {
            let class = Literal::u8_unsuffixed(class);
            quote!(Case::range(#class, #decode))
        }
        StatusPattern::Default => quote!(Case::any(#decode)),
    }
}

fn decoder(response: &Response) -> TokenStream {
    match response.content.as_ref().map(|content| content.encoding) {
        Some(Encoding::Json) => quote!(json),
        Some(Encoding::Text) => quote!(text),
        Some(Encoding::Binary | Encoding::Form | Encoding::Multipart) => quote!(bytes),
        None => quote!(empty),
    }
}

/// Renders the description of how an operation's pages follow one another.
pub fn render_paging(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let (Some(pagination), Some(item)) =
        (&operation.pagination, builder::item_ty(context, operation))
    else {
        return TokenStream::new();
    };
    let content = operation
        .successes()
        .find_map(|response| response.content.as_ref());
    let Some(page_id) = content.and_then(|content| content.ty.named()) else {
        return TokenStream::new();
    };
    let TypeKind::Struct(page) = &context.api.type_def(page_id).kind else {
        return TokenStream::new();
    };
    let name = &context.names.operation(id).paging;
    let page_ty = ty::ty(&Type::Named(page_id), context.names, Place::Api);
    let parameter = parameter::describe(&operation.parameters[pagination.parameter]);
    let members = &context.names.ty(page_id).members;
    let (next, items) = (&members[pagination.next], &members[pagination.items]);
    let is_there = |index: usize| page.fields[index].required && !page.fields[index].nullable;
    let next = if is_there(pagination.next) {
        quote!(Some(page.#next.clone()))
    } else {
        quote!(page.#next.clone())
    };
    let items = if is_there(pagination.items) {
        quote!(page.#items)
    } else {
        quote!(page.#items.unwrap_or_default())
    };
    quote! {
        static #name: Paging<#page_ty, #item> = Paging {
            parameter: #parameter,
            next: |page| #next,
            items: |page| #items,
        };
    }
}
