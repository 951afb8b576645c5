//! Runs of cargo on the crates of all fixtures, with warnings as errors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::workspace;

/// What cargo says of each crate.
pub struct Report {
    /// The crates whose libraries were compiled.
    compiled: BTreeSet<String>,
    /// The compiler's messages by crate.
    messages: BTreeMap<String, String>,
    /// What cargo says besides.
    rest: String,
}

impl Report {
    /// Asserts that a crate has compiled without a message.
    #[track_caller]
    pub fn assert_compiles(&self, name: &str) {
        if let Some(messages) = self.messages.get(name) {
            panic!("{messages}");
        }
        assert!(self.compiled.contains(name), "{}", self.rest);
    }

    /// Adds a line of what cargo prints.
    fn read(&mut self, message: &Value) {
        let Some(name) = message["manifest_path"].as_str().and_then(crate_name) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") if message["target"]["kind"][0] == "lib" => {
                self.compiled.insert(name.to_owned());
            }
            Some("compiler-message") => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                self.messages
                    .entry(name.to_owned())
                    .or_default()
                    .push_str(text);
            }
            _ => {}
        }
    }
}

/// Returns the name of the crate of a manifest, which is that of its folder.
fn crate_name(manifest: &str) -> Option<&str> {
    Path::new(manifest).parent()?.file_name()?.to_str()
}

/// Runs cargo to the end, whatever fails, and returns what it says of each crate.
pub fn report(arguments: &[&str]) -> Report {
    let output = run(&[arguments, &["--keep-going", "--message-format", "json"]].concat());
    let mut report = Report {
        compiled: BTreeSet::new(),
        messages: BTreeMap::new(),
        rest: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        report.read(&serde_json::from_str(line).unwrap());
    }
    report
}

/// Runs cargo, asserts that it succeeds, and returns what it prints.
#[track_caller]
pub fn succeed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {}:\n{printed}\n{told}",
        arguments.join(" ")
    );
    printed
}

fn run(arguments: &[&str]) -> Output {
    let folder = workspace::folder();
    Command::new(env!("CARGO"))
        .args(["--offline", "--quiet"])
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTFLAGS", "--deny warnings")
        .env("RUSTDOCFLAGS", "--deny warnings")
        .output()
        .unwrap()
}
