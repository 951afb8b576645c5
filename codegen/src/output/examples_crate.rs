//! A crate that decodes the document's examples into the client's types, and encodes them again.

use proc_macro2::TokenStream;
use quote::quote;

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
        ("Cargo.toml", manifest(client, path)),
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

/// Renders the manifest. It has the client's dependencies, because types of examples can come from them.
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
        "[package]\nname = \"{plain}-examples\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\
         client = {{ package = {name}, path = \"{path}\", default-features = false, features = [{features}] }}\n"
    )
}

/// Returns the features of a client's manifest that switch its own code, such as those of tags. Features that enable
/// one of a dependency, such as `gzip`, would only make more to compile.
pub fn features(manifest: &str) -> Vec<&str> {
    let features = section(manifest, "[features]").filter_map(|line| line.split_once('='));
    features
        .filter(|(_, enabled)| !enabled.contains('/'))
        .map(|(name, _)| name.trim().trim_matches('"'))
        .filter(|name| !name.starts_with('#') && *name != "default")
        .collect()
}

/// Returns the lines of a table in a manifest, `[features]`.
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
