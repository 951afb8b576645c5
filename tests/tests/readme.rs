//! What the README claims.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::Config;
use codegen::config::ConfigProblem;
use tests::fixtures;

/// Counts the crates that the client needs, itself aside, on one system.
fn dependencies(options: &[&str]) -> usize {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "users-client",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--offline",
            "--locked",
        ])
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
    let readme = fs::read_to_string(fixtures::root().join("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = dependencies(&["--depth", "1"]);
    let (with_tls, without) = (dependencies(&[]), dependencies(&["--no-default-features"]));
    let claim = format!(
        "depends on {own} crates of its own choosing, and with what those need on {with_tls} in all ({without} without TLS)"
    );
    assert!(readme.contains(&claim), "README.md should say: {claim}");
}

/// Writes settings, and the program that they name, to a folder of the test's own, and reads them.
fn read_settings(name: &str, text: &str) -> Result<Config, ConfigProblem> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(folder.join("examples")).unwrap();
    fs::write(folder.join("examples/list_users.rs"), "fn main() {}").unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    Config::load(&path).map_err(|error| error.problem)
}

#[test]
fn the_settings_are_all_there_and_right() {
    let readme = fs::read_to_string(fixtures::root().join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```yaml\n").unwrap();
    let (settings, _) = rest.split_once("```").unwrap();
    let config = read_settings("all.yaml", settings).unwrap();
    assert_eq!(config.rename.types["user_v2"], "User");
    assert_eq!(config.omit.operations[1], "DELETE /users");
    let sections = [
        "nothing: 1",
        "crate: {nothing: 1}",
        "rename: {nothing: 1}",
        "omit: {nothing: 1}",
        "formats: {a: {nothing: 1}}",
        "formats: {a: {type: A, crate: {nothing: 1}}}",
        "pagination: {a: {nothing: 1}}",
    ];
    for section in sections {
        let Err(ConfigProblem::UnknownKey { known, .. }) = read_settings("one.yaml", section)
        else {
            panic!("{section} is allowed");
        };
        for key in known {
            let is_there = settings
                .split(|c: char| c.is_whitespace() || "{,".contains(c))
                .any(|word| word.strip_suffix(':') == Some(&key));
            assert!(is_there, "README.md has no example of `{key}`");
        }
    }
}
