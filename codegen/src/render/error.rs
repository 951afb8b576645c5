//! The documented failures of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::response::Side;
use super::{Context, docs, response};
use crate::api::{Operation, OperationId};

/// Returns the type of an operation's documented failures.
pub fn ty(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    if operation.failures().next().is_none() {
        return quote!(Infallible);
    }
    let name = &context.names.operation(id).error;
    quote!(#name)
}

/// Renders the enum of an operation's documented failures.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    if operation.failures().next().is_none() {
        return TokenStream::new();
    }
    let name = &context.names.operation(id).error;
    let docs = docs::attributes(&[format!(
        "The documented failures of {}.",
        docs::code(&operation.id)
    )]);
    let variants = response::variants(context, id, operation, Side::Failure);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
    }
}
