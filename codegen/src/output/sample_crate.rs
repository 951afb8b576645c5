//! A crate that decodes the examples of a document into the client's types and encodes them again.

use proc_macro2::TokenStream;
use quote::quote;

use super::crate_files::Failure;
use super::files::Files;
use super::format;
use crate::render::{Chunk, Samples};

/// The crate's program.
const MAIN: &str = include_str!("sample_main.rs");

/// A crate of tests beside a client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleCrate {
    /// Its files.
    pub files: Files,
    /// The number of the decoder of each example, in their order.
    pub decoders: Vec<usize>,
}

/// Makes the crate for the examples of a client that is in the folder `path`.
///
/// # Errors
///
/// When the type of an example is not Rust, which is a fault of the generator.
pub fn sample_crate(client: &Files, samples: &Samples, path: &str) -> Result<SampleCrate, Failure> {
    let mut types: Vec<&str> = Vec::new();
    let mut decoders = Vec::new();
    for sample in &samples.list {
        let known = types.iter().position(|ty| *ty == sample.ty);
        decoders.push(known.unwrap_or(types.len()));
        if known.is_none() {
            types.push(&sample.ty);
        }
    }
    let table = table(&types, &samples.imports).map_err(|error| Failure::Source {
        path: "src/decoders.rs".into(),
        error,
    })?;
    let mut files = Files::default();
    for (path, text) in [
        ("Cargo.toml", manifest(client, path)),
        ("src/main.rs", MAIN.to_owned()),
        ("src/decoders.rs", table),
    ] {
        files.insert(path, text).map_err(Failure::Path)?;
    }
    files.insert_manifest().map_err(Failure::Path)?;
    Ok(SampleCrate { files, decoders })
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

/// Renders the manifest, with what the client depends on: its types can be those of other crates.
fn manifest(client: &Files, path: &str) -> String {
    let client = client.get("Cargo.toml").unwrap_or_default();
    let name = section(client, "[package]")
        .find_map(|line| line.strip_prefix("name = "))
        .unwrap_or_default();
    let dependencies: String = section(client, "[dependencies]")
        .filter(|line| !line.contains("optional = true") && !line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect();
    let features: Vec<String> = features(client)
        .iter()
        .map(|feature| format!("{feature:?}"))
        .collect();
    let features = features.join(", ");
    let plain = name.trim_matches('"');
    format!(
        "[package]\nname = \"{plain}-samples\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\
         client = {{ package = {name}, path = \"{path}\", default-features = false, features = [{features}] }}\n"
    )
}

/// Returns the features that a client has code for, as its manifest declares them: neither the default nor those
/// that are a dependency's alone, which would have to be fetched and compiled and do nothing to an example.
pub fn features(manifest: &str) -> Vec<&str> {
    let features = section(manifest, "[features]").filter_map(|line| line.split_once('='));
    features
        .filter(|(_, enabled)| !enabled.contains('/'))
        .map(|(name, _)| name.trim().trim_matches('"'))
        .filter(|name| !name.starts_with('#') && *name != "default")
        .collect()
}

/// Returns the lines of a section of a manifest.
fn section<'m>(manifest: &'m str, title: &str) -> impl Iterator<Item = &'m str> {
    let lines = manifest
        .lines()
        .skip_while(move |line| *line != title)
        .skip(1);
    lines.take_while(|line| !line.starts_with('[') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_features_of_a_manifest() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"rustls\"]\n# TLS = x\n\
            rustls = [\"reqwest/rustls\"]\nmock = []\n\"x\" = [\n]\n\n[dependencies]\nbytes = \"1\"\n";
        assert_eq!(features(manifest), ["mock", "x"]);
    }
}
