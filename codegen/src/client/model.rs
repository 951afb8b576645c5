//! The models: types with names of their own.

use super::context::Context;
use super::enumeration::Enum;
use super::features;
use super::rust_type::RustType;
use super::structure::Struct;
use super::union::Union;
use crate::api::{Docs, Type, TypeId, TypeKind};
use crate::names::Name;
use crate::prose::documentation;
use crate::source::Origin;

/// A file of `models`: a type together with the types that are written inline in it.
#[derive(Clone, Debug)]
pub struct ModelFile<'a> {
    /// The module.
    pub module: &'a Name,
    /// The cargo features of which any needs the file; none where it is always there.
    pub features: Vec<&'a str>,
    /// The models, first the one that the file is named after.
    pub models: Vec<Model<'a>>,
}

/// A model.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Its place among all models, in the order of the document.
    pub number: usize,
    /// Its name.
    pub name: &'a Name,
    /// Where its schema stands in the document.
    pub origin: &'a Origin,
    /// The words of its name in the document: `User`, `address`.
    pub path: &'a [String],
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub about: &'a Docs,
    /// Whether requests send it.
    pub is_sent: bool,
    /// Whether responses have it.
    pub is_received: bool,
    /// Whether its values travel as JSON: they hold no files, and no bytes as they are.
    pub is_json: bool,
    /// What it is.
    pub kind: ModelKind<'a>,
}

/// The kinds of models.
#[derive(Clone, Debug)]
pub enum ModelKind<'a> {
    /// An object with declared properties.
    Struct(Struct<'a>),
    /// A list of values.
    Enum(Enum<'a>),
    /// One of several types.
    Union(Union<'a>),
    /// Another name for a type.
    Alias(RustType<'a>),
}

impl<'a> ModelFile<'a> {
    /// Returns the file of a type that has one.
    pub(super) fn of(context: &Context<'a>, home: TypeId, beyond_json: &[bool]) -> Self {
        let inline = context.facts.inline(home).iter().copied();
        let ids = std::iter::once(home).chain(inline);
        let needing = context.facts.features().needing(home).iter();
        ModelFile {
            module: &context.names.ty(home).module,
            features: needing.map(|it| features::name(context, *it)).collect(),
            models: ids
                .map(|id| Model::of(context, id, !beyond_json[id.0]))
                .collect(),
        }
    }
}

impl<'a> Model<'a> {
    fn of(context: &Context<'a>, id: TypeId, is_json: bool) -> Self {
        let def = context.api.type_def(id);
        let usage = context.facts.usage(id);
        let name = &context.names.ty(id).name;
        Model {
            number: id.0,
            name,
            origin: &def.origin,
            path: &def.name,
            docs: documentation::of_type(def, name.as_str()),
            about: &def.docs,
            is_sent: usage.request,
            is_received: usage.response,
            is_json,
            kind: match &def.kind {
                TypeKind::Struct(object) => ModelKind::Struct(Struct::of(context, id, object)),
                TypeKind::Enum(list) => ModelKind::Enum(Enum::of(context, id, list)),
                TypeKind::Union(union) => ModelKind::Union(Union::of(context, id, union)),
                TypeKind::Alias(ty) => ModelKind::Alias(RustType::of(ty, context.names)),
            },
        }
    }
}

/// Returns the type of the value of a field or a variant, in a `Box` where the model contains itself.
pub(super) fn member_ty<'a>(
    context: &Context<'a>,
    id: TypeId,
    member: usize,
    ty: &'a Type,
) -> RustType<'a> {
    let ty = RustType::of(ty, context.names);
    match context.facts.is_boxed(id, member) {
        true => ty.boxed(),
        false => ty,
    }
}
