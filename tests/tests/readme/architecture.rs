//! The layers and the stages of the generator.

use super::{read, rows};

/// Returns the names in quotes of a line of Rust, for example `source` and `config`.
fn quoted(line: &str) -> Vec<String> {
    line.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_layers_are_those_that_a_test_holds() {
    let test = read("codegen/tests/layers.rs");
    let (_, table) = test.split_once("const LAYERS").unwrap();
    let (table, _) = table.split_once("\n];").unwrap();
    let layers = table.lines().skip(1).map(quoted).enumerate();
    let held: Vec<(String, String)> = layers
        .flat_map(|(layer, modules)| modules.into_iter().map(move |it| (layer.to_string(), it)))
        .collect();
    let page = read("docs/architecture.md");
    let described: Vec<(String, String)> = rows(&page, "| layer |")
        .map(|cells| (cells[0].clone(), cells[1].trim_matches('`').to_owned()))
        .collect();
    assert_eq!(described, held);
}

#[test]
fn the_stages_are_types_of_the_library() {
    let library = read("codegen/src/lib.rs");
    let page = read("docs/architecture.md");
    let stages: Vec<String> = rows(&page, "| stage |")
        .map(|cells| cells[0].clone())
        .collect();
    assert!(stages.len() > 3, "{stages:?}");
    for stage in stages {
        let stage = stage.trim_matches('`');
        let is_exported = library.contains(&format!("::{stage};"));
        assert!(is_exported, "codegen has no stage `{stage}`");
    }
}
