//! A crate that decodes values into the client's models, and encodes them again.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::companion;
use super::crate_files::Failure;
use super::files::Files;
use super::format;
use crate::render::{Chunk, TypedModel, TypedModels};

/// The program of the crate.
const MAIN: &str = include_str!("values_main.rs");

/// Makes the crate that tests the client in the folder `path`. A model's number in it is its index in the list.
///
/// # Errors
///
/// When the name of a model is not Rust: a fault of the generator.
pub fn values_crate(client: &Files, models: &TypedModels, path: &str) -> Result<Files, Failure> {
    let table = table(models).map_err(|error| Failure::Source {
        path: "src/decoders.rs".into(),
        error,
    })?;
    let mut files = Files::default();
    for (path, text) in [
        ("Cargo.toml", companion::manifest(client, path, "values")),
        ("src/main.rs", MAIN.to_owned()),
        ("src/decoders.rs", table),
    ] {
        files.insert(path, text).map_err(Failure::Path)?;
    }
    files.insert_manifest().map_err(Failure::Path)?;
    Ok(files)
}

/// Renders the table of decoders, one for each model.
fn table(models: &TypedModels) -> Result<String, syn::Error> {
    let imports: TokenStream = models.imports.replace("crate::runtime", "client").parse()?;
    let decoders = models.list.iter().map(decoder);
    let decoders = decoders.collect::<Result<Vec<_>, _>>()?;
    format::source(vec![
        Chunk::Tokens(quote! {
            #![doc = " The models."]
            #![allow(unused_imports)]
            use client::models::*;
            #imports
            use crate::{Again, again};
        }),
        Chunk::Tokens(quote! {
            /// A decoder for each model.
            pub static DECODERS: &[fn(&str) -> Again] = &[#(#decoders),*];
        }),
    ])
}

/// Renders the decoder of a model. That of a union tells the number of the variant.
fn decoder(model: &TypedModel) -> Result<TokenStream, syn::Error> {
    let name: TokenStream = model.name.parse()?;
    if model.variants.is_empty() {
        return Ok(quote!(|text| again::<#name>(text, |_| None)));
    }
    let arms = model.variants.iter().enumerate().map(|(index, variant)| {
        let variant = format_ident!("{}", variant.name);
        quote!(#name::#variant(_) => Some(#index))
    });
    Ok(quote!(|text| again::<#name>(text, |value| match value { #(#arms,)* _ => None })))
}
