//! The settings: every example is read, and the page on them has every key.

use std::fs;
use std::path::Path;

use codegen::Config;
use codegen::config::ConfigProblem;

use super::{blocks, read};

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
    let page = read("docs/settings.md");
    let settings = blocks(&page, "yaml").next().unwrap();
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
            assert!(is_there, "docs/settings.md has no example of `{key}`");
        }
    }
}

#[test]
fn the_short_settings_are_right() {
    let readme = read("README.md");
    let settings = blocks(&readme, "yaml").next().unwrap();
    let config = read_settings("short.yaml", settings).unwrap();
    assert_eq!(config.package.name.as_deref(), Some("petstore"));
    assert_eq!(config.pagination["list-pets"].next, "next_cursor");
}
