//! `src/webhooks.rs`: a function for each request that the API sends to an application, which decodes its body.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, tokens};
use crate::client::{Client, ModelPath, Webhook};
use crate::prose;

/// Renders `src/webhooks.rs`.
pub fn render(client: &Client<'_>) -> Vec<Chunk> {
    let title = format!(
        " The requests that the {} sends to an application: its webhooks and callbacks.",
        prose::plain(client.title)
    );
    let imports = Imports::new(ModelPath::Qualified);
    let functions = client.webhooks.iter();
    let functions: Vec<_> = functions.map(|it| function(&imports, it)).collect();
    let head = [
        Chunk::Tokens(quote! {
            #![doc = #title]
            #![doc = ""]
            #![doc = " Each function reads the body of one of them. Whether it comes from the API is to be checked before, in"]
            #![doc = " the way that the API describes."]
        }),
        Chunk::Text(imports.declarations(&[])),
    ];
    let functions = functions.into_iter().map(Chunk::Tokens);
    head.into_iter().chain(functions).collect()
}

fn function<'a>(imports: &Imports<'a>, webhook: &Webhook<'a>) -> TokenStream {
    let docs = docs::attributes(&lines(webhook));
    let deprecated = webhook.is_deprecated.then(|| quote!(#[deprecated]));
    let name = webhook.function;
    let ty = tokens::ty(imports, &webhook.body);
    let error = imports.ident("DecodeError");
    let module = imports.ident("webhook");
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(body: &[u8]) -> Result<#ty, #error> { #module::body(body) }
    }
}

fn lines(webhook: &Webhook<'_>) -> Vec<String> {
    let mut lines = webhook.docs.clone();
    lines.extend(
        [
            "",
            "# Errors",
            "",
            "When the body is not JSON or does not have the type's shape.",
        ]
        .map(str::to_owned),
    );
    lines
}
