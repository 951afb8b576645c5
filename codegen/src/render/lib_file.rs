//! `src/lib.rs`, the crate's root.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Chunk, feature};
use crate::client::Client;

/// Renders `src/lib.rs`.
pub fn render(client: &Client<'_>) -> Vec<Chunk> {
    vec![
        Chunk::Tokens(attributes(client)),
        Chunk::Tokens(modules(client)),
        Chunk::Tokens(exports(client)),
    ]
}

/// Renders the attribute that includes the README as documentation.
///
/// The examples in it are compiled as tests. Where the features that they need are off, the tests do without the
/// README; the documentation has it always.
fn readme(client: &Client<'_>) -> TokenStream {
    let readme = quote!(doc = include_str!("../README.md"));
    match client.front_page.features.as_slice() {
        [] => quote!(#![#readme]),
        [feature] => quote!(#![cfg_attr(any(not(doctest), feature = #feature), #readme)]),
        features => {
            quote!(#![cfg_attr(any(not(doctest), all(#(feature = #features),*)), #readme)])
        }
    }
}

fn attributes(client: &Client<'_>) -> TokenStream {
    let readme = readme(client);
    quote! {
        #readme
        #![forbid(unsafe_code)]
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

fn modules(client: &Client<'_>) -> TokenStream {
    let headers = (!client.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    let webhooks = (!client.webhooks.is_empty()).then(|| {
        let condition = feature::condition(client.webhooks_feature);
        quote!(#condition pub mod webhooks;)
    });
    quote! {
        pub mod api;
        mod client;
        #headers
        pub mod models;
        #[allow(dead_code, unused_imports, unused_macros, reason = "an API uses a part of the runtime")]
        mod runtime;
        #webhooks
    }
}

fn exports(client: &Client<'_>) -> TokenStream {
    let environment = (!client.environments.is_empty()).then(|| {
        quote!(
            pub use client::Environment;
        )
    });
    let exports = &client.exports;
    let dates = exports.has_dates.then(|| {
        quote!(
            pub use jiff;
        )
    });
    let crates = exports.crates.iter();
    let crates = crates.map(|name| format_ident!("{name}"));
    let items = exports.items.iter().map(|item| format_ident!("{item}"));
    quote! {
        pub use bytes;
        #environment
        pub use http;
        #dates
        #(pub use #crates;)*
        #[cfg(feature = "mock")]
        pub use runtime::mock;
        pub use runtime::{#(#items),*};
    }
}
