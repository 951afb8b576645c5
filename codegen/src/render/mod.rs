//! From the client's data to items of Rust, one emitted construct per file.
//!
//! A file of Rust is a list of [`Chunk`]s, which `output` prints. Emitted code calls the runtime and contains no
//! logic of its own.

mod api_file;
mod argument;
mod body;
mod builder;
mod chunk;
mod client_file;
pub mod docs;
mod endpoint;
mod enumeration;
mod environment;
mod error_enum;
mod feature;
mod files;
mod headers_file;
mod imports;
mod layout;
mod lib_file;
mod manifest;
mod model_file;
mod parameter;
mod response_enum;
mod runtime_file;
mod security;
mod setter;
mod shape;
mod structure;
mod table;
mod tokens;
mod typed_examples;
mod typed_models;
mod union;
mod webhooks_file;
mod wire_format;

pub use chunk::{Block, BlockKind, Chunk, Table};
pub use files::{SourceFile, file, files, texts};
pub use layout::MARGIN;
pub use tokens::BLANK_LINE;
pub use typed_examples::{TypedExample, TypedExamples};
pub use typed_models::{TypedModel, TypedModels, TypedVariant};

/// The indentation of a member in the text of its item.
const INDENT: &str = "    ";
