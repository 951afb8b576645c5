//! Unions: enums with a variant for each alternative, and one that keeps values of alternatives added later.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, enumeration, table};
use crate::client::{Model, ModelPath, RustType, Union};

/// Renders a union and the table of its alternatives.
pub fn render<'a>(imports: &Imports<'a>, model: &Model<'a>, union: &Union<'a>) -> Vec<Chunk> {
    let mut chunks = vec![
        Chunk::Block(definition(imports, model, union)),
        Chunk::Table(table::union(imports, model, union)),
    ];
    if union.holds_secrets {
        chunks.push(Chunk::Table(table::debug_union(imports, model, union)));
    }
    chunks.extend(accessors(imports, model, union).map(Chunk::Block));
    chunks
}

fn definition<'a>(imports: &Imports<'a>, model: &Model<'a>, union: &Union<'a>) -> Block {
    let docs = docs::comments("", &model.docs);
    let mut variants = Vec::with_capacity(union.variants.len() + 1);
    for variant in &union.variants {
        let docs = docs::comments(INDENT, &variant.docs);
        let (name, ty) = (variant.name, imports.ty(&variant.held_ty));
        variants.push(format!("{docs}{INDENT}{name}({ty}),\n"));
    }
    variants.push(enumeration::unknown_variant(imports, &RustType::JSON));
    // What no variant reads may be a secret of one, which `debug_union!` does not show.
    let derived = match union.holds_secrets {
        true => "#[derive(Clone, PartialEq)]\n#[non_exhaustive]\n",
        false => "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n",
    };
    Block {
        before: docs + derived,
        kind: BlockKind::Enum,
        name: model.name.to_string(),
        members: variants,
    }
}

/// Renders the methods that give the value as the type of a variant, for those of which it may be at once.
fn accessors<'a>(imports: &Imports<'a>, model: &Model<'a>, union: &Union<'a>) -> Option<Block> {
    let mut members = Vec::new();
    for (index, variant) in union.variants.iter().enumerate() {
        let Some(method) = variant.accessor else {
            continue;
        };
        let text = format!(
            "Returns the value as `{}`, where it is one: it may be of several variants at once.",
            variant.ty.text(ModelPath::Bare)
        );
        let docs = docs::comments(INDENT, &[text]);
        let (ty, module) = (imports.ty(&variant.ty), imports.runtime("union"));
        members.push(format!(
            "{docs}    #[must_use]\n    #[inline]\n    pub fn {method}(&self) -> Option<{ty}> {{\n        \
             {module}::to(self, {index})\n    }}\n"
        ));
    }
    (!members.is_empty()).then(|| Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: model.name.to_string(),
        members,
    })
}
