//! The order of the modules: one imports only those of lower layers.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The modules of each layer, the lowest first. `lib.rs` is above all of them.
const LAYERS: &[&[&str]] = &[
    &["source", "config", "parallel"],
    &["diagnostic", "runtime"],
    &["overlay", "api"],
    &["dialect"],
    &["prune"],
    &["lower", "prose"],
    &["analysis"],
    &["refine"],
    &["names"],
    &["client"],
    &["render", "markdown"],
    &["output"],
];

/// The modules that only write what is decided, and the modules that they import. Tests of them make a client first.
const WRITERS: &[&str] = &["render", "markdown"];
const OF_WRITERS: &[&str] = &["client", "prose", "source"];

/// The macros whose input is the generated crate's code, with paths of its own.
const QUOTING: &[&str] = &["quote", "quote_spanned", "parse_quote"];

#[test]
fn modules_import_lower_layers_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    visit(&source, &mut Vec::new(), &mut faults);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_check_sees_what_it_is_for() {
    let faults = |path: &[&str], text: &str| check(path, text).len();
    assert_eq!(
        faults(
            &["lower", "prose"],
            "use crate::api::Api; use crate::{source::Node, diagnostic};"
        ),
        0
    );
    assert_eq!(
        faults(
            &["lower", "prose"],
            "use crate::{api::Api, render::{self, names}, lower::x};"
        ),
        1
    );
    assert_eq!(
        faults(
            &["api", "schema"],
            "fn a() -> crate::dialect::B { crate::output::c() }"
        ),
        2
    );
    assert_eq!(
        faults(&["api", "schema"], "use super::Api; use crate::api::B;"),
        0
    );
    assert_eq!(
        faults(&["api", "schema"], "use super::super::render::B;"),
        1
    );
    assert_eq!(
        faults(&["api"], "use super::render; mod tests { use super::Api; }"),
        1
    );
    assert_eq!(
        faults(&["render"], "fn a() { quote! { crate::models::User } }"),
        0
    );
    assert_eq!(
        faults(
            &["render"],
            "// crate::output\nconst A: &str = \"crate::output\";"
        ),
        0
    );
    assert_eq!(
        faults(
            &["render"],
            "macro_rules! a { () => { $crate::output::a() } }"
        ),
        1
    );
    assert_eq!(faults(&["names"], "use crate::Config;"), 1);
    assert_eq!(faults(&["surprise"], ""), 1);
    let asks = "use crate::client::Client; use crate::{api::Api, source::Value};";
    assert_eq!(faults(&["markdown", "page"], asks), 1);
    assert_eq!(faults(&["markdown", "tests"], asks), 0);
}

/// Checks the files below a folder, whose path of modules is `path`.
fn visit(folder: &Path, path: &mut Vec<String>, faults: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    entries.sort();
    for entry in entries {
        let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
        let module = name != "mod" && name != "lib";
        if module {
            path.push(name);
        }
        if entry.is_dir() {
            visit(&entry, path, faults);
        } else if entry.extension().is_some_and(|it| it == "rs") && !path.is_empty() {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            faults.extend(check(&path, &fs::read_to_string(&entry).unwrap()));
        }
        if module {
            path.pop();
        }
    }
}

/// Returns what is wrong with the imports of a module's text.
fn check(path: &[&str], text: &str) -> Vec<String> {
    let Some(own) = layer(path[0]) else {
        return vec![format!("`{}` is in no layer", path[0])];
    };
    let tokens: TokenStream = text.parse().unwrap();
    let mut imported = Vec::new();
    collect(tokens, path.len(), &mut imported);
    let only_writes = WRITERS.contains(&path[0]) && !path.contains(&"tests");
    imported.retain(|name| {
        let is_fault = match only_writes {
            true => !OF_WRITERS.contains(&name.as_str()),
            false => layer(name).is_none_or(|layer| layer >= own),
        };
        name != path[0] && is_fault
    });
    let fault = |name: &String| format!("`{}` imports `{name}`", path.join("::"));
    imported.iter().map(fault).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// Collects the modules of the crate that the paths in a text at a depth of modules start with.
fn collect(tokens: TokenStream, depth: usize, imported: &mut Vec<String>) {
    let mut rest: Vec<TokenTree> = tokens.into_iter().collect();
    rest.reverse();
    let mut supers = 0;
    let mut before = [String::new(), String::new()];
    while let Some(token) = rest.pop() {
        let text = match &token {
            TokenTree::Group(group) => {
                let [mod_or_macro, name] = &before;
                let quoted = name == "!" && QUOTING.contains(&mod_or_macro.as_str());
                let inner = depth + usize::from(mod_or_macro == "mod");
                if !quoted {
                    collect(group.stream(), inner, imported);
                }
                String::new()
            }
            other => other.to_string(),
        };
        supers += usize::from(text == "super");
        if text == "crate" || (text == "super" && supers == depth) {
            starts(rest.iter().rev().cloned(), imported);
        }
        if text != "super" && text != ":" {
            supers = 0;
        }
        before = [std::mem::take(&mut before[1]), text];
    }
}

/// Collects what follows `crate`: a name, or the names that the paths in braces start with.
fn starts(rest: impl Iterator<Item = TokenTree>, imported: &mut Vec<String>) {
    match rest.skip_while(|it| it.to_string() == ":").take(1).next() {
        Some(TokenTree::Ident(name)) => imported.push(name.to_string()),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            imported.extend(names(&group));
        }
        _ => {}
    }
}

/// Returns the first names of the paths in a `use` list.
fn names(list: &Group) -> Vec<String> {
    let tokens: Vec<TokenTree> = list.stream().into_iter().collect();
    let paths = tokens.split(|it| it.to_string() == ",");
    paths
        .filter_map(|path| path.first())
        .map(ToString::to_string)
        .collect()
}
