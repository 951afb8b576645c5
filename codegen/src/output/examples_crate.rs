//! A crate that decodes the document's examples into the client's types, and encodes them again.

use proc_macro2::TokenStream;
use quote::quote;

use super::companion;
use super::crate_files::Failure;
use super::files::Files;
use super::format;
use crate::render::{Chunk, TypedExamples};

/// The program of the crate.
const MAIN: &str = include_str!("examples_main.rs");

/// A crate that tests a client with the document's examples.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExamplesCrate {
    /// Its files.
    pub files: Files,
    /// For each example, in order, the index of its type's decoder in the crate's table.
    pub decoders: Vec<usize>,
}

/// Makes the crate that tests the client in the folder `path`.
///
/// # Errors
///
/// When the type of an example is not Rust: a fault of the generator.
pub fn examples_crate(
    client: &Files,
    examples: &TypedExamples,
    path: &str,
) -> Result<ExamplesCrate, Failure> {
    let mut types: Vec<&str> = Vec::new();
    let mut decoders = Vec::new();
    for example in &examples.list {
        let known = types.iter().position(|ty| *ty == example.ty);
        decoders.push(known.unwrap_or(types.len()));
        if known.is_none() {
            types.push(&example.ty);
        }
    }
    let table = table(&types, &examples.imports).map_err(|error| Failure::Source {
        path: "src/decoders.rs".into(),
        error,
    })?;
    let mut files = Files::default();
    for (path, text) in [
        ("Cargo.toml", companion::manifest(client, path, "examples")),
        ("src/main.rs", MAIN.to_owned()),
        ("src/decoders.rs", table),
    ] {
        files.insert(path, text).map_err(Failure::Path)?;
    }
    files.insert_manifest().map_err(Failure::Path)?;
    Ok(ExamplesCrate { files, decoders })
}

/// Renders the table of decoders, one for each type.
fn table(types: &[&str], imports: &str) -> Result<String, syn::Error> {
    let types = types.iter().map(|ty| ty.parse::<TokenStream>());
    let types = types.collect::<Result<Vec<_>, _>>()?;
    let imports = imports.replace("crate::runtime", "client");
    let imports: TokenStream = imports.parse()?;
    format::source(vec![
        Chunk::Tokens(quote! {
            #![doc = " The types of the examples."]
            #![allow(unused_imports)]
            use client::models::*;
            #imports
            use crate::again;
        }),
        Chunk::Tokens(quote! {
            /// A decoder for each type.
            pub static DECODERS: &[fn(&str) -> Result<String, String>] = &[#(again::<#types>),*];
        }),
    ])
}
