//! `src/lib.rs`, the crate's root.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Chunk, feature, runtime_file, security};
use crate::client::{Context, servers};
use crate::runtime;

/// Renders `src/lib.rs`.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    let has_environments = servers::environments(context).next().is_some();
    let environment = has_environments.then(|| {
        quote!(
            pub use client::Environment;
        )
    });
    let mut items = runtime::PUBLIC.to_vec();
    let needs = context.facts.needs();
    let dates = needs.dates.then(|| {
        quote!(
            pub use jiff;
        )
    });
    let names = context.foreign_crates().into_iter();
    let names: BTreeSet<String> = names
        .map(|package| package.name.replace('-', "_"))
        .filter(|name| !(needs.dates && name == "jiff") && name != "bytes" && name != "http")
        .collect();
    let foreign: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    let credentials = security::imports(context);
    let secrets = needs.secrets || credentials.contains(&"Secret");
    items.extend(secrets.then_some("Secret"));
    items.extend(needs.files.then_some("FilePart"));
    items.extend(
        runtime_file::modules(context)
            .filter(|module| module.part.is_some())
            .flat_map(|module| module.items),
    );
    items.extend(needs.nullable.then_some("Nullable"));
    items.extend(
        needs
            .base64
            .then_some(["Base64", "Base64Url"])
            .into_iter()
            .flatten(),
    );
    items.extend(
        needs
            .paging
            .then_some(["Items", "Pages"])
            .into_iter()
            .flatten(),
    );
    items.extend(needs.webhooks.then_some("DecodeError"));
    if credentials.contains(&"TokenProvider") {
        items.extend(["Refresh", "TokenProvider"]);
    }
    items.sort_unstable();
    let webhooks = needs.webhooks.then(|| {
        let condition = feature::of_webhooks(context);
        quote!(#condition pub mod webhooks;)
    });
    let items = items.iter().map(|item| format_ident!("{item}"));
    let headers = (!context.api.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    vec![
        Chunk::Tokens(attributes()),
        Chunk::Tokens(quote! {
            pub mod api;
            mod client;
            #headers
            pub mod models;
            #[allow(dead_code, unused_imports, unused_macros, reason = "an API uses a part of the runtime")]
            mod runtime;
            #webhooks
        }),
        Chunk::Tokens(quote! {
            pub use bytes;
            #environment
            pub use http;
            #dates
            #(pub use #foreign;)*
            #[cfg(feature = "mock")]
            pub use runtime::mock;
            pub use runtime::{#(#items),*};
        }),
    ]
}

fn attributes() -> TokenStream {
    quote! {
        #![doc = include_str!("../README.md")]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #![allow(
            clippy::disallowed_names,
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::len_without_is_empty,
            clippy::module_inception,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::type_complexity,
            confusable_idents,
            mixed_script_confusables,
            uncommon_codepoints,
            reason = "names and sizes are the document's"
        )]
    }
}
