//! The identifiers of emitted code.

use std::collections::BTreeSet;
use std::iter;

use codegen::Files;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The folder of the runtime's modules, which are copied.
const RUNTIME: &str = "src/runtime/";

/// Returns the identifiers of the code of a client: those of its own files, and of the runtime what is compiled among
/// them. These are the bodies of macros, and the methods of types that have others from the generator, such as those
/// of the client.
pub fn of(files: &Files) -> BTreeSet<String> {
    let mut names = manifest(files);
    let mut types = BTreeSet::new();
    let code = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let (runtime, own): (Vec<_>, Vec<_>) = code
        .map(|(path, text)| (path, trees(text.parse().unwrap())))
        .partition(|(path, _)| path.starts_with(RUNTIME) && *path != "src/runtime/mod.rs");
    for (_, code) in &own {
        all(code, &mut names);
        types.extend(impls(code).map(|(name, _)| name));
    }
    for (_, code) in &runtime {
        for body in macros(code) {
            all(&body, &mut names);
        }
        for (name, methods) in impls(code) {
            if types.contains(&name) {
                names.extend(functions(&methods));
            }
        }
    }
    names
}

/// Returns the crates that a client depends on, and its features.
fn manifest(files: &Files) -> BTreeSet<String> {
    let manifest = files.get("Cargo.toml").unwrap();
    let lines = manifest.lines().skip_while(|line| *line != "[features]");
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")));
    names.collect()
}

/// Returns code as trees of tokens.
fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// Adds all identifiers, at any depth.
fn all(code: &[TokenTree], names: &mut BTreeSet<String>) {
    for tree in code {
        match tree {
            TokenTree::Ident(name) => {
                names.insert(name.to_string().trim_start_matches("r#").to_owned());
            }
            TokenTree::Group(group) => all(&trees(group.stream()), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Returns the definitions of macros.
fn macros(code: &[TokenTree]) -> impl Iterator<Item = Vec<TokenTree>> {
    let windows = code.windows(4);
    windows.filter_map(|trees_of| match trees_of {
        [
            TokenTree::Ident(word),
            TokenTree::Punct(_),
            TokenTree::Ident(_),
            TokenTree::Group(body),
        ] if word == "macro_rules" => Some(trees(body.stream())),
        _ => None,
    })
}

/// Returns the inherent `impl`s of types without parameters: the name of the type, and what is in the braces.
fn impls(code: &[TokenTree]) -> impl Iterator<Item = (String, Vec<TokenTree>)> {
    code.windows(3).filter_map(|trees_of| match trees_of {
        [
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            TokenTree::Group(body),
        ] if word == "impl" && body.delimiter() == Delimiter::Brace => {
            Some((name.to_string(), trees(body.stream())))
        }
        _ => None,
    })
}

/// Returns the names of functions.
fn functions(code: &[TokenTree]) -> impl Iterator<Item = String> {
    let pairs = iter::zip(code, code.iter().skip(1));
    pairs.filter_map(|pair| match pair {
        (TokenTree::Ident(word), TokenTree::Ident(name)) if word == "fn" => Some(name.to_string()),
        _ => None,
    })
}
