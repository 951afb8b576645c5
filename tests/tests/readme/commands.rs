//! The commands that the documents show can be given.

use std::fs;
use std::path::Path;

use tests::fixtures;

use super::{PAGES, blocks, read};

/// Where the help of `cargo xtask` is written.
const HELP: &[&str] = &["xtask/src/arguments", "tests/lab/src/arguments"];

/// Returns the commands of a page, without what explains them.
fn commands(text: &str) -> Vec<String> {
    let lines = blocks(text, "sh").flat_map(str::lines);
    let spans = text.split('`').skip(1).step_by(2);
    let written = lines.chain(spans.filter(|span| span.starts_with("cargo ")));
    let commands = written.map(|line| line.split('#').next().unwrap_or_default());
    commands.map(|line| line.trim().to_owned()).collect()
}

/// Returns the file with the help of a command of `cargo xtask`.
fn help(command: &str) -> String {
    let usage = format!("Usage: cargo xtask {command}");
    let folders = HELP.iter().map(|folder| fixtures::root().join(folder));
    let entries = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    let texts = entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut helps = texts.filter(|text| text.contains(&usage));
    helps
        .next()
        .unwrap_or_else(|| panic!("there is no command {command}"))
}

#[test]
fn options_are_those_of_the_help() {
    for page in PAGES {
        for command in commands(&read(page)) {
            let Some(arguments) = command.strip_prefix("cargo xtask ") else {
                continue;
            };
            let mut words = arguments.split_whitespace();
            let help = help(words.next().unwrap());
            for option in words.filter(|word| word.starts_with("--") && *word != "--help") {
                assert!(help.contains(&format!(" {option} ")), "{page}: {command}");
            }
        }
    }
}

#[test]
fn tests_are_those_of_the_workspace() {
    let folder = fixtures::root().join("tests/tests");
    let exists = |name: &str| {
        let files = [format!("{name}.rs"), format!("{name}/main.rs")];
        files
            .iter()
            .any(|file| Path::new(&folder).join(file).exists())
    };
    for page in PAGES {
        for command in commands(&read(page)) {
            let Some((_, rest)) = command.split_once(" -p tests --test ") else {
                continue;
            };
            let name = rest.split_whitespace().next().unwrap_or_default();
            assert!(exists(name), "{page}: {command}");
        }
    }
}
