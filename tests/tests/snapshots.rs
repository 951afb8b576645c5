//! The generated files of the Users API and of one small document per feature, locked.
//!
//! `cargo insta review` (or `INSTA_UPDATE=always cargo test -p tests --test snapshots`) takes over what
//! changed on purpose.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Site;
use codegen::{Config, Document, Files, Generation};
use tests::fixtures::{self, Fixture};

/// Compares files of a fixture, one snapshot each, and what the generator says about it. Returns all files.
fn check(fixture: &Fixture, is_shown: impl Fn(&str) -> bool) -> Files {
    let (document, generation) = fixture.generate();
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(Path::new("../snapshots").join(&fixture.name));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut names = Vec::new();
    settings.bind(|| {
        for (path, text) in generation.files.iter().filter(|(path, _)| is_shown(path)) {
            let name = path.replace('/', ".");
            insta::assert_snapshot!(name.as_str(), text);
            names.push(name);
        }
        let told = told(fixture, document.document(), &generation);
        if !told.is_empty() {
            insta::assert_snapshot!("diagnostics", told);
            names.push("diagnostics".to_owned());
        }
    });
    assert_no_others(&fixture.name, &names);
    generation.files
}

/// Asserts that a fixture has no snapshots but those given, for example of a file that is no longer generated.
fn assert_no_others(fixture: &str, names: &[String]) {
    for entry in fs::read_dir(snapshots().join(fixture)).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let is_other = file
            .strip_suffix(".snap")
            .is_some_and(|name| !names.iter().any(|known| known == name));
        assert!(!is_other, "remove tests/snapshots/{fixture}/{file}");
    }
}

fn snapshots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

/// Writes diagnostics as a list: code, place and message. The place is a line where it is in the settings or in
/// an overlay.
fn told(fixture: &Fixture, document: &Document, generation: &Generation) -> String {
    let located = generation.diagnostics.located(Some(document));
    let lines = located.iter().map(|located| {
        let diagnostic = located.diagnostic;
        let pointer = located.pointer.as_deref().unwrap_or("-");
        let place = match &located.site {
            Site::Line(at) if at.path.file_name() != Some(fixture.file()) => {
                let name = at.path.file_name().unwrap_or_default();
                format!("{}:{}:{}", name.display(), at.line, at.column)
            }
            Site::Line(_) | Site::File(_) | Site::Unknown => pointer.to_owned(),
        };
        format!(
            "{:?}[{}] {place}\n    {}\n",
            diagnostic.severity(),
            diagnostic.code(),
            diagnostic.message()
        )
    });
    lines.collect()
}

/// Checks a fixture of the folder: its models and operations, and the files that its document names.
fn check_named(name: &str) {
    let fixture = Fixture::named(name);
    let also_shown = fixture.also_shown();
    let files = check(&fixture, |path| {
        is_about_the_fixture(path) || also_shown.iter().any(|pattern| matches(pattern, path))
    });
    for pattern in &also_shown {
        let is_used = files.iter().any(|(path, _)| matches(pattern, path));
        assert!(is_used, "{name} has no file `{pattern}` to show");
    }
}

/// Tells whether a path is what a pattern says, for example `docs/UsersApi.md` of `docs/*Api.md`.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => path
            .strip_prefix(start)
            .is_some_and(|rest| rest.ends_with(end)),
        None => path == pattern,
    }
}

/// Tells whether a file shows what a fixture is about: its models and its operations, if there is anything in
/// them.
fn is_about_the_fixture(path: &str) -> bool {
    let is_source = path.starts_with("src/models/") || path.starts_with("src/api/");
    is_source && !path.ends_with("/mod.rs")
}

#[test]
fn users() {
    // The runtime's modules are copies; that they are is a test of its own.
    check(&fixtures::users(), |path| {
        !path.starts_with("src/runtime/") || path == "src/runtime/mod.rs"
    });
}

#[test]
fn copies_of_the_runtime_are_verbatim() {
    let (_, generation) = fixtures::users().generate();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime/src");
    let mut copies = 0;
    for (path, text) in generation.files.iter() {
        let Some(name) = path
            .strip_prefix("src/runtime/")
            .filter(|name| *name != "mod.rs")
        else {
            continue;
        };
        let original = fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.ends_with(&format!("\n\n{original}")), "{path}");
        copies += 1;
    }
    assert!(copies > 10, "{copies} copies");
}

/// Declares a test for each fixture.
macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check_named(stringify!($name)); })*
    };
}

include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));

#[test]
fn every_folder_of_snapshots_has_a_fixture() {
    let fixtures = fixtures::all().into_iter().chain([fixtures::users()]);
    let fixtures: BTreeSet<String> = fixtures.map(|fixture| fixture.name).collect();
    let folders = fs::read_dir(snapshots()).unwrap();
    let folders: BTreeSet<String> = folders
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, fixtures);
}

#[test]
fn two_runs_give_the_same_bytes() {
    for fixture in fixtures::all().into_iter().chain([fixtures::users()]) {
        let (_, first) = fixture.generate();
        let (_, second) = fixture.generate();
        assert_eq!(first.files, second.files, "{}", fixture.name);
    }
}

#[test]
fn an_inline_type_with_renamed_members_is_not_shared() {
    let text = "{openapi: 3.0.3, info: {title: t, version: '1'}, paths: {}, components: {schemas: {\
        A: {type: object, properties: {state: {type: string, enum: [on, off]}}},\
        B: {type: object, properties: {state: {type: string, enum: [on, off]}}}}}}";
    let document = codegen::load_text("renamed.yaml", text).unwrap();
    let mut config = Config::default();
    let is_alias = |config: &Config| {
        let generation = codegen::generate(&document, config).unwrap();
        let model = generation.files.get("src/models/b.rs").unwrap();
        model.contains("pub type BState = AState;")
    };
    assert!(is_alias(&config));
    let live = ("B.state.on".to_owned(), "Live".to_owned());
    config.rename.variants.extend([live]);
    assert!(!is_alias(&config));
}

#[test]
fn the_order_of_the_document_is_kept() {
    let text = "{openapi: 3.0.3, info: {title: t, version: '1'}, paths: {}, components: {schemas: {\
        B: {type: object, properties: {z: {type: string}, a: {type: string}}}}}}";
    let document = codegen::load_text("order.yaml", text).unwrap();
    let generation = codegen::generate(&document, &Config::default()).unwrap();
    let model = generation.files.get("src/models/b.rs").unwrap();
    assert!(model.find("\"z\" => z?").unwrap() < model.find("\"a\" => a?").unwrap());
}
