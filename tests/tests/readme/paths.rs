//! The files that the documents name are there, and so are the tests.

use std::fs;

use tests::fixtures;

use super::{PAGES, read};

/// What stands for a name of the reader's choice in a path.
const PLACEHOLDERS: &[&str] = &["FIXTURE", "NAME"];

#[test]
fn links_lead_to_files() {
    for page in PAGES {
        let folder = fixtures::root().join(page).parent().unwrap().to_owned();
        let text = read(page);
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("https:")) {
            assert!(folder.join(target).exists(), "{page} links to {target}");
        }
    }
}

#[test]
fn paths_are_those_of_files() {
    for page in PAGES {
        let text = read(page);
        let spans = text.split('`').skip(1).step_by(2);
        for path in spans.filter(|span| is_path(span)) {
            assert!(
                fixtures::root().join(path).exists(),
                "{page} names `{path}`"
            );
        }
    }
}

/// Tells whether code in a text is a path from the root of the workspace, for example `spec/users.yaml`.
fn is_path(code: &str) -> bool {
    let Some((first, rest)) = code.split_once('/') else {
        return false;
    };
    let is_placeholder = |part: &str| {
        let name = part.split('.').next().unwrap_or_default();
        PLACEHOLDERS.contains(&name)
    };
    fixtures::root().join(first).is_dir()
        && !code.contains(char::is_whitespace)
        && !rest.split('/').any(is_placeholder)
}

#[test]
fn every_test_of_this_folder_is_described() {
    let contributing = read("CONTRIBUTING.md");
    for entry in fs::read_dir(fixtures::root().join("tests/tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_described = [
            format!("`tests/tests/{name}.rs`"),
            format!("`tests/tests/{name}/main.rs`"),
        ]
        .iter()
        .any(|path| contributing.contains(path));
        assert!(
            is_described,
            "CONTRIBUTING.md does not describe the test {name}"
        );
    }
}
