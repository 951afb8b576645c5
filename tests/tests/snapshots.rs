//! The generated files of the Users API and of one small document per feature, locked.
//!
//! `cargo insta review` (or `INSTA_UPDATE=always cargo test -p tests --test snapshots`) takes over what
//! changed on purpose.

use std::path::Path;

use codegen::diagnostic::Site;
use codegen::{Config, Document, Generation};
use tests::fixtures::{self, Fixture};

/// Compares the files of a fixture, one snapshot each, and what the generator says about it.
fn check(fixture: &Fixture, is_shown: impl Fn(&str) -> bool) {
    let (document, generation) = fixture.generate();
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(Path::new("../snapshots").join(&fixture.name));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, text) in generation.files.iter().filter(|(path, _)| is_shown(path)) {
            insta::assert_snapshot!(path.replace('/', "."), text);
        }
        let told = told(fixture, document.document(), &generation);
        if !told.is_empty() {
            insta::assert_snapshot!("diagnostics", told);
        }
    });
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

/// Tells whether a file shows what a fixture is about: its models, its operations and its client, if
/// there is anything in them.
fn is_about_the_fixture(path: &str) -> bool {
    let is_source = path.starts_with("src/models/") || path.starts_with("src/api/");
    is_source && !path.ends_with("/mod.rs")
}

/// Tells whether a file shows how a client is built, and what its calls need.
fn is_about_the_client(path: &str) -> bool {
    let is_page = path.starts_with("docs/") && path.ends_with("Api.md");
    is_about_the_fixture(path)
        || is_page
        || ["README.md", "src/client.rs", "src/lib.rs"].contains(&path)
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
        let original = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.ends_with(&format!("\n\n{original}")), "{path}");
        copies += 1;
    }
    assert!(copies > 10, "{copies} copies");
}

/// Declares a test for each fixture.
macro_rules! fixtures {
    ($($(#[$about:meta])* $name:ident => $shown:expr,)*) => {
        $($(#[$about])* #[test] fn $name() { check(&Fixture::named(stringify!($name)), $shown); })*

        #[test]
        fn every_fixture_has_a_test() {
            let tested = [$(stringify!($name)),*];
            let all: Vec<String> = fixtures::all().into_iter().map(|fixture| fixture.name).collect();
            assert_eq!(all, tested);
        }
    };
}

fixtures! {
    aliases => is_about_the_fixture,
    all_of => is_about_the_fixture,
    binary => is_about_the_fixture,
    bodies => is_about_the_fixture,
    composition => is_about_the_fixture,
    constants => is_about_the_fixture,
    descriptions => |path| is_about_the_fixture(path) || path == "README.md",
    downloads => is_about_the_fixture,
    enum_kinds => is_about_the_fixture,
    enums => is_about_the_fixture,
    faults => is_about_the_fixture,
    form => is_about_the_fixture,
    formats => |path| is_about_the_fixture(path) || path == "Cargo.toml",
    identifiers => is_about_the_fixture,
    inheritance => is_about_the_fixture,
    maps => is_about_the_fixture,
    media_types => is_about_the_fixture,
    methods => is_about_the_fixture,
    modern => is_about_the_fixture,
    multipart => is_about_the_fixture,
    names => is_about_the_fixture,
    oauth => |path| is_about_the_client(path) || path == "src/runtime/mod.rs" || path == "Cargo.toml",
    overlay => is_about_the_fixture,
    pagination => is_about_the_fixture,
    parameter_content => is_about_the_fixture,
    parameter_styles => is_about_the_fixture,
    parameters => is_about_the_fixture,
    places => is_about_the_fixture,
    presence => is_about_the_fixture,
    read_write_only => is_about_the_fixture,
    recursion => is_about_the_fixture,
    relative => is_about_the_client,
    response_headers => |path| is_about_the_fixture(path) || path == "src/headers.rs",
    response_media_types => |path| is_about_the_fixture(path) || path.starts_with("docs/"),
    responses => is_about_the_fixture,
    security => is_about_the_client,
    servers => is_about_the_client,
    settings => |path| is_about_the_fixture(path) || path == "Cargo.toml",
    shared => |path| is_about_the_fixture(path) || path == "src/models/mod.rs",
    streams => is_about_the_fixture,
    swagger => |path| is_about_the_fixture(path) || path == "src/client.rs",
    tags => |path| is_about_the_fixture(path) || ["Cargo.toml", "src/client.rs", "src/models/mod.rs"].contains(&path),
    tuples => is_about_the_fixture,
    unions => is_about_the_fixture,
    webhooks => |path| is_about_the_fixture(path) || path == "src/webhooks.rs",
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
