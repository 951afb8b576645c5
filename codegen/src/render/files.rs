//! The files of the generated crate that hold code.

use super::{
    Chunk, api_file, client_file, headers_file, lib_file, manifest, model_file, runtime_file,
    webhooks_file,
};
use crate::api::{TagId, TypeId};
use crate::client::Context;

/// A Rust file that is rendered for the API. The files of the runtime are copied.
#[derive(Clone, Copy, Debug)]
pub enum SourceFile {
    /// `src/lib.rs`
    Library,
    /// `src/client.rs`
    Client,
    /// `src/api/mod.rs`
    Apis,
    /// `src/api/users.rs`, the operations of a tag.
    Api(TagId),
    /// `src/webhooks.rs`
    Webhooks,
    /// `src/models/mod.rs`
    Models,
    /// `src/models/user.rs`, a type together with the types that are written inline in it.
    Model(TypeId),
    /// `src/headers.rs`
    Headers,
    /// `src/runtime/mod.rs`
    Runtime,
}

/// Returns the Rust files that are rendered, with their paths.
pub fn files(context: &Context<'_>) -> Vec<(String, SourceFile)> {
    let mut files = vec![
        ("src/lib.rs".to_owned(), SourceFile::Library),
        ("src/client.rs".to_owned(), SourceFile::Client),
        ("src/api/mod.rs".to_owned(), SourceFile::Apis),
        ("src/models/mod.rs".to_owned(), SourceFile::Models),
        ("src/runtime/mod.rs".to_owned(), SourceFile::Runtime),
    ];
    if context.facts.needs().webhooks {
        files.push(("src/webhooks.rs".to_owned(), SourceFile::Webhooks));
    }
    if !context.api.headers.is_empty() {
        files.push(("src/headers.rs".to_owned(), SourceFile::Headers));
    }
    for (index, tag) in context.names.tags().iter().enumerate() {
        files.push((
            format!("src/api/{}.rs", tag.module.as_str()),
            SourceFile::Api(TagId(index)),
        ));
    }
    for (id, _) in context.api.homes() {
        files.push((
            format!("src/models/{}.rs", context.names.ty(id).module.as_str()),
            SourceFile::Model(id),
        ));
    }
    files
}

/// Renders one file.
pub fn file(context: &Context<'_>, file: SourceFile) -> Vec<Chunk> {
    match file {
        SourceFile::Library => lib_file::render(context),
        SourceFile::Client => client_file::render(context),
        SourceFile::Apis => api_file::render_index(context),
        SourceFile::Api(tag) => api_file::render(context, tag),
        SourceFile::Webhooks => webhooks_file::render(context),
        SourceFile::Models => model_file::render_index(context),
        SourceFile::Model(id) => model_file::render(context, id),
        SourceFile::Headers => headers_file::render(context),
        SourceFile::Runtime => runtime_file::render(context),
    }
}

/// Keeps `cargo fmt` of an application's workspace from changing generated files.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Returns the other files that code needs, with their paths and texts: the manifest, the modules of the runtime,
/// the settings' example programs.
pub fn texts(context: &Context<'_>) -> Vec<(String, String)> {
    let mut texts = vec![
        ("Cargo.toml".to_owned(), manifest::render(context)),
        ("rustfmt.toml".to_owned(), RUSTFMT.to_owned()),
    ];
    texts.extend(runtime_file::modules(context).map(|module| {
        (
            format!("src/runtime/{}.rs", module.name),
            module.text.to_owned(),
        )
    }));
    let examples = &context.config.examples;
    texts.extend(
        examples
            .iter()
            .map(|example| (format!("examples/{}", example.name), example.text.clone())),
    );
    texts
}
