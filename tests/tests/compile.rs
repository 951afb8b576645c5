//! Every fixture gives a crate that compiles on its own, without a warning, together with its examples
//! and its documentation's example calls.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::fixtures::{self, Fixture};

/// Where the crates are written, beside the target folder that they share.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures")
}

/// Writes the crates as one workspace, so that what they depend on is built once. The lock file is this
/// workspace's, so that nothing else is downloaded.
fn write(fixtures: &[Fixture]) {
    let _ = fs::remove_dir_all(folder().join("crates"));
    let names: Vec<String> = fixtures
        .iter()
        .map(|fixture| format!("\"crates/{}\"", fixture.name))
        .collect();
    fs::create_dir_all(folder()).unwrap();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        names.join(", ")
    );
    fs::write(folder().join("Cargo.toml"), manifest).unwrap();
    fs::copy(
        fixtures::root().join("Cargo.lock"),
        folder().join("Cargo.lock"),
    )
    .unwrap();
    for fixture in fixtures {
        let (_, generation) = fixture.generate();
        for (path, text) in generation.files.iter() {
            let path = folder().join("crates").join(&fixture.name).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

/// Runs cargo on the crates, with warnings as errors.
fn cargo(arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--no-default-features", "--offline", "--quiet"])
        .current_dir(folder())
        .env("CARGO_TARGET_DIR", folder().join("target"))
        .env("RUSTFLAGS", "--deny warnings")
        .env("RUSTDOCFLAGS", "--deny warnings")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "cargo {}:\n{printed}\n{told}",
        arguments.join(" ")
    );
}

#[test]
fn every_fixture_compiles_without_a_warning() {
    let fixtures: Vec<Fixture> = fixtures::all()
        .into_iter()
        .chain([fixtures::users()])
        .collect();
    write(&fixtures);
    let all = ["--workspace", "--features", "full,mock,tracing"];
    cargo(&[&["check", "--all-targets"], &all[..]].concat());
    cargo(&[&["doc", "--no-deps"], &all[..]].concat());
    cargo(&[&["test", "--doc"], &all[..]].concat());
    // Each tag with its models stands on its own, and so does a client without any.
    for feature in ["shops", "mock-api", "pictures", "default-api", ""] {
        cargo(&["check", "--package", "fixture-tags", "--features", feature]);
    }
}
