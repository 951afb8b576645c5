//! Each part of a client compiles on its own, and so does a client without any: the operations of a tag, or what
//! reads webhooks. The examples of its README are compiled where they need no other part.

use std::fs;

use super::{cargo, workspace};

fn check(name: &str) {
    let manifest = fs::read_to_string(workspace::crate_folder(name).join("Cargo.toml")).unwrap();
    let parts = parts(&manifest);
    assert!(parts.len() > 1, "{name} has parts");
    let package = format!("fixture-{name}");
    let options = [
        "test",
        "--doc",
        "--package",
        &package,
        "--no-default-features",
    ];
    for feature in parts.into_iter().chain([""]) {
        cargo::succeed(&[&options[..], &["--features", feature]].concat());
    }
}

/// Returns the features that are parts of a client: those that `full` stands for, a line each.
fn parts(manifest: &str) -> Vec<&str> {
    let lines = manifest.lines().skip_while(|line| *line != "full = [");
    let lines = lines.skip(1).take_while(|line| *line != "]");
    lines
        .map(|line| line.trim_matches(['"', ',', ' ']))
        .collect()
}

#[test]
fn shared() {
    check("shared");
}

#[test]
fn tags() {
    check("tags");
}

#[test]
fn webhooks() {
    check("webhooks");
}
