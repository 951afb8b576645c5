//! The crates of all fixtures, and those of every name, as one workspace, so that what they depend on is compiled once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, process};

use tests::fixtures::{self, Fixture};

use super::names;

/// The manifest of the workspace but for its members. Nobody debugs these crates or builds them a second time.
const MANIFEST: &str = r#"
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

/// Where the workspace is, with the target folder that the crates share.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    write(&folder);
    folder
});

/// Returns the folder of the workspace, with all crates in it.
pub fn folder() -> &'static Path {
    &FOLDER
}

/// Returns the folder of a fixture's crate.
pub fn crate_folder(name: &str) -> PathBuf {
    folder().join("crates").join(name)
}

/// Returns what crates are made of: all fixtures and the Users API.
pub fn fixtures() -> Vec<Fixture> {
    fixtures::all()
        .into_iter()
        .chain([fixtures::users()])
        .collect()
}

/// Returns the names of the fixtures whose clients are tested on the wire, each by the file of that name.
pub fn tests_of_clients() -> Vec<String> {
    let entries = fs::read_dir(sources_of_clients()).unwrap();
    let files = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = files.filter_map(|file| file.strip_suffix(".rs").map(str::to_owned));
    let mut names: Vec<String> = names.filter(|name| name != "main").collect();
    names.sort();
    names
}

fn sources_of_clients() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("clients")
}

/// Writes the workspace. Its lock file is that of this repository, so that nothing else is downloaded.
///
/// A file that has its text already is left as it is, so that cargo compiles only what has changed. Processes
/// that write at the same time, for example those of `cargo nextest`, write the same.
fn write(folder: &Path) {
    let files = files();
    remove_others(folder, Path::new("crates"), &files);
    for (path, text) in &files {
        write_file(folder, path, text);
    }
    let lock_file = fs::read_to_string(fixtures::root().join("Cargo.lock")).unwrap();
    // Cargo adds the crates to the lock file, so it is a copy that tells whether this is another one.
    let copy = Path::new("Cargo.lock.copied");
    if !has_text(&folder.join(copy), &lock_file) {
        write_file(folder, Path::new("Cargo.lock"), &lock_file);
        write_file(folder, copy, &lock_file);
    }
}

/// Returns the files of the workspace by their paths.
fn files() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::from([
        ("crates/clients/Cargo.toml".into(), manifest_of_clients()),
        ("crates/clients/modules.rs".into(), modules_of_clients()),
    ]);
    let mut members = vec!["crates/clients".to_owned()];
    let generated = fixtures().into_iter().map(|fixture| {
        let (_, generation) = fixture.generate();
        (fixture.name, generation.files)
    });
    for (name, generated) in generated.chain(names::crates()) {
        let member = format!("crates/{name}");
        for (path, text) in generated.iter() {
            files.insert(Path::new(&member).join(path), text.to_owned());
        }
        members.push(member);
    }
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n{MANIFEST}");
    files.insert("Cargo.toml".into(), workspace);
    files
}

/// Writes a file if it has another text. A process that reads it has the old text or the new one, and nothing in
/// between.
fn write_file(folder: &Path, path: &Path, text: &str) {
    let path = folder.join(path);
    if has_text(&path, text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let new = folder.join(format!("{}.new", process::id()));
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

fn has_text(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|old| old == text)
}

/// Removes the files of an earlier run that are not among the files given.
fn remove_others(folder: &Path, inner: &Path, files: &BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder.join(inner)).into_iter().flatten() {
        let entry = entry.unwrap();
        let path = inner.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            remove_others(folder, &path, files);
        } else if !files.contains_key(&path) {
            // Another process can have removed it.
            let _ = fs::remove_file(folder.join(&path));
        }
    }
}

/// Returns the manifest of the crate that tests clients on the wire: one program for all of them, since
/// linking each takes longer than running them all.
fn manifest_of_clients() -> String {
    let clients: String = tests_of_clients()
        .iter()
        .map(|name| {
            format!("fixture-{name} = {{ path = \"../{name}\", default-features = false }}\n")
        })
        .collect();
    let path = format!("path = {:?}\n", sources_of_clients().join("main.rs"));
    [CLIENTS, &clients, TEST, &path].concat()
}

/// Returns the declarations of that program's modules.
fn modules_of_clients() -> String {
    let sources = sources_of_clients();
    let names = tests_of_clients();
    let modules = names.iter().map(|name| {
        let path = sources.join(format!("{name}.rs"));
        format!("#[path = {path:?}]\nmod {name};\n")
    });
    modules.collect()
}
