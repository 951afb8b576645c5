//! The models of a client with the places of their schemas, for programs that decode values of these schemas.

use super::imports::Imports;
use crate::analysis::named_in;
use crate::api::{Type, TypeId, TypeKind};
use crate::client::Context;
use crate::client::ty::ModelPath;
use crate::config::Config;
use crate::names::Named;
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
    pub fn of(named: &Named, config: &Config) -> TypedModels {
        typed_models(&Context::of(named, config))
    }
}

fn typed_models(context: &Context<'_>) -> TypedModels {
    let api = context.api;
    let beyond_json = beyond_json(context);
    let ids = api.type_defs().map(|(id, _)| id);
    let ids: Vec<TypeId> = ids
        .filter(|id| is_definition(context, *id) && !beyond_json[id.0])
        .filter(|id| {
            let usage = context.facts.usage(*id);
            usage.request || usage.response
        })
        .collect();
    let mut imports = Imports::default();
    for id in &ids {
        if let TypeKind::Alias(ty) = &api.type_def(*id).kind {
            imports.ty(ty);
        }
    }
    TypedModels {
        imports: imports.render(context, ModelPath::Bare, |_| true),
        list: ids.iter().map(|id| typed_model(context, *id)).collect(),
    }
}

fn typed_model(context: &Context<'_>, id: TypeId) -> TypedModel {
    let def = context.api.type_def(id);
    let names = context.names.ty(id);
    let usage = context.facts.usage(id);
    let variants = match &def.kind {
        TypeKind::Union(union) => union.variants.as_slice(),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => &[],
    };
    let variants = variants.iter().zip(&names.members);
    TypedModel {
        name: names.name.to_string(),
        schema: def.origin.clone().into(),
        is_sent: usage.request,
        is_received: usage.response,
        variants: variants
            .map(|(variant, name)| TypedVariant {
                name: name.to_string(),
                schema: variant.origin.clone().into(),
            })
            .collect(),
    }
}

/// Tells whether a name is that of a type's definition. The alias of a model is one name more for it.
fn is_definition(context: &Context<'_>, id: TypeId) -> bool {
    !matches!(
        context.api.type_def(id).kind,
        TypeKind::Alias(Type::Named(_))
    )
}

/// Tells for each type whether it holds, at any depth, what does not travel as JSON.
fn beyond_json(context: &Context<'_>) -> Vec<bool> {
    let api = context.api;
    let holds = |ty: &Type| ty.contains(|ty| matches!(ty, Type::File | Type::Bytes));
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open: Vec<TypeId> = Vec::new();
    for (id, def) in api.type_defs() {
        for inner in named_in(&def.kind) {
            holders[inner.0].push(id);
        }
        if def.kind.types().into_iter().any(holds) {
            open.push(id);
        }
    }
    let mut found = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut found[id.0], true) {
            open.extend(&holders[id.0]);
        }
    }
    found
}
