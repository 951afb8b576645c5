//! Real documents give crates with every operation: those in the folder that `OPENAPI_CORPUS` names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::api::Method;
use codegen::source::Node;
use codegen::{Config, Document};

/// Returns the documents of a folder: files, and folders with a root file of that name.
fn documents(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let roots = entries.map(|path| {
        if path.is_dir() {
            path.join("openapi.yaml")
        } else {
            path
        }
    });
    let is_document = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending == "json" || ending == "yaml")
    };
    roots.filter(is_document).collect()
}

/// Counts the operations that a document has, by its tree.
fn operations(document: &Document) -> usize {
    let paths: Vec<Node<'_>> = document
        .root()
        .get("paths")
        .iter()
        .flat_map(Node::entries)
        .map(|(_, item)| item)
        .collect();
    let items = paths.iter().filter_map(|item| item.follow().ok());
    let is_method = |key: &str| Method::of_key(key).is_some();
    items
        .map(|item| item.entries().filter(|(key, _)| is_method(key)).count())
        .sum()
}

/// Tells what is wrong with what comes of a document, if anything.
fn check(path: &Path) -> Result<(), String> {
    let document = codegen::load(path).map_err(|failure| format!("{:?}", failure.diagnostics))?;
    let generation =
        codegen::generate(&document, &Config::default()).map_err(|failure| failure.to_string())?;
    let (declared, errors) = (
        operations(document.document()),
        generation.diagnostics.errors(),
    );
    // An operation may be lost to a fault of the document, and each fault is told.
    if generation.operations + errors < declared {
        return Err(format!(
            "{} of {declared} operations, {errors} errors",
            generation.operations
        ));
    }
    Ok(())
}

#[test]
fn every_document_keeps_its_operations() {
    let Some(folder) = env::var_os("OPENAPI_CORPUS") else {
        println!("skipped: OPENAPI_CORPUS names no folder of documents");
        return;
    };
    let documents = documents(Path::new(&folder));
    assert!(
        !documents.is_empty(),
        "no documents in {}",
        folder.display()
    );
    let faults: Vec<String> = documents
        .iter()
        .filter_map(|path| {
            check(path)
                .err()
                .map(|fault| format!("{}: {fault}", path.display()))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {} documents:\n{}",
        faults.len(),
        documents.len(),
        faults.join("\n")
    );
}
