//! What an operation returns: a value, or an enum where there are several successful answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{self, Place};
use super::{Context, docs};
use crate::api::{Operation, OperationId, Response};

/// What the successful answers of an operation come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// No success is documented: its bytes are returned as they are.
    Undocumented,
    /// One type, whatever the status.
    One,
    /// Several types, told apart by the status.
    Several,
}

/// Returns what the successful answers of an operation come to.
pub fn output(operation: &Operation) -> Output {
    let mut types = operation
        .successes()
        .map(|response| response.content.as_ref().map(|content| &content.ty));
    match types.next() {
        None => Output::Undocumented,
        Some(first) if types.all(|other| other == first) => Output::One,
        Some(_) => Output::Several,
    }
}

/// Returns the type that an operation returns.
pub fn ty(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    match (output(operation), operation.successes().next()) {
        (Output::Several, _) => {
            let name = &context.names.operation(id).response;
            quote!(#name)
        }
        (Output::One, Some(response)) => {
            content_ty(context, response).unwrap_or_else(|| quote!(()))
        }
        (Output::Undocumented, _) | (Output::One, None) => quote!(Bytes),
    }
}

/// Returns the type of an answer's body, where it has one.
pub fn content_ty(context: &Context<'_>, response: &Response) -> Option<TokenStream> {
    let content = response.content.as_ref()?;
    Some(ty::ty(&content.ty, context.names, Place::Api))
}

/// Renders the enum of several successful answers.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    if output(operation) != Output::Several {
        return TokenStream::new();
    }
    let name = &context.names.operation(id).response;
    let docs = docs::attributes(&[format!("What {} answers.", docs::code(&operation.id))]);
    let variants = variants(context, id, operation, Response::is_success);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants,)* }
    }
}

/// Renders a variant for each answer for which the condition holds.
pub fn variants(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    condition: impl Fn(&Response) -> bool,
) -> Vec<TokenStream> {
    let names = &context.names.operation(id).answers;
    let answers = operation
        .responses
        .iter()
        .zip(names)
        .filter(|(response, _)| condition(response));
    answers
        .map(|(response, name)| {
            let docs = docs::attributes(&docs::for_response(response));
            let content = content_ty(context, response).map(|ty| quote!((#ty)));
            quote!(#docs #name #content)
        })
        .collect()
}
