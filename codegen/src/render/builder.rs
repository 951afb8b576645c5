//! Request builders: what is optional as setters, and the ways to send.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Place;
use super::{Context, docs, error, parameter, response, spaced, ty};
use crate::api::{Operation, OperationId, Type, TypeKind};

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
    members.push(quote! {
        #[doc = " Sends the request and returns what the API answers."]
        pub async fn send(self) -> Result<#output, CallError<#error>> {
            self.call.send(&#endpoint).await
        }
    });
    members.push(quote! {
        #[doc = " Sends the request and returns the answer with its status and headers."]
        pub async fn send_with_response(self) -> Result<Response<#output>, CallError<#error>> {
            self.call.send_with_response(&#endpoint).await
        }
    });
    members.extend(paging(context, id, operation));
    members.push(quote!(call_options!();));
    let members = spaced(members);
    quote!(impl #name { #members })
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
            pub fn pages(self) -> Pages<#page, #error> {
                self.call.pages(&#endpoint, &#paging)
            }
        },
        quote! {
            #[doc = " Follows the listing item by item, from the cursor that is set or from the beginning."]
            pub fn items(self) -> Items<#page, #item, #error> {
                self.call.items(&#endpoint, &#paging)
            }
        },
    ]
}

/// Returns the type of the items of an operation's pages.
pub fn item_ty(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let pagination = operation.pagination.as_ref()?;
    let content = operation.successes().next()?.content.as_ref()?;
    let TypeKind::Struct(page) = &context.api.type_def(content.ty.named()?).kind else {
        return None;
    };
    match &page.fields.get(pagination.items)?.ty {
        Type::List(item) => Some(ty::ty(item, context.names, Place::Api)),
        _ => None,
    }
}
