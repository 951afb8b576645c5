//! `src/runtime/mod.rs`, which declares the modules of the runtime that a client has.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Chunk;
use crate::client::Client;

/// Renders `src/runtime/mod.rs`.
pub fn render(client: &Client<'_>) -> Vec<Chunk> {
    let modules = client.modules.iter();
    let declared = modules.clone().map(|module| {
        let name = format_ident!("{}", module.name);
        let feature = module
            .feature
            .map(|feature| quote!(#[cfg(feature = #feature)]));
        let public = module.is_public.then(|| quote!(pub));
        quote!(#feature #public mod #name;)
    });
    let exported = modules.flat_map(|module| {
        let name = format_ident!("{}", module.name);
        let items = use_list(&quote!(pub), &name, module.items);
        [items, use_list(&quote!(pub(crate)), &name, module.macros)]
    });
    vec![
        Chunk::Tokens(
            quote!(#![doc = " What is the same in every client: how calls are made, and how values are read and written."]),
        ),
        Chunk::Tokens(quote!(#(#declared)*)),
        Chunk::Tokens(quote!(#(#exported)*)),
    ]
}

fn use_list(visibility: &TokenStream, module: &Ident, items: &[&str]) -> TokenStream {
    let idents = items.iter().map(|item| format_ident!("{item}"));
    match items.len() {
        0 => TokenStream::new(),
        1 => quote!(#visibility use #module::#(#idents)*;),
        _ => quote!(#visibility use #module::{#(#idents),*};),
    }
}
