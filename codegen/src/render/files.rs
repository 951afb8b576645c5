//! The files of the generated crate that hold code.

use super::{
    Chunk, api_file, client_file, headers_file, lib_file, manifest, model_file, runtime_file,
    webhooks_file,
};
use crate::client::{Client, ModelFile, Operation, Tag};

/// A Rust file that is rendered for the API. The files of the runtime are copied.
#[derive(Clone, Copy)]
pub enum SourceFile<'c> {
    /// `src/lib.rs`
    Library,
    /// `src/client.rs`
    Client,
    /// `src/api/mod.rs`
    Apis,
    /// `src/api/users.rs`, the operations of a tag.
    Api(&'c Tag<'c>),
    /// `src/api/get_pond.rs`, an operation without a tag.
    Untagged(&'c Operation<'c>),
    /// `src/webhooks.rs`
    Webhooks,
    /// `src/models/mod.rs`
    Models,
    /// `src/models/user.rs`, a type together with the types that are written inline in it.
    Model(&'c ModelFile<'c>),
    /// `src/headers.rs`
    Headers,
    /// `src/runtime/mod.rs`
    Runtime,
}

/// Returns the Rust files that are rendered, with their paths.
pub fn files<'c>(client: &'c Client<'c>) -> Vec<(String, SourceFile<'c>)> {
    let mut files = vec![
        ("src/lib.rs".to_owned(), SourceFile::Library),
        ("src/client.rs".to_owned(), SourceFile::Client),
        ("src/api/mod.rs".to_owned(), SourceFile::Apis),
        ("src/models/mod.rs".to_owned(), SourceFile::Models),
        ("src/runtime/mod.rs".to_owned(), SourceFile::Runtime),
    ];
    if !client.webhooks.is_empty() {
        files.push(("src/webhooks.rs".to_owned(), SourceFile::Webhooks));
    }
    if !client.headers.is_empty() {
        files.push(("src/headers.rs".to_owned(), SourceFile::Headers));
    }
    for tag in &client.tags {
        let path = format!("src/api/{}.rs", tag.module.as_str());
        files.push((path, SourceFile::Api(tag)));
    }
    for operation in client.untagged() {
        let path = format!("src/api/{}.rs", operation.module.as_str());
        files.push((path, SourceFile::Untagged(operation)));
    }
    for file in &client.models {
        let path = format!("src/models/{}.rs", file.module.as_str());
        files.push((path, SourceFile::Model(file)));
    }
    files
}

/// Renders one file.
pub fn file(client: &Client<'_>, file: SourceFile<'_>) -> Vec<Chunk> {
    match file {
        SourceFile::Library => lib_file::render(client),
        SourceFile::Client => client_file::render(client),
        SourceFile::Apis => api_file::render_index(client),
        SourceFile::Api(tag) => api_file::render(client, tag),
        SourceFile::Untagged(operation) => api_file::render_untagged(client, operation),
        SourceFile::Webhooks => webhooks_file::render(client),
        SourceFile::Models => model_file::render_index(client),
        SourceFile::Model(file) => model_file::render(file),
        SourceFile::Headers => headers_file::render(client),
        SourceFile::Runtime => runtime_file::render(client),
    }
}

/// Keeps `cargo fmt` of an application's workspace from changing generated files.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Returns the other files that code needs, with their paths and texts: the manifest, the modules of the runtime,
/// the settings' example programs.
pub fn texts(client: &Client<'_>) -> Vec<(String, String)> {
    let mut texts = vec![
        ("Cargo.toml".to_owned(), manifest::render(client)),
        ("rustfmt.toml".to_owned(), RUSTFMT.to_owned()),
    ];
    texts.extend(client.modules.iter().map(|module| {
        (
            format!("src/runtime/{}.rs", module.name),
            module.text.to_owned(),
        )
    }));
    let examples = client.package.examples.iter();
    texts.extend(examples.map(|it| (format!("examples/{}", it.name), it.text.clone())));
    texts
}
