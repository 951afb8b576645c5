//! Cargo features: the conditions on items, and the features of the manifest.

use proc_macro2::TokenStream;
use quote::quote;

use crate::client::Feature;

/// Renders the condition on an item that a feature is for; nothing without one.
pub fn condition(feature: Option<&str>) -> TokenStream {
    any_of(feature.as_slice())
}

/// Renders the condition on an item that any of several features needs; nothing without one.
pub fn any_of(features: &[&str]) -> TokenStream {
    match features {
        [] => TokenStream::new(),
        [feature] => quote!(#[cfg(feature = #feature)]),
        features => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}

/// Renders the features of the manifest that are parts of the client, and `full`, which enables all of them.
pub fn manifest(features: &[Feature<'_>]) -> Vec<String> {
    if features.is_empty() {
        return Vec::new();
    }
    let names = features.iter().map(|feature| feature.name);
    let quoted = names.clone().map(|name| format!("    \"{name}\",\n"));
    let mut lines = vec![
        "# All parts of the API. An application that uses few of them builds faster with just those.".to_owned(),
        format!("full = [\n{}]", quoted.collect::<String>()),
    ];
    lines.extend(names.map(|name| format!("{name} = []")));
    lines
}
