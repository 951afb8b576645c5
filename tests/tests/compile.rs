//! Every fixture gives a crate that compiles on its own, without a warning, together with its examples
//! and its documentation's example calls, and whose client sends what `tests/clients` says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::fixtures::{self, Fixture};

/// Where the crates are written, beside the target folder that they share.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures")
}

/// The manifest of the workspace. Nobody debugs these crates or builds them a second time.
const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["crates/*"]

[profile.dev]
debug = false
incremental = false
"#;

/// The manifest of the tests on the wire, up to the clients that they test.
const CLIENTS: &str = r#"[package]
name = "clients"
edition = "2024"

[dependencies]
futures-core = { version = "0.3", default-features = false }
httparse = "1"
tokio = { version = "1", features = ["io-util", "macros", "net", "rt", "time"] }
"#;

/// The rest of it, up to the path of their source.
const TEST: &str = r#"
[[test]]
name = "clients"
"#;

/// Writes the crates as one workspace, so that what they depend on is built once. The lock file is this
/// workspace's, so that nothing else is downloaded.
fn write(fixtures: &[Fixture]) {
    let _ = fs::remove_dir_all(folder().join("crates"));
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join("Cargo.toml"), WORKSPACE).unwrap();
    fs::copy(
        fixtures::root().join("Cargo.lock"),
        folder().join("Cargo.lock"),
    )
    .unwrap();
    fs::create_dir_all(folder().join("crates/clients")).unwrap();
    let manifest = folder().join("crates/clients/Cargo.toml");
    fs::write(manifest, tests_of_clients(fixtures)).unwrap();
    for fixture in fixtures {
        let (_, generation) = fixture.generate();
        for (path, text) in generation.files.iter() {
            let path = folder().join("crates").join(&fixture.name).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

/// Returns the manifest of the crate that tests clients on the wire: one program for all of them, since
/// linking each takes longer than running them all.
fn tests_of_clients(fixtures: &[Fixture]) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients");
    let tested = fixtures
        .iter()
        .map(|fixture| &fixture.name)
        .filter(|name| tests.join(format!("{name}.rs")).exists())
        .map(|name| {
            format!("fixture-{name} = {{ path = \"../{name}\", default-features = false }}\n")
        });
    let path = format!("path = {:?}\n", tests.join("main.rs"));
    [CLIENTS.to_owned(), tested.collect(), TEST.to_owned(), path].concat()
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
    cargo(&[&["check", "--lib", "--examples"], &all[..]].concat());
    cargo(&[&["doc", "--no-deps"], &all[..]].concat());
    cargo(&[&["test", "--doc"], &all[..]].concat());
    cargo(&[&["test", "--test", "clients"], &all[..]].concat());
    // Each tag with its models stands on its own, and so does a client without any.
    for feature in ["shops", "mock-api", "pictures", "default-api", ""] {
        cargo(&["check", "--package", "fixture-tags", "--features", feature]);
    }
    // So does each with the types that are shared.
    for feature in ["cats", "dogs"] {
        cargo(&[
            "check",
            "--package",
            "fixture-shared",
            "--features",
            feature,
        ]);
    }
}
