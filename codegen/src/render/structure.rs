//! Structs: objects with declared properties.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, setter, table};
use crate::client::{Building, Model, Struct};

/// Renders a struct, the table of its wire names, and its setters.
pub fn render<'a>(imports: &Imports<'a>, model: &Model<'a>, object: &Struct<'a>) -> Vec<Chunk> {
    let mut chunks = vec![Chunk::Block(definition(imports, model, object))];
    chunks.push(Chunk::Table(table::record(imports, model, object)));
    chunks.extend(setter::render(imports, model, object).map(Chunk::Block));
    chunks.extend(setter::default(model, object).map(Chunk::Text));
    chunks
}

fn definition<'a>(imports: &Imports<'a>, model: &Model<'a>, object: &Struct<'a>) -> Block {
    let docs = docs::comments("", &model.docs);
    let default = match object.has_required_fields() {
        true => "",
        false => "Default, ",
    };
    let open = match object.building {
        Building::Never => "#[non_exhaustive]\n",
        Building::Default | Building::New | Building::NewOrDefault => "",
    };
    let mut fields = Vec::with_capacity(object.fields.len() + 1);
    for field in &object.fields {
        let docs = docs::comments(INDENT, &field.docs);
        let visibility = match field.discriminator {
            Some(_) => "",
            None => "pub ",
        };
        let (name, ty) = (field.name, imports.ty(&field.ty));
        fields.push(format!("{docs}{INDENT}{visibility}{name}: {ty},\n"));
    }
    if let Some(additional) = &object.additional {
        let docs = "/// The properties that are not declared.";
        let (name, ty) = (additional.name, imports.ty(&additional.ty));
        fields.push(format!("{INDENT}{docs}\n{INDENT}pub {name}: {ty},\n"));
    }
    Block {
        before: format!("{docs}#[derive(Clone, Debug, {default}PartialEq)]\n{open}"),
        kind: BlockKind::Struct,
        name: model.name.to_string(),
        members: fields,
    }
}
