//! What making and decoding values start from: a crate with the decoders, and a job with the models.

use std::fs;
use std::path::Path;

use codegen::output::values_crate;
use codegen::source::Origin;
use codegen::{Document, Generation, TypedModel};
use reader::{Place, Version};
use validate::Dialect;
use values::{Direction, Job, Model};
use xtask::disk::Folder;

use super::{JOB, MODELS, ModelName};
use crate::arguments::Chance;

/// Writes the models of a document, and the crate that decodes their values.
///
/// `path` is that of the document, and `document` what the generator read of it, which is asked for places only.
pub fn write(
    path: &Path,
    document: &Document,
    generation: &Generation,
    chance: Chance,
    out: &Path,
) -> Result<(), String> {
    let typed = &generation.typed_models;
    let made = values_crate(&generation.files, typed, "../client");
    let made = made.map_err(|error| error.to_string())?;
    let folder = Folder::new(&out.join("values"));
    folder.write(&made).map_err(|error| error.to_string())?;
    let read = reader::Document::load(path).map_err(|error| error.to_string())?;
    let places = Places {
        read: &read,
        document,
    };
    let models = typed.list.iter().map(|it| places.model(it));
    let job = Job {
        dialect: match read.version() {
            Version::V2 | Version::V30 => Dialect::Draft4,
            Version::V31 | Version::V32 => Dialect::Draft202012,
        },
        files: read.trees(),
        models: models.collect(),
        seed: chance.seed,
        count: chance.count,
    };
    let names: Vec<ModelName> = typed.list.iter().map(|it| places.name(it)).collect();
    let write = |name: &str, text: serde_json::Result<String>| {
        let path = out.join(name);
        let text = text.map_err(|error| error.to_string())?;
        fs::write(&path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    write(MODELS, serde_json::to_string(&names))?;
    write(JOB, serde_json::to_string(&job))
}

/// The places of schemas, in the generator's words and in the reader's.
struct Places<'d> {
    read: &'d reader::Document,
    document: &'d Document,
}

impl Places<'_> {
    fn place(&self, origin: &Origin) -> Option<Place> {
        let path = self.document.path(origin.file)?;
        Some(Place {
            file: self.read.file(path)?,
            pointer: self.document.written(origin).as_str().to_owned(),
        })
    }

    fn uri(&self, origin: &Origin) -> String {
        self.place(origin).map_or_else(String::new, |it| it.uri())
    }

    fn model(&self, model: &TypedModel) -> Model {
        let variants = model.variants.iter();
        Model {
            schema: self.uri(&model.schema),
            direction: match model.is_received {
                true => Direction::Response,
                false => Direction::Request,
            },
            variants: variants.map(|it| self.uri(&it.schema)).collect(),
        }
    }

    fn name(&self, model: &TypedModel) -> ModelName {
        let place = self.place(&model.schema);
        let variants = model.variants.iter();
        ModelName {
            name: model.name.clone(),
            place: place.map_or_else(String::new, |it| self.read.describe(&it)),
            is_sent: model.is_sent,
            variants: variants.map(|it| it.name.clone()).collect(),
        }
    }
}
