//! The files of `models`: one for each type that is not written inline in another.

use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, enumeration, feature, structure, union};
use crate::client::{Client, Model, ModelFile, ModelKind, ModelPath, Name, RustType};
use crate::prose;

/// Renders `src/models/mod.rs`.
pub fn render_index(client: &Client<'_>) -> Vec<Chunk> {
    let mut files: Vec<&ModelFile<'_>> = client.models.iter().collect();
    files.sort_by_key(|file| file.module);
    let modules = files.iter().map(|file| {
        let (condition, module) = (feature::any_of(&file.features), file.module);
        quote!(#condition mod #module;)
    });
    let exports = files.iter().map(|file| {
        let (condition, module) = (feature::any_of(&file.features), file.module);
        let mut names: Vec<&Name> = file.models.iter().map(|model| model.name).collect();
        names.sort();
        match names.as_slice() {
            [name] => quote!(#condition pub use #module::#name;),
            names => quote!(#condition pub use #module::{#(#names),*};),
        }
    });
    let title = format!(" The models of the {}.", prose::plain(client.title));
    vec![
        Chunk::Tokens(quote!(#![doc = #title])),
        Chunk::Tokens(quote!(#(#modules)*)),
        Chunk::Tokens(quote!(#(#exports)*)),
    ]
}

/// Renders the file of a type, with the types that are written inline in it.
pub fn render(file: &ModelFile<'_>) -> Vec<Chunk> {
    let imports = Imports::new(ModelPath::Bare);
    let mut items = Vec::new();
    for model in &file.models {
        match &model.kind {
            ModelKind::Struct(object) => items.extend(structure::render(&imports, model, object)),
            ModelKind::Enum(list) => items.extend(enumeration::render(&imports, model, list)),
            ModelKind::Union(union) => items.extend(union::render(&imports, model, union)),
            ModelKind::Alias(aliased) => {
                items.push(Chunk::Text(alias(&imports, model, aliased)));
            }
        }
    }
    let own: Vec<&Name> = file.models.iter().map(|model| model.name).collect();
    let head = Chunk::Text(imports.declarations(&own));
    std::iter::once(head).chain(items).collect()
}

fn alias<'a>(imports: &Imports<'a>, model: &Model<'a>, aliased: &RustType<'a>) -> String {
    let docs = docs::comments("", &model.docs);
    let aliased = imports.ty(aliased);
    format!("{docs}pub type {} = {aliased};\n", model.name)
}
