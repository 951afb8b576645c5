//! What an operation returns: a value, or an enum where there are several successful answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::ty::{self, Place};
use super::{Context, docs};
use crate::api::{Answer, Content, Decoding, Operation, OperationId};
use crate::names::Name;

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

/// The side on which an answer comes back, which decides what its body becomes: that of a failure is
/// always read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is the value of the call.
    Success,
    /// It is the call's error.
    Failure,
}

/// Returns what the successful answers of an operation come to.
pub fn output(operation: &Operation) -> Output {
    let mut types = operation.successes().map(|answer| {
        answer
            .content
            .map(|content| (content.decoding, &content.ty))
    });
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
        (Output::One, Some(answer)) => {
            let content = answer.content;
            content.map_or_else(
                || quote!(()),
                |content| content_ty(context, content, Side::Success),
            )
        }
        (Output::Undocumented, _) | (Output::One, None) => quote!(Bytes),
    }
}

/// Returns the type that the body of an answer becomes.
pub fn content_ty(context: &Context<'_>, content: &Content, side: Side) -> TokenStream {
    let ty = ty::ty(&content.ty, context.names, Place::Api);
    match (content.decoding, side) {
        (Decoding::Json | Decoding::Text, _) | (Decoding::Binary, Side::Failure) => ty,
        (Decoding::Binary, Side::Success) => quote!(Download),
        (Decoding::Events, Side::Success) => quote!(EventStream<#ty>),
        (Decoding::Lines | Decoding::Sequence, Side::Success) => quote!(JsonLines<#ty>),
        (Decoding::Events | Decoding::Lines | Decoding::Sequence, Side::Failure) => quote!(String),
    }
}

/// Adds what the type is made of that the body of an answer becomes.
pub fn content_imports(content: &Content, side: Side, imports: &mut Imports) {
    match (content.decoding, side) {
        (Decoding::Binary, Side::Success) => imports.runtime("Download"),
        (Decoding::Events, Side::Success) => imports.runtime("EventStream"),
        (Decoding::Lines | Decoding::Sequence, Side::Success) => imports.runtime("JsonLines"),
        (Decoding::Events | Decoding::Lines | Decoding::Sequence, Side::Failure) => return,
        (Decoding::Json | Decoding::Text, _) | (Decoding::Binary, Side::Failure) => {}
    }
    if (content.decoding, side) != (Decoding::Binary, Side::Success) {
        imports.ty(&content.ty);
    }
}

/// Renders the enum of several successful answers.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    if output(operation) != Output::Several {
        return TokenStream::new();
    }
    let name = &context.names.operation(id).response;
    let docs = docs::attributes(&[format!("What {} answers.", docs::code(&operation.id))]);
    let variants = variants(context, id, operation, Side::Success);
    let mut contents = operation.successes().filter_map(|answer| answer.content);
    let derives = match contents.any(|content| content.decoding.is_stream()) {
        true => quote!(#[derive(Debug)]),
        false => quote!(#[derive(Clone, Debug, PartialEq)]),
    };
    quote! {
        #docs
        #derives
        pub enum #name { #(#variants,)* }
    }
}

/// Returns the answers of one side with the names of their variants.
pub fn named<'a>(
    context: &'a Context<'_>,
    id: OperationId,
    operation: &'a Operation,
    side: Side,
) -> impl Iterator<Item = (Answer<'a>, &'a Name)> {
    let names = &context.names.operation(id).answers;
    let answers = operation.answers().zip(names);
    answers.filter(move |(answer, _)| match side {
        Side::Success => operation.is_success(answer.response),
        Side::Failure => operation.is_failure(answer.response),
    })
}

/// Renders a variant for each answer of a side.
pub fn variants(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    side: Side,
) -> Vec<TokenStream> {
    named(context, id, operation, side)
        .map(|(answer, name)| {
            let docs = docs::attributes(&docs::for_answer(answer));
            let content = answer.content.map(|content| {
                let ty = content_ty(context, content, side);
                quote!((#ty))
            });
            quote!(#docs #name #content)
        })
        .collect()
}
