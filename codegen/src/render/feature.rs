//! The cargo features by which applications choose the parts of a client that they use.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::analysis::Part;
use crate::api::{TagId, TypeId};
use crate::prose;

/// Renders the condition under which the operations of a tag are there.
pub fn of_tag(context: &Context<'_>, tag: TagId) -> TokenStream {
    of_part(context, Part::Tag(tag))
}

/// Renders the condition under which what reads webhooks is there.
pub fn of_webhooks(context: &Context<'_>) -> TokenStream {
    of_part(context, Part::Webhooks)
}

fn of_part(context: &Context<'_>, part: Part) -> TokenStream {
    if context.facts.features().parts().is_empty() {
        return TokenStream::new();
    }
    let feature = name(context, part);
    quote!(#[cfg(feature = #feature)])
}

/// Renders the condition under which the file of models that a type is in is there.
pub fn of_model(context: &Context<'_>, id: TypeId) -> TokenStream {
    let parts = context.facts.features().needing(id);
    let conditions = parts.iter().map(|part| {
        let feature = name(context, *part);
        quote!(feature = #feature)
    });
    match parts.len() {
        0 => TokenStream::new(),
        1 => quote!(#[cfg(#(#conditions)*)]),
        _ => quote!(#[cfg(any(#(#conditions),*))]),
    }
}

/// Renders the features of the manifest that are parts of the client, and the one for all of them.
pub fn manifest(context: &Context<'_>) -> Vec<String> {
    let parts = context.facts.features().parts();
    if parts.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = parts.iter().map(|part| name(context, *part)).collect();
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
    let parts = context.facts.features().parts();
    if parts.is_empty() {
        return String::new();
    }
    let rows = parts.iter().map(|part| {
        let what = match part {
            Part::Tag(tag) => {
                let tag = prose::code(&context.api.tags[tag.0].name);
                format!("the operations tagged {tag}, with their models")
            }
            Part::Webhooks => "the module `webhooks`, with its models".to_owned(),
        };
        format!("| `{}` | {what} |\n", name(context, *part))
    });
    format!(
        "| `full` (default) | all of those below; an application that names the ones it uses, and `rustls`, after \
         `default-features = false` builds faster |\n{}",
        rows.collect::<String>()
    )
}

/// Returns the name of a part's feature.
fn name<'a>(context: &Context<'a>, part: Part) -> &'a str {
    match part {
        Part::Tag(tag) => &context.names.tags()[tag.0].feature,
        Part::Webhooks => "webhooks",
    }
}
