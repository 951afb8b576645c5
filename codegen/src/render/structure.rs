//! Structs: objects with declared properties.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, field, setter, table};
use crate::api::{Field, Struct, Type, TypeId};
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::prose::documentation;

/// Renders a struct, the table of its wire names, and its setters.
pub fn render(context: &Context<'_>, id: TypeId, object: &Struct) -> Vec<Chunk> {
    let mut chunks = vec![Chunk::Block(definition(context, id, object))];
    chunks.push(Chunk::Table(table::record(context, id, object)));
    chunks.extend(setter::render(context, id, object).map(Chunk::Block));
    chunks.extend(setter::default(context, id, object).map(Chunk::Text));
    chunks
}

/// Adds the items that a struct and its table name.
pub fn imports(context: &Context<'_>, id: TypeId, object: &Struct, imports: &mut Imports) {
    imports.runtime(table::record_macro(object));
    for field in &object.fields {
        if field.discriminator.is_some() {
            imports.runtime("Discriminator");
            continue;
        }
        imports.ty(&field.ty);
        if context.facts.usage(id).has_three_states(field) {
            imports.runtime("Nullable");
        }
    }
    if let Some(additional) = &object.additional {
        imports.ty(&Type::Map(Box::new(additional.clone())));
    }
}

fn definition(context: &Context<'_>, id: TypeId, object: &Struct) -> Block {
    let names = context.names.ty(id);
    let docs = docs::comments("", &documentation::of_type(context.api.type_def(id)));
    let default = match object.fields.iter().any(Field::is_asked_for) {
        true => "",
        false => "Default, ",
    };
    // Callers never build a struct that only responses have, so that a further field does not break them.
    let open = match context.facts.usage(id).request {
        true => "",
        false => "#[non_exhaustive]\n",
    };
    let mut fields = Vec::with_capacity(object.fields.len() + 1);
    for (index, field) in object.fields.iter().enumerate() {
        let docs = docs::comments(INDENT, &documentation::of_field(field));
        let name = &names.members[index];
        fields.push(match field.discriminator {
            Some(_) => format!("{docs}{INDENT}{name}: Discriminator,\n"),
            None => {
                let ty = field::ty(context, id, index, field);
                format!("{docs}{INDENT}pub {name}: {ty},\n")
            }
        });
    }
    if let Some(value) = &object.additional {
        let docs = "/// The properties that are not declared.";
        let ty = ty::text(
            &Type::Map(Box::new(value.clone())),
            context.names,
            ModelPath::Bare,
        );
        fields.push(format!(
            "{INDENT}{docs}\n{INDENT}pub {}: {ty},\n",
            names.additional
        ));
    }
    Block {
        before: format!("{docs}#[derive(Clone, Debug, {default}PartialEq)]\n{open}"),
        kind: BlockKind::Struct,
        name: names.name.to_string(),
        members: fields,
    }
}
