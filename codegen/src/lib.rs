//! Turns an OpenAPI document into the source files of a Rust SDK.
//!
//! A document is loaded, brought to the shape of OpenAPI 3.0, lowered to a model, named, rendered and
//! formatted: each stage once, straight through. Only [`load`] and [`Config::load`] read files; nothing
//! here writes any.

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
mod prose;
mod render;
mod runtime;
pub mod source;
#[doc(hidden)]
pub mod stages;

use std::path::{Path, PathBuf};

pub use config::Config;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use output::Files;
pub use render::{TypedExample, TypedExamples};
pub use source::Document;

use analysis::{Facts, Typing};
use api::{Api, OperationId};
use client::Context;
use names::Names;
use source::Origin;

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
pub fn load(path: &Path) -> Result<Document, LoadFailure> {
    load_with(path, &[])
}

/// Loads a document as [`load`] does, and applies overlays to it, one after the other.
///
/// # Errors
///
/// As [`load`], and when an overlay cannot be read.
pub fn load_with(path: &Path, overlays: &[PathBuf]) -> Result<Document, LoadFailure> {
    let unreadable = |error| LoadFailure {
        diagnostics: Diagnostics::from(error),
        document: None,
    };
    let mut document = Document::load(path, source::Limits::default()).map_err(unreadable)?;
    for overlay in overlays {
        overlay::apply(&mut document, overlay).map_err(unreadable)?;
    }
    dialect::normalize(document).map_err(|refusal| {
        let (document, diagnostic) = *refusal;
        LoadFailure {
            diagnostics: Diagnostics::from(diagnostic),
            document: Some(document),
        }
    })
}

/// Why a document could not be loaded.
#[derive(Debug)]
pub struct LoadFailure {
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The document as far as it was read, to find the places of the faults in.
    pub document: Option<Document>,
}

/// Makes the files of a crate. What can be rendered is, whatever else is wrong with the document.
///
/// # Errors
///
/// When rendering gives what is not Rust, or two files of one path: a fault of this library.
pub fn generate(document: &Document, config: &Config) -> Result<Generation, output::Failure> {
    generate_watched(document, config, &|_, _| {})
}

/// Makes the files of a crate as [`generate`] does, and tells how far it is.
///
/// # Errors
///
/// As those of [`generate`].
pub fn generate_watched(
    document: &Document,
    config: &Config,
    watch: output::Watch<'_>,
) -> Result<Generation, output::Failure> {
    let (mut api, mut diagnostics) = lower::lower(document, config);
    diagnostics.extend(document.faults().iter().cloned());
    let typing = Typing::of(&api, &diagnostics);
    analysis::split(&mut api);
    analysis::share(&mut api, config);
    let (names, told) = Names::assign(&api, config);
    diagnostics.extend(told);
    let facts = Facts::derive(&api);
    let context = Context {
        api: &api,
        names: &names,
        facts: &facts,
        config,
    };
    let generation = Generation {
        files: output::files(&context, watch)?,
        diagnostics,
        operations: api.operations.len(),
        methods: methods(&api, &names),
        examples: render::typed_examples(&context),
        models: api.types.len(),
        fields: typing.fields,
        untyped: typing.untyped,
    };
    drop_aside((api, names, facts));
    Ok(generation)
}

/// Drops a value on a thread of its own: a large model takes a while, and its memory is not waited for.
pub fn drop_aside(value: impl Send + 'static) {
    // Where there is no further thread, the value is dropped with the closure.
    let _ = std::thread::Builder::new().spawn(move || drop(value));
}

fn methods(api: &Api, names: &Names) -> Vec<ClientMethod> {
    let operations = api.operations.iter().enumerate();
    let methods = operations.map(|(index, operation)| ClientMethod {
        origin: operation.origin.clone(),
        receiver: names.tags()[operation.tag.0].api.to_string(),
        name: names.operation(OperationId(index)).method.to_string(),
    });
    methods.collect()
}
