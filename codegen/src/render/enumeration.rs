//! Enums: lists of values, with a variant that keeps values added later.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, table};
use crate::client::{Enum, Model, RustType};

/// Renders an enum and the table of its values.
pub fn render<'a>(imports: &Imports<'a>, model: &Model<'a>, list: &Enum<'a>) -> Vec<Chunk> {
    vec![
        Chunk::Block(definition(imports, model, list)),
        Chunk::Table(table::enumeration(imports, model, list)),
    ]
}

fn definition<'a>(imports: &Imports<'a>, model: &Model<'a>, list: &Enum<'a>) -> Block {
    let docs = docs::comments("", &model.docs);
    let variants = list.variants.iter().map(|variant| {
        let docs = docs::comments(INDENT, &variant.docs);
        format!("{docs}{INDENT}{},\n", variant.name)
    });
    let variants = variants.chain([unknown_variant(imports, &list.unknown)]);
    Block {
        before: docs + "#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\n",
        kind: BlockKind::Enum,
        name: model.name.to_string(),
        members: variants.collect(),
    }
}

/// Renders the variant that keeps a value which the document does not list.
pub fn unknown_variant<'a>(imports: &Imports<'a>, ty: &RustType<'a>) -> String {
    let docs = "/// A value that this version of the client does not know.";
    format!("{INDENT}{docs}\n{INDENT}Unknown({}),\n", imports.ty(ty))
}
