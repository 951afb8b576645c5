//! What the documents of this repository claim.

mod architecture;
mod benchmarks;
mod commands;
mod dependencies;
mod paths;
mod settings;

use std::fs;

use tests::fixtures;

/// The documents.
const PAGES: &[&str] = &[
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/benchmarks.md",
    "docs/judges.md",
    "docs/settings.md",
];

/// Reads a file by its path from the root of the workspace.
fn read(path: &str) -> String {
    let text = fs::read_to_string(fixtures::root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a document as one line.
fn flowing(path: &str) -> String {
    read(path).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the blocks of code of a language.
fn blocks<'t>(text: &'t str, language: &str) -> impl Iterator<Item = &'t str> {
    let fences = text.split("\n```").skip(1).step_by(2);
    let start = format!("{language}\n");
    fences.filter_map(move |block| block.strip_prefix(&start))
}

/// Returns the cells of each row of the table whose head begins like that.
fn rows(text: &str, head: &str) -> impl Iterator<Item = Vec<String>> {
    let lines = text.lines().skip_while(move |line| !line.starts_with(head));
    let rows = lines.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|line| {
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    })
}

#[test]
fn every_page_is_looked_at() {
    let entries = fs::read_dir(fixtures::root().join("docs")).unwrap();
    for entry in entries {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            PAGES.contains(&format!("docs/{name}").as_str()),
            "docs/{name}"
        );
    }
}

#[test]
fn only_the_readme_has_code_of_rust() {
    // That of the README is compiled as documentation.
    for page in PAGES.iter().filter(|page| **page != "README.md") {
        let blocks = read(page).matches("```rust").count();
        assert_eq!(blocks, 0, "{page}");
    }
}
