//! Request builders: what is optional as setters, and the ways to send.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Place;
use super::{Context, body, docs, error, parameter, response, spaced, ty};
use crate::api::{HeaderId, Operation, OperationId, Type};

/// Renders the builder of an operation.
pub fn definition(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let name = &context.names.operation(id).builder;
    let line = format!(
        "A request for {}, made by [`{}`].",
        docs::code(&operation.id),
        link(context, id, operation)
    );
    let docs = docs::attributes(&[line]);
    quote! {
        #docs
        #[must_use = "a request does nothing until it is sent"]
        #[derive(Clone, Debug)]
        pub struct #name { call: Call }
    }
}

/// Returns the path by which rustdoc finds the method that makes the builder.
fn link(context: &Context<'_>, id: OperationId, operation: &Operation) -> String {
    let api = &context.names.tags()[operation.tag.0].api;
    format!("{api}::{}", context.names.operation(id).method.as_str())
}

/// Renders the methods of a builder.
pub fn methods(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let names = context.names.operation(id);
    let (name, endpoint) = (&names.builder, &names.endpoint);
    let output = response::ty(context, id, operation);
    let error = error::ty(context, id, operation);
    let mut members = parameter::setters(context, id, operation);
    members.extend(body::setters(context, id, operation));
    members.push(quote! {
        #[doc = " Sends the request and returns what the API answers."]
        #[inline]
        pub fn send(self) -> Sending<#output, #error> {
            self.call.send(&#endpoint)
        }
    });
    let docs = docs::attributes(&response_docs(context, operation));
    members.push(quote! {
        #docs
        #[inline]
        pub fn send_with_response(self) -> Sending<#output, #error, Response<#output>> {
            self.call.send_with_response(&#endpoint)
        }
    });
    members.extend(accept(operation));
    members.extend(paging(context, id, operation));
    members.push(quote!(call_options!();));
    let members = spaced(members);
    quote!(impl #name { #members })
}

/// Returns the documentation of the method that returns an answer with its headers.
fn response_docs(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    let mut lines =
        vec!["Sends the request and returns the answer with its status and headers.".to_owned()];
    let headers = operation
        .successes()
        .flat_map(|answer| &answer.response.headers);
    let ids: BTreeSet<HeaderId> = headers.copied().collect();
    let links: Vec<String> = ids
        .into_iter()
        .map(|id| context.names.header(id))
        .map(|name| format!("[`{name}`](crate::headers::{name})"))
        .collect();
    if !links.is_empty() {
        lines.extend([
            String::new(),
            format!("Its documented headers: {}.", docs::and(&links)),
        ]);
    }
    lines
}

/// Renders the choice among several media types of an answer.
fn accept(operation: &Operation) -> Option<TokenStream> {
    let contents = operation.successes().filter_map(|answer| answer.content);
    let mut names: Vec<&str> = Vec::new();
    for name in contents.flat_map(|content| &content.names) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.len() < 2 {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| docs::code(name)).collect();
    let docs = docs::attributes(&[
        "Sets the media type to ask for, in place of all that are documented:".to_owned(),
        format!("{}.", docs::and(&names)),
    ]);
    Some(quote! {
        #docs
        #[inline]
        pub fn accept(mut self, media_type: &str) -> Self {
            self.call.header("accept", media_type);
            self
        }
    })
}

/// Renders the ways to follow a listing's pages.
fn paging(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let Some(item) = item_ty(context, operation) else {
        return Vec::new();
    };
    let names = context.names.operation(id);
    let (endpoint, paging) = (&names.endpoint, &names.paging);
    let page = response::ty(context, id, operation);
    let error = error::ty(context, id, operation);
    vec![
        quote! {
            #[doc = " Follows the listing page by page, from the cursor that is set or from the beginning."]
            #[inline]
            pub fn pages(self) -> Pages<#page, #error> {
                self.call.pages(&#endpoint, &#paging)
            }
        },
        quote! {
            #[doc = " Follows the listing item by item, from the cursor that is set or from the beginning."]
            #[inline]
            pub fn items(self) -> Items<#page, #item, #error> {
                self.call.items(&#endpoint, &#paging)
            }
        },
    ]
}

/// Returns the type of the items of an operation's pages.
pub fn item_ty(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let pagination = operation.pagination.as_ref()?;
    let content = operation.successes().next()?.content?;
    let (_, page) = context.api.structure(&content.ty)?;
    match &page.fields.get(pagination.items)?.ty {
        Type::List(item) => Some(ty::ty(item, context.names, Place::Api)),
        _ => None,
    }
}
