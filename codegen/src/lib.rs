//! Turns an OpenAPI document into the source files of a Rust SDK.
//!
//! A document goes through stages, each a type that is made of the one before by one call:
//! [`Loaded`], [`Normalized`], [`Pruned`], [`Lowered`], [`Refined`], [`Named`], [`Client`] and [`Files`]. Only
//! [`load`] and [`Config::load`] read files; nothing here writes any.

mod analysis;
pub mod api;
mod client;
pub mod config;
pub mod diagnostic;
mod dialect;
mod lower;
mod markdown;
mod names;
pub mod output;
mod overlay;
mod parallel;
mod prose;
mod prune;
mod refine;
mod render;
mod runtime;
pub mod source;

use std::path::Path;

pub use client::Client;
pub use config::Config;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use dialect::Normalized;
pub use lower::Lowered;
pub use names::Named;
pub use output::Files;
pub use overlay::Loaded;
pub use prune::Pruned;
pub use refine::Refined;
pub use render::{TypedExample, TypedExamples, TypedModel, TypedModels, TypedVariant};
pub use source::Document;

use dialect::Refusal;
use source::{LoadError, Origin};

/// What came of a document.
#[derive(Debug)]
pub struct Generation {
    /// The files of the generated crate.
    pub files: Files,
    /// What is wrong with the document. Where there are errors, the faulty nodes are left out of the
    /// files or untyped in them.
    pub diagnostics: Diagnostics,
    /// How many operations the client has.
    pub operations: usize,
    /// Where the method of each operation is in the client, in the order of the document.
    pub methods: Vec<ClientMethod>,
    /// The examples of the document, with the types of the client that they are of.
    pub examples: TypedExamples,
    /// The models of the client with the places of their schemas.
    pub typed_models: TypedModels,
    /// How many models the client has.
    pub models: usize,
    /// How many fields the models have.
    pub fields: usize,
    /// How many of the fields became JSON values although the document says more of them.
    pub untyped: usize,
}

/// The method of the client that begins an operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClientMethod {
    /// Where the operation stands in the document.
    pub origin: Origin,
    /// The type that has the method.
    pub receiver: String,
    /// The method's name.
    pub name: String,
}

/// Loads a document and the local files that it references, in the shape of OpenAPI 3.0.
///
/// # Errors
///
/// When a file cannot be read or understood, or is of a version that is not read.
pub fn load(path: &Path) -> Result<Normalized, LoadFailure> {
    load_with(path, &Config::default())
}

/// Loads a document as [`load`] does, from where the settings let references read, and applies their overlays to it,
/// one after the other.
///
/// # Errors
///
/// As [`load`], and when an overlay cannot be read.
pub fn load_with(path: &Path, config: &Config) -> Result<Normalized, LoadFailure> {
    let loaded = Loaded::read(path, config)?;
    Ok(Normalized::of(loaded)?)
}

/// Loads a document of one file that is in memory; `name` stands for its path.
///
/// # Errors
///
/// When the text cannot be understood, or is of a version that is not read.
pub fn load_text(name: &str, text: &str) -> Result<Normalized, LoadFailure> {
    let loaded = Loaded::from_text(name, text)?;
    Ok(Normalized::of(loaded)?)
}

/// Why a document could not be loaded.
#[derive(Debug)]
pub struct LoadFailure {
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The document as far as it was read, to find the places of the faults in.
    pub document: Option<Box<Document>>,
}

impl From<LoadError> for LoadFailure {
    fn from(error: LoadError) -> Self {
        LoadFailure {
            diagnostics: Diagnostics::from(error),
            document: None,
        }
    }
}

impl From<Refusal> for LoadFailure {
    fn from(refusal: Refusal) -> Self {
        let (document, diagnostic) = *refusal;
        LoadFailure {
            diagnostics: Diagnostics::from(diagnostic),
            document: Some(Box::new(document)),
        }
    }
}

/// Makes the files of a crate. What can be rendered is, whatever else is wrong with the document.
///
/// # Errors
///
/// When rendering gives what is not Rust, or two files of one path: a fault of this library.
pub fn generate(document: &Normalized, config: &Config) -> Result<Generation, output::Failure> {
    generate_watched(document, config, &|_, _| {})
}

/// Makes the files of a crate as [`generate`] does, and tells how far it is.
///
/// # Errors
///
/// As those of [`generate`].
pub fn generate_watched(
    document: &Normalized,
    config: &Config,
    watch: output::Watch<'_>,
) -> Result<Generation, output::Failure> {
    let pruned = Pruned::of(document, config);
    let lowered = Lowered::of(&pruned, config);
    let refined = Refined::of(lowered, config);
    let named = Named::of(refined, config);
    let client = Client::of(&named, config);
    let files = Files::of(&client, watch)?;
    let generation = Generation {
        files,
        diagnostics: named.diagnostics().clone(),
        operations: named.api().operations.len(),
        methods: methods(&client),
        examples: TypedExamples::of(&client),
        typed_models: TypedModels::of(&client),
        models: named.api().types.len(),
        fields: named.typing().fields,
        untyped: named.typing().untyped,
    };
    drop(client);
    drop_aside(named);
    Ok(generation)
}

/// Drops a value on a thread of its own: a large model takes a while, and its memory is not waited for.
pub fn drop_aside(value: impl Send + 'static) {
    // Where there is no further thread, the value is dropped with the closure.
    let _ = std::thread::Builder::new().spawn(move || drop(value));
}

fn methods(client: &Client<'_>) -> Vec<ClientMethod> {
    let operations = client.operations.iter();
    let methods = operations.map(|operation| ClientMethod {
        origin: operation.origin.clone(),
        receiver: operation.receiver.to_owned(),
        name: operation.method.to_string(),
    });
    methods.collect()
}
