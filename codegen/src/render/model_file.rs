//! The files of `models`: one for each type that is not written inline in another.

use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, enumeration, feature, structure, union};
use crate::api::{Type, TypeId, TypeKind};
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::prose::{self, documentation};

/// Renders `src/models/mod.rs`.
pub fn render_index(context: &Context<'_>) -> Vec<Chunk> {
    let homes: Vec<TypeId> = context.api.homes().map(|(id, _)| id).collect();
    let mut modules: Vec<_> = homes
        .iter()
        .map(|id| (&context.names.ty(*id).module, *id))
        .collect();
    modules.sort();
    let modules = modules.into_iter().map(|(module, id)| {
        let condition = feature::of_model(context, id);
        quote!(#condition mod #module;)
    });
    let mut exports: Vec<_> = homes
        .iter()
        .map(|id| (&context.names.ty(*id).module, members(context, *id)))
        .collect();
    exports.sort();
    let exports = exports.into_iter().map(|(module, ids)| {
        let condition = feature::of_model(context, ids[0]);
        let mut names: Vec<_> = ids.iter().map(|id| &context.names.ty(*id).name).collect();
        names.sort();
        match names.as_slice() {
            [name] => quote!(#condition pub use #module::#name;),
            names => quote!(#condition pub use #module::{#(#names),*};),
        }
    });
    let title = format!(
        " The models of the {}.",
        prose::plain(&context.api.info.title)
    );
    vec![
        Chunk::Tokens(quote!(#![doc = #title])),
        Chunk::Tokens(quote!(#(#modules)*)),
        Chunk::Tokens(quote!(#(#exports)*)),
    ]
}

/// Renders the file of a type, with the types that are written inline in it.
pub fn render(context: &Context<'_>, home: TypeId) -> Vec<Chunk> {
    let ids = members(context, home);
    let mut chunks = vec![Chunk::Text(imports(context, &ids))];
    for id in ids {
        let def = context.api.type_def(id);
        match &def.kind {
            TypeKind::Struct(object) => chunks.extend(structure::render(context, id, object)),
            TypeKind::Enum(list) => chunks.extend(enumeration::render(context, id, list)),
            TypeKind::Union(union) => chunks.extend(union::render(context, id, union)),
            TypeKind::Alias(aliased) => chunks.push(Chunk::Text(alias(context, id, aliased))),
        }
    }
    chunks
}

/// Returns the types of a file: the one that it is named after, and the types written inline in that.
fn members(context: &Context<'_>, home: TypeId) -> Vec<TypeId> {
    let inline = context.facts.inline(home).iter().copied();
    std::iter::once(home).chain(inline).collect()
}

fn alias(context: &Context<'_>, id: TypeId, aliased: &Type) -> String {
    let docs = docs::comments("", &documentation::of_type(context.api.type_def(id)));
    let aliased = ty::text(aliased, context.names, ModelPath::Bare);
    format!(
        "{docs}pub type {} = {aliased};\n",
        context.names.ty(id).name
    )
}

fn imports(context: &Context<'_>, ids: &[TypeId]) -> String {
    let mut imports = Imports::default();
    for id in ids {
        match &context.api.type_def(*id).kind {
            TypeKind::Struct(object) => structure::imports(context, *id, object, &mut imports),
            TypeKind::Enum(list) => enumeration::imports(list, &mut imports),
            TypeKind::Union(union) => union::imports(context, *id, union, &mut imports),
            TypeKind::Alias(aliased) => imports.ty(aliased),
        }
    }
    let own = |id: &TypeId| ids.contains(id);
    imports.render(context, ModelPath::Bare, own)
}
