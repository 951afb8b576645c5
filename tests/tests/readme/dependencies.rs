//! What the client depends on, and the oldest Rust that builds the workspace.

use std::collections::BTreeSet;
use std::process::Command;

use tests::fixtures;

use super::{flowing, read};

/// Counts the crates that the client needs, itself aside, on one system.
fn dependencies(options: &[&str]) -> usize {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "users-client", "--edges", "normal"])
        .args(["--prefix", "none", "--offline", "--locked"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(options)
        .current_dir(fixtures::root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let crates: BTreeSet<&str> = text
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    crates.len() - 1
}

#[test]
fn the_dependencies_are_counted() {
    let own = dependencies(&["--depth", "1"]);
    let (with_tls, without) = (dependencies(&[]), dependencies(&["--no-default-features"]));
    let claim = format!(
        "depends on {own} crates of its own choosing, and with what those need on {with_tls} in all ({without} without TLS)"
    );
    let readme = flowing("README.md");
    assert!(readme.contains(&claim), "README.md should say: {claim}");
}

#[test]
fn the_minimum_of_rust_is_that_of_the_workspace() {
    let manifest = read("Cargo.toml");
    let lines = manifest.lines();
    let mut versions = lines.filter_map(|line| line.strip_prefix("rust-version = "));
    let claim = format!(
        "a Rust toolchain, {} or later",
        versions.next().unwrap().trim_matches('"')
    );
    let readme = flowing("README.md");
    assert!(readme.contains(&claim), "README.md should say: {claim}");
}
