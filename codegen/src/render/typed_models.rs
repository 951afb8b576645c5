//! The models of a client with the places of their schemas, for programs that decode values of these schemas.

use super::imports::Imports;
use crate::client::{Client, Model, ModelKind, ModelPath, RustType, Union};
use crate::source::Origin;

/// The models that requests send or responses have, apart from those that hold what JSON cannot: files and bytes.
#[derive(Clone, Debug, Default)]
pub struct TypedModels {
    /// The `use` declarations for what is not a model, as they stand in a file of `models`.
    pub imports: String,
    /// The models, in the order of the client's types. Of several names for one model there is only that of its
    /// definition.
    pub list: Vec<TypedModel>,
}

/// A model.
#[derive(Clone, Debug)]
pub struct TypedModel {
    /// Its name in Rust.
    pub name: String,
    /// The place of its schema in the document.
    pub schema: Origin,
    /// Whether requests send it.
    pub is_sent: bool,
    /// Whether responses have it.
    pub is_received: bool,
    /// The variants of a union, but for that of unknown values.
    pub variants: Vec<TypedVariant>,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct TypedVariant {
    /// Its name in Rust.
    pub name: String,
    /// The place of the schema of its values, or of the reference to it.
    pub schema: Origin,
}

impl TypedModels {
    /// Returns the models of a client.
    pub fn of(client: &Client<'_>) -> TypedModels {
        let models = client.models.iter().flat_map(|file| &file.models);
        let mut models: Vec<&Model<'_>> = models
            .filter(|model| model.is_json && (model.is_sent || model.is_received))
            .filter(|model| is_definition(model))
            .collect();
        models.sort_by_key(|model| model.number);
        let imports = Imports::new(ModelPath::Bare);
        for model in &models {
            if let ModelKind::Alias(ty) = &model.kind {
                imports.ty(ty);
            }
        }
        TypedModels {
            imports: imports.foreign_declarations(),
            list: models.into_iter().map(typed_model).collect(),
        }
    }
}

fn typed_model(model: &Model<'_>) -> TypedModel {
    let variants = match &model.kind {
        ModelKind::Union(Union { variants, .. }) => variants.as_slice(),
        ModelKind::Struct(_) | ModelKind::Enum(_) | ModelKind::Alias(_) => &[],
    };
    let variants = variants.iter().map(|variant| TypedVariant {
        name: variant.name.to_string(),
        schema: variant.origin.clone(),
    });
    TypedModel {
        name: model.name.to_string(),
        schema: model.origin.clone(),
        is_sent: model.is_sent,
        is_received: model.is_received,
        variants: variants.collect(),
    }
}

/// Tells whether a name is that of a type's definition. The alias of a model is one name more for it.
fn is_definition(model: &Model<'_>) -> bool {
    !matches!(model.kind, ModelKind::Alias(RustType::Model(_)))
}
