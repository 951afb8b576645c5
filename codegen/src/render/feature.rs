//! Cargo features: the conditions on items, and the features of the manifest.

use proc_macro2::TokenStream;
use quote::quote;

use crate::analysis::Feature;
use crate::api::{TagId, TypeId};
use crate::client::{Context, features};

/// Renders the condition on the operations of a tag.
pub fn of_tag(context: &Context<'_>, tag: TagId) -> TokenStream {
    of_feature(context, Feature::Tag(tag))
}

/// Renders the condition on the module that reads webhooks.
pub fn of_webhooks(context: &Context<'_>) -> TokenStream {
    of_feature(context, Feature::Webhooks)
}

fn of_feature(context: &Context<'_>, feature: Feature) -> TokenStream {
    if context.facts.features().all().is_empty() {
        return TokenStream::new();
    }
    let feature = features::name(context, feature);
    quote!(#[cfg(feature = #feature)])
}

/// Renders the condition on the file of a model: the feature of any part of the client that needs it.
pub fn of_model(context: &Context<'_>, id: TypeId) -> TokenStream {
    let needing = context.facts.features().needing(id);
    let conditions = needing.iter().map(|feature| {
        let feature = features::name(context, *feature);
        quote!(feature = #feature)
    });
    match needing.len() {
        0 => TokenStream::new(),
        1 => quote!(#[cfg(#(#conditions)*)]),
        _ => quote!(#[cfg(any(#(#conditions),*))]),
    }
}

/// Renders the features of the manifest that are parts of the client, and `full`, which enables all of them.
pub fn manifest(context: &Context<'_>) -> Vec<String> {
    let all = context.facts.features().all();
    if all.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = all
        .iter()
        .map(|feature| features::name(context, *feature))
        .collect();
    let quoted = names.iter().map(|name| format!("    \"{name}\",\n"));
    let mut lines = vec![
        "# All parts of the API. An application that uses few of them builds faster with just those.".to_owned(),
        format!("full = [\n{}]", quoted.collect::<String>()),
    ];
    lines.extend(names.iter().map(|name| format!("{name} = []")));
    lines
}
