//! The cargo features by which applications choose the tags that they call.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::api::{TagId, TypeId};

/// Renders the condition under which the operations of a tag are there.
pub fn of_tag(context: &Context<'_>, tag: TagId) -> TokenStream {
    if !context.facts.features().exist {
        return TokenStream::new();
    }
    let feature = &context.names.tags()[tag.0].feature;
    quote!(#[cfg(feature = #feature)])
}

/// Renders the condition under which the file of models that a type is in is there.
pub fn of_model(context: &Context<'_>, id: TypeId) -> TokenStream {
    let Some(tags) = context.facts.features().tags(id) else {
        return TokenStream::new();
    };
    let features = tags.iter().map(|tag| &context.names.tags()[tag.0].feature);
    let mut conditions = features.map(|feature| quote!(feature = #feature));
    match tags.len() {
        1 => quote!(#[cfg(#(#conditions)*)]),
        _ => {
            let first = conditions.next();
            quote!(#[cfg(any(#first #(, #conditions)*))])
        }
    }
}

/// Renders the features of the manifest that choose among the tags, and the one for all of them.
pub fn manifest(context: &Context<'_>) -> Vec<String> {
    let names = names(context);
    if names.is_empty() {
        return Vec::new();
    }
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("    \"{name}\",\n"))
        .collect();
    let mut lines = vec![
        "# The operations of all tags. An application that calls few of them builds faster with just their features."
            .to_owned(),
        format!("full = [\n{}]", quoted.concat()),
    ];
    lines.extend(names.iter().map(|name| format!("{name} = []")));
    lines
}

/// Renders the rows of the README's table of features.
pub fn rows(context: &Context<'_>) -> String {
    let names = names(context);
    if names.is_empty() {
        return String::new();
    }
    let tags = context.api.tags.iter().zip(names);
    let rows = tags.map(|(tag, feature)| {
        let tag = docs::code(&tag.name);
        format!("| `{feature}` | the operations tagged {tag}, with their models |\n")
    });
    format!(
        "| `full` (default) | the operations of all tags; an application that names those it calls, and \
         `rustls`, after `default-features = false` builds faster |\n{}",
        rows.collect::<String>()
    )
}

/// Returns the features of the tags, where there is a choice.
fn names<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let tags = context.names.tags().iter();
    tags.filter(|_| context.facts.features().exist)
        .map(|tag| tag.feature.as_str())
        .collect()
}
