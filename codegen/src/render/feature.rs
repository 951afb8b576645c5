//! The cargo features by which applications choose the parts of a client that they use.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::analysis::Feature;
use crate::api::{TagId, TypeId};

/// Renders the condition under which the operations of a tag are there.
pub fn of_tag(context: &Context<'_>, tag: TagId) -> TokenStream {
    of_feature(context, Feature::Tag(tag))
}

/// Renders the condition under which what reads webhooks is there.
pub fn of_webhooks(context: &Context<'_>) -> TokenStream {
    of_feature(context, Feature::Webhooks)
}

fn of_feature(context: &Context<'_>, feature: Feature) -> TokenStream {
    if context.facts.features().all().is_empty() {
        return TokenStream::new();
    }
    let feature = name(context, feature);
    quote!(#[cfg(feature = #feature)])
}

/// Renders the condition under which the file of models that a type is in is there.
pub fn of_model(context: &Context<'_>, id: TypeId) -> TokenStream {
    let features = context.facts.features().needing(id);
    let conditions = features.iter().map(|feature| {
        let feature = name(context, *feature);
        quote!(feature = #feature)
    });
    match features.len() {
        0 => TokenStream::new(),
        1 => quote!(#[cfg(#(#conditions)*)]),
        _ => quote!(#[cfg(any(#(#conditions),*))]),
    }
}

/// Renders the features of the manifest, and the one for all of them.
pub fn manifest(context: &Context<'_>) -> Vec<String> {
    let features = context.facts.features().all();
    if features.is_empty() {
        return Vec::new();
    }
    let features = features.iter();
    let names: Vec<&str> = features.map(|feature| name(context, *feature)).collect();
    let quoted = names.iter().map(|name| format!("    \"{name}\",\n"));
    let mut lines = vec![
        "# All parts of the API. An application that uses few of them builds faster with just those.".to_owned(),
        format!("full = [\n{}]", quoted.collect::<String>()),
    ];
    lines.extend(names.iter().map(|name| format!("{name} = []")));
    lines
}

/// Renders the rows of the README's table of features.
pub fn rows(context: &Context<'_>) -> String {
    let features = context.facts.features().all();
    if features.is_empty() {
        return String::new();
    }
    let rows = features.iter().map(|feature| {
        let what = match feature {
            Feature::Tag(tag) => {
                let tag = docs::code(&context.api.tags[tag.0].name);
                format!("the operations tagged {tag}, with their models")
            }
            Feature::Webhooks => "the module `webhooks`, with its models".to_owned(),
        };
        format!("| `{}` | {what} |\n", name(context, *feature))
    });
    format!(
        "| `full` (default) | all of those below; an application that names the ones it uses, and `rustls`, after \
         `default-features = false` builds faster |\n{}",
        rows.collect::<String>()
    )
}

/// Returns the name of a feature.
fn name<'a>(context: &Context<'a>, feature: Feature) -> &'a str {
    match feature {
        Feature::Tag(tag) => &context.names.tags()[tag.0].feature,
        Feature::Webhooks => "webhooks",
    }
}
