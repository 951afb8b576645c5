//! Cargo features: the conditions on items, and the features of the manifest.

use proc_macro2::TokenStream;
use quote::quote;

use crate::analysis::Part;
use crate::api::{TagId, TypeId};
use crate::client::{Context, features};

/// Renders the condition on the operations of a tag.
pub fn of_tag(context: &Context<'_>, tag: TagId) -> TokenStream {
    of_part(context, Part::Tag(tag))
}

/// Renders the condition on the module that reads webhooks.
pub fn of_webhooks(context: &Context<'_>) -> TokenStream {
    of_part(context, Part::Webhooks)
}

fn of_part(context: &Context<'_>, part: Part) -> TokenStream {
    if context.facts.features().parts().is_empty() {
        return TokenStream::new();
    }
    let feature = features::name(context, part);
    quote!(#[cfg(feature = #feature)])
}

/// Renders the condition on the file of a model: the feature of any part of the client that needs it.
pub fn of_model(context: &Context<'_>, id: TypeId) -> TokenStream {
    let parts = context.facts.features().needing(id);
    let conditions = parts.iter().map(|part| {
        let feature = features::name(context, *part);
        quote!(feature = #feature)
    });
    match parts.len() {
        0 => TokenStream::new(),
        1 => quote!(#[cfg(#(#conditions)*)]),
        _ => quote!(#[cfg(any(#(#conditions),*))]),
    }
}

/// Renders the features of the manifest that are parts of the client, and `full`, which enables all of them.
pub fn manifest(context: &Context<'_>) -> Vec<String> {
    let parts = context.facts.features().parts();
    if parts.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = parts
        .iter()
        .map(|part| features::name(context, *part))
        .collect();
    let quoted = names.iter().map(|name| format!("    \"{name}\",\n"));
    let mut lines = vec![
        "# All parts of the API. An application that uses few of them builds faster with just those.".to_owned(),
        format!("full = [\n{}]", quoted.collect::<String>()),
    ];
    lines.extend(names.iter().map(|name| format!("{name} = []")));
    lines
}
