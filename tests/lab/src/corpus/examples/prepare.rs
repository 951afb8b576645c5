//! What decoding and validating examples start from: a crate with the decoders, a list of the examples, and the
//! job of the validator.

use std::fs;
use std::path::Path;

use codegen::output::examples_crate;
use codegen::source::Origin;
use codegen::{Document, Generation, TypedExample};
use validate::{Dialect, Example, Job};
use xtask::disk::Folder;

use super::references;
use super::{EXAMPLES, Encoded, JOB};
use crate::corpus::declared;

/// Writes the examples of a document, the crate that decodes them and the job of the validator.
pub fn write(
    raw: &Document,
    document: &Document,
    generation: &Generation,
    out: &Path,
) -> Result<(), String> {
    let typed = &generation.examples;
    let made = examples_crate(&generation.files, typed, "../client");
    let made = made.map_err(|error| error.to_string())?;
    let folder = Folder::new(&out.join("examples"));
    let written = folder.write(&made.files);
    written.map_err(|error| error.to_string())?;
    let (mut encoded, mut examples) = (Vec::new(), Vec::new());
    for (example, decoder) in typed.list.iter().zip(&made.decoders) {
        let Some(node) = document.find(&example.origin) else {
            continue;
        };
        examples.push(Example {
            schema: schema(document, example),
            value: node.value().clone(),
        });
        encoded.push(Encoded {
            decoder: *decoder,
            value: node.value().clone(),
            place: place(document, &example.origin),
        });
    }
    let job = Job {
        dialect: dialect(raw),
        files: references::files(raw),
        examples,
    };
    let write = |name: &str, text: serde_json::Result<String>| {
        let path = out.join(name);
        let text = text.map_err(|error| error.to_string())?;
        fs::write(&path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    write(EXAMPLES, serde_json::to_string(&encoded))?;
    write(JOB, serde_json::to_string(&job))
}

/// Returns the language of a document's schemas.
fn dialect(raw: &Document) -> Dialect {
    let version = declared::version(raw);
    match version.starts_with("3.1") || version.starts_with("3.2") {
        true => Dialect::Draft202012,
        false => Dialect::Draft4,
    }
}

/// Returns the reference to the schema of an example.
fn schema(document: &Document, example: &TypedExample) -> String {
    let pointer = document.written(&example.schema);
    let file = example.schema.file.index();
    format!("doc:/{file}#{}", references::fragment(pointer.as_str()))
}

/// Describes where an example stands: its file and line, where they are known, and its pointer.
fn place(document: &Document, origin: &Origin) -> String {
    let pointer = document.written(origin);
    match document.locate(origin) {
        Some(position) => format!("{}:{} #{pointer}", position.path.display(), position.line),
        None => format!("#{pointer}"),
    }
}
