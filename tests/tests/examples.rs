//! The examples of every fixture are decoded into the types of its client and encoded again, and come out
//! equal, as `cargo xtask corpus --examples` has it of real documents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Files;
use codegen::output::examples_crate;
use tests::fixtures::{self, Fixture};

/// A fixture with examples: its name, and these as the decoding program takes them.
struct Case {
    name: String,
    samples: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples")
}

/// Writes the client of a fixture and the crate that decodes its examples, where it has any.
fn write(fixture: &Fixture) -> Option<Case> {
    let (document, generation) = fixture.generate();
    let made = examples_crate(&generation.files, &generation.examples, "../client").unwrap();
    let samples = generation.examples.list.iter().zip(&made.decoders);
    let samples: Vec<String> = samples
        .map(|(sample, decoder)| {
            let node = document.document().find(&sample.origin).unwrap();
            format!("{{\"decoder\":{decoder},\"value\":{}}}", node.value())
        })
        .collect();
    let case = Case {
        name: fixture.name.clone(),
        samples: format!("[{}]", samples.join(",")),
    };
    write_files(&generation.files, &format!("{}/client", fixture.name));
    write_files(&made.files, &format!("{}/samples", fixture.name));
    (!samples.is_empty()).then_some(case)
}

fn write_files(files: &Files, to: &str) {
    for (path, text) in files.iter() {
        let path = folder().join(to).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Tells what does not come out as it went in.
fn check(case: &Case) -> Option<String> {
    let path = folder().join(format!("{}/samples.json", case.name));
    fs::write(&path, &case.samples).unwrap();
    let manifest = folder().join(format!("{}/samples/Cargo.toml", case.name));
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--manifest-path"])
        .arg(manifest)
        .arg("--")
        .arg(path)
        .env("CARGO_TARGET_DIR", folder().join("../fixtures/target"))
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let told = String::from_utf8_lossy(&output.stderr);
    let is_right = output.status.success() && !printed.contains("\"problem\"");
    (!is_right).then(|| format!("{}:\n{printed}\n{told}", case.name))
}

#[test]
fn examples_of_fixtures_come_out_equal() {
    let _ = fs::remove_dir_all(folder());
    let all = fixtures::all().into_iter().chain([fixtures::users()]);
    let all: Vec<Fixture> = all.collect();
    let cases: Vec<Case> = all.iter().filter_map(write).collect();
    let members: Vec<String> = cases
        .iter()
        .map(|case| format!("\"{0}/client\", \"{0}/samples\"", case.name))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    fs::write(folder().join("Cargo.toml"), manifest).unwrap();
    let lock_file = fixtures::root().join("Cargo.lock");
    fs::copy(lock_file, folder().join("Cargo.lock")).unwrap();
    let faults: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
