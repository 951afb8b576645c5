//! `src/lib.rs`, the crate's root.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Chunk, feature, runtime_file, security};
use crate::client::{Context, front_page, servers};
use crate::runtime;

/// Renders `src/lib.rs`.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    vec![
        Chunk::Tokens(attributes(context)),
        Chunk::Tokens(modules(context)),
        Chunk::Tokens(exports(context)),
    ]
}

/// Renders the attribute that includes the README as documentation.
///
/// The examples in it are compiled as tests. Where the features that they need are off, the tests do without the
/// README; the documentation has it always.
fn readme(context: &Context<'_>) -> TokenStream {
    let features = front_page::features(context);
    let readme = quote!(doc = include_str!("../README.md"));
    match features.as_slice() {
        [] => quote!(#![#readme]),
        [feature] => quote!(#![cfg_attr(any(not(doctest), feature = #feature), #readme)]),
        features => {
            quote!(#![cfg_attr(any(not(doctest), all(#(feature = #features),*)), #readme)])
        }
    }
}

fn attributes(context: &Context<'_>) -> TokenStream {
    let readme = readme(context);
    quote! {
        #readme
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

fn modules(context: &Context<'_>) -> TokenStream {
    let headers = (!context.api.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    let webhooks = context.facts.needs().webhooks.then(|| {
        let condition = feature::of_webhooks(context);
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

fn exports(context: &Context<'_>) -> TokenStream {
    let has_environments = servers::environments(context).next().is_some();
    let environment = has_environments.then(|| {
        quote!(
            pub use client::Environment;
        )
    });
    let dates = context.facts.needs().dates.then(|| {
        quote!(
            pub use jiff;
        )
    });
    let foreign = foreign_crates(context);
    let foreign = foreign.iter().map(|name| format_ident!("{name}"));
    let items = runtime_items(context);
    let items = items.iter().map(|item| format_ident!("{item}"));
    quote! {
        pub use bytes;
        #environment
        pub use http;
        #dates
        #(pub use #foreign;)*
        #[cfg(feature = "mock")]
        pub use runtime::mock;
        pub use runtime::{#(#items),*};
    }
}

/// Returns the crates of the types that the settings name, but for those that are exported anyway.
fn foreign_crates(context: &Context<'_>) -> BTreeSet<String> {
    let has_dates = context.facts.needs().dates;
    let packages = context.foreign_crates().into_iter();
    let names = packages.map(|package| package.name.replace('-', "_"));
    names
        .filter(|name| !(has_dates && name == "jiff") && name != "bytes" && name != "http")
        .collect()
}

/// Returns the items of the runtime that users of the client name, in order.
fn runtime_items(context: &Context<'_>) -> Vec<&'static str> {
    let needs = context.facts.needs();
    let credentials = security::imports(context);
    let mut items = runtime::PUBLIC.to_vec();
    if needs.secrets || credentials.contains(&"Secret") {
        items.push("Secret");
    }
    if needs.files {
        items.push("FilePart");
    }
    let modules = runtime_file::modules(context);
    let optional = modules.filter(|module| module.capability.is_some());
    items.extend(optional.flat_map(|module| module.items));
    if needs.nullable {
        items.push("Nullable");
    }
    if needs.base64 {
        items.extend(["Base64", "Base64Url"]);
    }
    if needs.paging {
        items.extend(["Items", "Pages"]);
    }
    if needs.webhooks {
        items.push("DecodeError");
    }
    if credentials.contains(&"TokenProvider") {
        items.extend(["Refresh", "TokenProvider"]);
    }
    items.sort_unstable();
    items
}
