//! Every fixture gives a crate that compiles on its own, without a warning, together with its examples
//! and its documentation's example calls, and whose client sends what `tests/clients` says.

mod cargo;
mod features;
mod names;
mod workspace;

use std::fs;
use std::sync::LazyLock;

use cargo::Report;
use tests::fixtures::{self, Fixture};

/// The options with which the crates are compiled: with all of their own code, and no feature of a dependency.
const ALL: &[&str] = &[
    "--workspace",
    "--no-default-features",
    "--features",
    "full,mock,tracing",
];

/// What cargo says of the crates, all of them in one run.
static CHECKED: LazyLock<Report> =
    LazyLock::new(|| cargo::report(&[&["check", "--lib", "--examples"], ALL].concat()));

mod compiles {
    use super::CHECKED;

    /// Declares a test for each fixture.
    macro_rules! fixtures {
        ($($name:ident)*) => {
            $(#[test] fn $name() { CHECKED.assert_compiles(stringify!($name)); })*
        };
    }

    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));

    #[test]
    fn users() {
        CHECKED.assert_compiles("users");
    }
}

#[test]
fn documentation() {
    cargo::succeed(&[&["doc", "--no-deps"], ALL].concat());
}

#[test]
fn doc_tests() {
    let printed =
        cargo::succeed(&[&["test", "--doc"], ALL, &["--", "--format", "pretty"]].concat());
    for Fixture { name, .. } in workspace::fixtures() {
        let readme = fs::read_to_string(workspace::crate_folder(&name).join("README.md")).unwrap();
        let is_tested = printed.contains(&format!("test crates/{name}/src/../README.md - "));
        assert_eq!(
            is_tested,
            readme.contains("```rust"),
            "the README of {name}:\n{printed}"
        );
    }
}

#[test]
fn clients_on_the_wire() {
    let fixtures = fixtures::all();
    for name in workspace::tests_of_clients() {
        let has_fixture = fixtures.iter().any(|fixture| fixture.name == name);
        assert!(
            has_fixture,
            "tests/clients/{name}.rs is named after no fixture"
        );
    }
    cargo::succeed(&[&["test", "--test", "clients"], ALL].concat());
}
