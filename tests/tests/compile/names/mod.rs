//! A document in which each place that has a name takes each name that emitted code uses.
//!
//! The names are found, not listed: where all names of a document have one word in them, the names without it are those of
//! the generator and of the runtime.

mod document;
mod identifiers;
mod rust;

use std::collections::BTreeSet;
use std::fs;

use codegen::{Config, Files, Severity};
use tests::fixtures;

use super::CHECKED;

/// A word that is in no emitted code by itself. The documents' own names have it in them.
const NEUTRAL: &str = "zebra";

/// Names with that word: two, since a union has two alternatives.
const NEUTRAL_NAMES: &[&str] = &[NEUTRAL, "second zebra"];

/// Names that differ by case or symbols alone, in scripts without case, or that are made of what no identifier has.
const UNUSUAL: &[&str] = &[
    "userId",
    "user_id",
    "UserID",
    "USER-ID",
    "user.id",
    "2fa",
    "404",
    "-1",
    "検索",
    "名前",
    "アイテム",
    "بحث",
    "검색",
    "größe",
    "GRÖSSE",
    "ﬁ",
    "ĸ",
    "ª",
    "検索Item",
    "_検索",
    "😀",
    "👩‍💻",
    "",
    " ",
    "_",
    "__",
    "$",
    "+",
    "*",
    "\u{200b}",
];

type Document = fn(&[&str]) -> serde_json::Value;

/// The documents, each with the name of its crate: in the first components are objects, in the second unions, and in the
/// third operations are without a tag.
const DOCUMENTS: &[(&str, Document)] = &[
    ("every_name", document::of_objects),
    ("every_union", document::of_unions),
    ("every_method", document::of_untagged),
];

/// Returns the files of the documents' crates.
pub fn crates() -> impl Iterator<Item = (String, Files)> {
    let names = names();
    DOCUMENTS.iter().map(move |(name, document)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        ((*name).to_owned(), generate(name, &document(&names)))
    })
}

/// Returns every name that documents take.
fn names() -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (name, document) in DOCUMENTS {
        let files = generate(name, &document(NEUTRAL_NAMES));
        names.extend(identifiers::of(&files));
    }
    names.retain(|name| !name.to_lowercase().contains(NEUTRAL));
    let others = [
        rust::KEYWORDS,
        rust::PRELUDE,
        rust::PRIMITIVES,
        rust::CRATES,
        UNUSUAL,
    ];
    names.extend(others.into_iter().flatten().map(|name| (*name).to_owned()));
    names
}

fn generate(name: &str, document: &serde_json::Value) -> Files {
    let text = document.to_string();
    let document = codegen::load_text("document.json", &text).unwrap();
    let mut config = Config::default();
    config.package.name = Some(format!("fixture-{name}"));
    let generation = codegen::generate(&document, &config).unwrap();
    let errors = generation.diagnostics.iter();
    let errors: Vec<_> = errors
        .filter(|it| it.severity() == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    generation.files
}

#[test]
fn every_name() {
    CHECKED.assert_compiles("every_name");
}

#[test]
fn every_union() {
    CHECKED.assert_compiles("every_union");
}

#[test]
fn every_method() {
    CHECKED.assert_compiles("every_method");
}

#[test]
fn names_are_those_of_emitted_code() {
    let names = names();
    for name in [
        "Option",         // the prelude
        "Endpoint",       // an item of the runtime
        "AsRef",          // in a macro of the runtime only
        "decode",         // a module
        "server_url",     // a function
        "call_options",   // a macro
        "content_type",   // a local
        "with_variables", // a private method of the client's builder
        "zebra_file",     // the document's own
        "serde_json",     // a crate
        "native_tls",     // a feature
    ] {
        assert_eq!(names.contains(name), !name.contains(NEUTRAL), "{name}");
    }
}

/// The names of a construct are found only where the document has it.
#[test]
fn the_document_needs_every_module_of_the_runtime() {
    let files = generate("every_name", &document::of_objects(NEUTRAL_NAMES));
    let folder = fixtures::root().join("codegen/runtime/src");
    let entries = fs::read_dir(folder).unwrap();
    let modules = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for module in modules.filter(|name| name.ends_with(".rs") && name != "lib.rs") {
        let path = format!("src/runtime/{module}");
        assert!(files.get(&path).is_some(), "{path}");
    }
}
