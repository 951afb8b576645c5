//! From the model to items of Rust, one emitted construct per file.
//!
//! A file of Rust is a list of [`Chunk`]s; how they look as text is the business of `output`. Emitted
//! code calls the runtime and contains no logic of its own.

mod api_file;
mod body;
mod builder;
mod client;
pub mod docs;
mod endpoint;
mod enumeration;
mod environment;
mod error_enum;
mod feature;
mod headers;
mod imports;
mod layout;
mod library;
mod manifest;
mod models;
mod parameter;
mod response_enum;
mod sample;
mod security;
mod setter;
mod shape;
mod structure;
mod tokens;
mod union;
mod webhooks;
mod wire;

use proc_macro2::TokenStream;

use crate::api::{TagId, TypeId};
use crate::client::Context;

pub use layout::MARGIN;
pub use sample::{Sample, Samples, samples};
pub use tokens::BLANK_LINE;

/// A part of a Rust file; blank lines stand between parts.
pub enum Chunk {
    /// Items.
    Code(TokenStream),
    /// Items as the formatter writes them, but for lines that are too long: it has a say in these. Models
    /// and operations are most of a client, and making tokens of what always has the same form would be most of
    /// rendering.
    Text(String),
    /// Such an item with members, of which only those that are too long are the formatter's.
    Block(Block),
    /// A table that a macro of the runtime reads.
    Table(Table),
}

/// An item with members in braces.
pub struct Block {
    /// Its documentation and its attributes, a line each.
    pub before: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its name.
    pub name: String,
    /// The members with their documentation, indented.
    pub members: Vec<String>,
}

/// What has members in braces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// A struct with fields.
    Struct,
    /// An enum with variants.
    Enum,
    /// What a type has of its own: blank lines stand between the members.
    Impl,
}

/// A macro's table with one row a line: formatters leave the inside of macros as it is.
pub struct Table {
    /// The macro.
    pub name: &'static str,
    /// What stands before the rows: the type the table is for.
    pub head: String,
    /// The rows, without commas.
    pub rows: Vec<String>,
}

/// A file of the generated crate that is made of tokens.
#[derive(Clone, Copy, Debug)]
pub enum SourceFile {
    /// `src/lib.rs`
    Library,
    /// `src/client.rs`
    Client,
    /// `src/api/mod.rs`
    Apis,
    /// The operations of a tag.
    Api(TagId),
    /// `src/webhooks.rs`
    Webhooks,
    /// `src/models/mod.rs`
    Models,
    /// A type together with the types written inline in it.
    Model(TypeId),
    /// `src/headers.rs`
    Headers,
    /// `src/runtime/mod.rs`
    Runtime,
}

/// Returns the files that are made of tokens, with their paths.
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
        SourceFile::Library => library::render(context),
        SourceFile::Client => client::render(context),
        SourceFile::Apis => api_file::render_index(context),
        SourceFile::Api(tag) => api_file::render(context, tag),
        SourceFile::Webhooks => webhooks::render(context),
        SourceFile::Models => models::render_index(context),
        SourceFile::Model(id) => models::render(context, id),
        SourceFile::Headers => headers::render(context),
        SourceFile::Runtime => library::render_runtime(context),
    }
}

/// The generator's own format stands, so that formatting an application's workspace leaves the files as
/// they were generated.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Renders the files that are plain text, with their paths.
pub fn texts(context: &Context<'_>) -> Vec<(String, String)> {
    let mut texts = vec![
        ("Cargo.toml".to_owned(), manifest::render(context)),
        ("rustfmt.toml".to_owned(), RUSTFMT.to_owned()),
    ];
    texts.extend(library::modules(context).map(|module| {
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

/// What a line within a block of text begins with.
const INDENT: &str = "    ";
