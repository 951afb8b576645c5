//! Constants that describe an operation to the runtime: plain data and decoders.
//!
//! They are no statics, which a crate compiles with all that their decoders need whether or not somebody
//! calls the operation.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::response::{Output, Side};
use super::ty::Place;
use super::{Context, builder, environment, error, parameter, response, ty};
use crate::api::{
    Answer, Content, Decoding, Operation, OperationId, SecurityKind, StatusPattern, Type,
};

/// Renders the description of an operation, whose failures may be those of another one.
pub fn render(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    same_failures: Option<OperationId>,
) -> TokenStream {
    let name = &context.names.operation(id).endpoint;
    let output = response::ty(context, id, operation);
    let error = error::ty(context, id, operation);
    let success = successes(context, id, operation);
    let failure = match same_failures {
        Some(other) => {
            let other = &context.names.operation(other).endpoint;
            quote!(#other.failure)
        }
        None => {
            let failures = failures(context, id, operation);
            quote!(&[#(#failures),*])
        }
    };
    let operation = description(context, operation);
    quote! {
        const #name: Endpoint<#output, #error> = Endpoint {
            operation: #operation,
            success: &[#(#success),*],
            failure: #failure,
        };
    }
}

fn description(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let (id, path) = (&operation.id, &operation.path.0);
    let method = operation.method.as_str();
    let accept = accept(operation);
    let base_url = match environment::own_urls(context, operation).as_slice() {
        [] => quote!(None),
        urls => quote!(Some(&[#(#urls),*])),
    };
    let security = operation.security.iter().map(|requirement| {
        let schemes = requirement.0.iter();
        let schemes = schemes.map(|required| &context.api.security_schemes[required.scheme]);
        // A certificate is no part of a request, so there is nothing to look for.
        let names = schemes
            .filter(|scheme| scheme.kind != SecurityKind::MutualTls)
            .map(|scheme| &scheme.name);
        quote!(&[#(#names),*])
    });
    quote! {
        Operation {
            id: #id,
            method: #method,
            path: #path,
            accept: #accept,
            security: &[#(#security),*],
            base_url: #base_url,
        }
    }
}

/// Returns the media types of all documented answers, those of failures last, as `Accept` lists them.
pub fn accept(operation: &Operation) -> String {
    let mut seen = BTreeSet::new();
    let answers = operation.successes().chain(operation.failures());
    let names = answers.filter_map(|answer| Some(&answer.content?.names));
    let types: Vec<&str> = names
        .flatten()
        .map(String::as_str)
        .filter(|name| seen.insert(*name))
        .collect();
    types.join(", ")
}

fn successes(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let answers = response::named(context, id, operation, Side::Success);
    match response::output(operation) {
        Output::Undocumented => vec![quote!(Case::range(2, decode::bytes))],
        Output::One => answers
            .map(|(answer, _)| case(answer, Side::Success, None))
            .collect(),
        Output::Several => {
            let name = &context.names.operation(id).response;
            answers
                .map(|(answer, variant)| case(answer, Side::Success, Some(quote!(#name::#variant))))
                .collect()
        }
    }
}

fn failures(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let name = &context.names.operation(id).error;
    response::named(context, id, operation, Side::Failure)
        .map(|(answer, variant)| case(answer, Side::Failure, Some(quote!(#name::#variant))))
        .collect()
}

/// Renders how an answer becomes a value, which is put into the variant where there is one.
fn case(answer: Answer<'_>, side: Side, variant: Option<TokenStream>) -> TokenStream {
    let stream = answer
        .content
        .filter(|content| content.decoding.is_stream() && side == Side::Success);
    let (suffix, decode) = match stream {
        Some(content) => ("_stream", open(content, variant)),
        None => ("", decode(answer.content, variant)),
    };
    let (name, status) = match (answer.response.status, side) {
        (StatusPattern::Code(code), _) => ("code", Some(Literal::u16_unsuffixed(code))),
        (StatusPattern::Range(class), _) => ("range", Some(Literal::u8_unsuffixed(class))),
        (StatusPattern::Default, Side::Success) => ("range", Some(Literal::u8_unsuffixed(2))),
        (StatusPattern::Default, Side::Failure) => ("any", None),
    };
    let constructor = format_ident!("{name}{suffix}");
    let status = status.map(|status| quote!(#status,));
    let is_one_of_several = answer.response.contents.len() > 1;
    let media_types = answer.content.filter(|_| is_one_of_several).map(|content| {
        let names = &content.names;
        quote!(.of(&[#(#names),*]))
    });
    quote!(Case::#constructor(#status #decode) #media_types)
}

/// Renders the function that reads a body and gives a value.
fn decode(content: Option<&Content>, variant: Option<TokenStream>) -> TokenStream {
    let decoder = match content.map(|content| (content.decoding, &content.ty)) {
        Some((Decoding::Json, Type::Nullable(_) | Type::Json)) => quote!(json_or_null),
        Some((Decoding::Json, _)) => quote!(json),
        Some((Decoding::Binary, _)) => quote!(bytes),
        Some((Decoding::Text | Decoding::Events | Decoding::Lines | Decoding::Sequence, _)) => {
            quote!(text)
        }
        None => quote!(empty),
    };
    match (variant, content) {
        (None, _) => quote!(decode::#decoder),
        (Some(variant), Some(_)) => quote!(|answer| decode::#decoder(answer).map(#variant)),
        (Some(variant), None) => quote!(|answer| decode::#decoder(answer).map(|()| #variant)),
    }
}

/// Renders the function that makes a value of a body which it reads as it comes.
fn open(content: &Content, variant: Option<TokenStream>) -> TokenStream {
    let decoder = match (content.decoding, &content.ty) {
        (Decoding::Events, Type::String) => quote!(decode::text),
        _ => quote!(decode::json),
    };
    let value = match content.decoding {
        Decoding::Events => quote!(EventStream::new(body, #decoder)),
        Decoding::Lines => quote!(JsonLines::new(body, #decoder)),
        Decoding::Sequence => quote!(JsonLines::sequence(body, #decoder)),
        Decoding::Binary | Decoding::Json | Decoding::Text => match variant {
            Some(variant) => return quote!(|body| #variant(Download::new(body))),
            None => return quote!(Download::new),
        },
    };
    match variant {
        Some(variant) => quote!(|body| #variant(#value)),
        None => quote!(|body| #value),
    }
}

/// Renders the description of how an operation's pages follow one another.
pub fn render_paging(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let (Some(pagination), Some(item)) =
        (&operation.pagination, builder::item_ty(context, operation))
    else {
        return TokenStream::new();
    };
    let content = operation.successes().find_map(|answer| answer.content);
    let Some(content) = content else {
        return TokenStream::new();
    };
    let Some((page_id, page)) = context.api.structure(&content.ty) else {
        return TokenStream::new();
    };
    let name = &context.names.operation(id).paging;
    let page_ty = ty::ty(&content.ty, context.names, Place::Api);
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
        const #name: Paging<#page_ty, #item> = Paging {
            parameter: #parameter,
            next: |page| #next,
            items: |page| #items,
        };
    }
}
