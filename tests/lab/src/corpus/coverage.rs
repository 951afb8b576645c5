//! Which operations of a document are in its client.

use std::collections::{BTreeMap, BTreeSet};

use codegen::diagnostic::{Diagnostics, Severity};
use codegen::source::{Origin, Pointer};
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

/// Where a node stands in a document as it was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    /// The number of the file.
    file: usize,
    pointer: Pointer,
}

impl Position {
    /// Returns the position of a node of the document as it was written.
    fn of(origin: &Origin) -> Self {
        Self {
            file: origin.file.index(),
            pointer: origin.pointer.clone(),
        }
    }

    /// Returns the position that a node of the loaded document was written at.
    fn written(document: &Document, origin: &Origin) -> Self {
        Self {
            file: origin.file.index(),
            pointer: document.written(origin),
        }
    }

    /// Tells whether this is `other` or a part of it.
    fn is_within(&self, other: &Self) -> bool {
        let rest = self.pointer.as_str().strip_prefix(other.pointer.as_str());
        self.file == other.file && rest.is_some_and(|it| it.is_empty() || it.starts_with('/'))
    }
}

/// Looks for the method of each operation in the generated code.
pub fn of(declared: &[Declared], document: &Document, generation: &Generation) -> Coverage {
    let emitted = methods(&generation.files);
    let written = |origin: &Origin| Position::written(document, origin);
    // A path item that several paths refer to gives several methods for one operation of the text.
    let mut known: BTreeMap<Position, usize> = BTreeMap::new();
    for method in &generation.methods {
        let path = (method.receiver.clone(), plain(&method.name));
        let number = known.entry(written(&method.origin)).or_default();
        *number += usize::from(emitted.contains(&path));
    }
    let faults: Vec<Position> = errors(&generation.diagnostics).map(written).collect();
    // Two paths with one path item that differ in the names of parameters alone, such as `/users/{a}` and
    // `/users/{b}`, are one method of the client, which counts once.
    let mut used: BTreeMap<Position, usize> = BTreeMap::new();
    let mut coverage = Coverage::default();
    for operation in declared {
        let position = Position::of(&operation.origin);
        let methods = known.get(&position).copied().unwrap_or_default();
        let used = used.entry(position).or_default();
        if *used < methods {
            *used += 1;
            coverage.covered += 1;
        } else if methods == 0 {
            let nodes = [&operation.origin, &operation.path].map(Position::of);
            let at_fault = faults
                .iter()
                .any(|fault| nodes.iter().any(|node| fault.is_within(node)));
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
