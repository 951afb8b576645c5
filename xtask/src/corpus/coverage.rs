//! Which operations of a document are in its client.

use std::collections::{BTreeMap, BTreeSet};

use codegen::diagnostic::{Diagnostics, Severity};
use codegen::source::Origin;
use codegen::{Document, Files, Generation};
use syn::{ImplItem, Item, Type, Visibility};

use super::declared::Declared;

/// The operations of a document, and which of them are in the client.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    /// How many are.
    pub covered: usize,
    /// The ones that are not, although nothing in the document is at fault.
    pub missing: Vec<String>,
}

/// A place of a document as it was written.
type Place = (usize, String);

/// Looks for the method of each operation in the generated code.
pub fn of(declared: &[Declared], document: &Document, generation: &Generation) -> Coverage {
    let there = methods(&generation.files);
    let written = |origin: &Origin| {
        let pointer = document.written(origin);
        (origin.file.index(), pointer.as_str().to_owned())
    };
    // A path item that several paths refer to gives several methods of one place.
    let mut known: BTreeMap<Place, usize> = BTreeMap::new();
    for method in &generation.methods {
        let path = (method.receiver.clone(), plain(&method.name));
        let number = known.entry(written(&method.origin)).or_default();
        *number += usize::from(there.contains(&path));
    }
    let faults: Vec<Place> = errors(&generation.diagnostics).map(written).collect();
    let place = |origin: &Origin| (origin.file.index(), origin.pointer.as_str().to_owned());
    // A path that is written twice in other words is one method in the client, and counts once.
    let mut used: BTreeMap<Place, usize> = BTreeMap::new();
    let mut coverage = Coverage::default();
    for operation in declared {
        let place_of_it = place(&operation.origin);
        let methods = known.get(&place_of_it).copied().unwrap_or_default();
        let used = used.entry(place_of_it).or_default();
        if *used < methods {
            *used += 1;
            coverage.covered += 1;
        } else if methods == 0 {
            let places = [place(&operation.origin), place(&operation.path)];
            let at_fault = faults
                .iter()
                .any(|fault| places.iter().any(|place| touches(fault, place)));
            if !at_fault {
                coverage.missing.push(operation.name.clone());
            }
        }
    }
    coverage
}

fn errors(diagnostics: &Diagnostics) -> impl Iterator<Item = &Origin> {
    let errors = diagnostics
        .into_iter()
        .filter(|it| it.severity() == Severity::Error);
    errors.map(|it| &it.origin)
}

/// Tells whether a fault is at a place or inside of it.
fn touches(fault: &Place, place: &Place) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with('/');
    fault.0 == place.0 && fault.1.strip_prefix(place.1.as_str()).is_some_and(inside)
}

/// Returns the public methods of the generated types, each with its type.
fn methods(files: &Files) -> BTreeSet<(String, String)> {
    let sources = files.iter().filter(|(path, _)| {
        path.starts_with("src/") && !path.starts_with("src/runtime/") && path.ends_with(".rs")
    });
    let parsed = sources.filter_map(|(_, text)| syn::parse_file(text).ok());
    let items = parsed.flat_map(|file| file.items);
    items.flat_map(of_item).collect()
}

fn of_item(item: Item) -> Vec<(String, String)> {
    let Item::Impl(block) = item else {
        return Vec::new();
    };
    let Type::Path(receiver) = *block.self_ty else {
        return Vec::new();
    };
    let Some(receiver) = receiver
        .path
        .segments
        .last()
        .filter(|_| block.trait_.is_none())
    else {
        return Vec::new();
    };
    let receiver = receiver.ident.to_string();
    let public = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => {
            Some(method.sig.ident.to_string())
        }
        _ => None,
    });
    public
        .map(|name| (receiver.clone(), plain(&name)))
        .collect()
}

/// Returns an identifier without the mark of those that would be keywords.
fn plain(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}
