//! `src/webhooks.rs`: a function for each request that the API sends to an application, which decodes its body.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, tokens};
use crate::api::Webhook;
use crate::client::Context;
use crate::client::ty::ModelPath;
use crate::names::Name;
use crate::prose::{self, documentation};

/// Renders `src/webhooks.rs`.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    let title = format!(
        " The requests that the {} sends to an application: its webhooks and callbacks.",
        prose::plain(&context.api.info.title)
    );
    let mut imports = Imports::default();
    imports.runtime("DecodeError");
    imports.runtime("webhook");
    for webhook in &context.api.webhooks {
        imports.ty(&webhook.body);
    }
    let head = [
        Chunk::Tokens(quote! {
            #![doc = #title]
            #![doc = ""]
            #![doc = " Each function reads the body of one of them. Whether it comes from the API is to be checked before, in"]
            #![doc = " the way that the API describes."]
        }),
        Chunk::Text(imports.render(context, ModelPath::Qualified, |_| false)),
    ];
    let functions = context
        .api
        .webhooks
        .iter()
        .zip(context.names.webhooks())
        .map(|(webhook, name)| Chunk::Tokens(function(context, webhook, name)));
    head.into_iter().chain(functions).collect()
}

fn function(context: &Context<'_>, webhook: &Webhook, name: &Name) -> TokenStream {
    let docs = docs::attributes(&lines(webhook));
    let deprecated = webhook.deprecated.then(|| quote!(#[deprecated]));
    let ty = tokens::ty(&webhook.body, context.names);
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(body: &[u8]) -> Result<#ty, DecodeError> { webhook::body(body) }
    }
}

fn lines(webhook: &Webhook) -> Vec<String> {
    let mut lines = documentation::of_webhook(webhook);
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
