//! Enums: lists of values, with a variant that keeps values added later.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, table};
use crate::api::{Enum, EnumValues, Type, TypeId};
use crate::client::Context;
use crate::prose::documentation;

/// Renders an enum and the table of its values.
pub fn render(context: &Context<'_>, id: TypeId, list: &Enum) -> Vec<Chunk> {
    vec![
        Chunk::Block(definition(context, id, list)),
        Chunk::Table(table::enumeration(context, id, list)),
    ]
}

/// Adds the items that an enum and its table name.
pub fn imports(list: &Enum, imports: &mut Imports) {
    match list.values {
        EnumValues::Strings(_) => imports.runtime("string_enum"),
        EnumValues::Integers(_) => imports.runtime("integer_enum"),
        EnumValues::Scalars(_) => {
            imports.runtime("value_enum");
            imports.ty(&Type::Json);
        }
    }
}

fn definition(context: &Context<'_>, id: TypeId, list: &Enum) -> Block {
    let names = context.names.ty(id);
    let docs = docs::comments("", &documentation::of_type(context.api.type_def(id)));
    let values = list.values.iter().zip(&list.labels);
    let variants = values.zip(&names.members).map(|((value, label), name)| {
        let docs = docs::comments(INDENT, &documentation::of_value(&value, label));
        format!("{docs}{INDENT}{name},\n")
    });
    let unknown = match list.values {
        EnumValues::Strings(_) => "String",
        EnumValues::Integers(_) => "i64",
        EnumValues::Scalars(_) => "Value",
    };
    let variants = variants.chain([unknown_variant(unknown)]);
    Block {
        before: docs + "#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\n",
        kind: BlockKind::Enum,
        name: names.name.to_string(),
        members: variants.collect(),
    }
}

/// Renders the variant that keeps a value which the document does not list.
pub fn unknown_variant(ty: &str) -> String {
    let docs = "/// A value that this version of the client does not know.";
    format!("{INDENT}{docs}\n{INDENT}Unknown({ty}),\n")
}
