//! Unions: enums with a variant for each alternative, and one that keeps values of alternatives added later.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, INDENT, docs, enumeration, table};
use crate::analysis::Shape;
use crate::api::{Type, TypeId, Union};
use crate::client::Context;
use crate::client::ty::{self, ModelPath};
use crate::prose::{self, documentation};

/// Renders a union and the table of its alternatives.
pub fn render(context: &Context<'_>, id: TypeId, union: &Union) -> Vec<Chunk> {
    let mut chunks = vec![
        Chunk::Block(definition(context, id, union)),
        Chunk::Table(table::union(context, id, union)),
    ];
    if context.facts.holds_secrets(id) {
        chunks.push(Chunk::Table(table::debug_union(context, id)));
    }
    chunks.extend(accessors(context, id, union).map(Chunk::Block));
    chunks
}

/// Adds the items that a union and its table name.
pub fn imports(context: &Context<'_>, id: TypeId, union: &Union, imports: &mut Imports) {
    imports.runtime("union");
    if context.facts.holds_secrets(id) {
        imports.runtime("debug_union");
    }
    imports.ty(&Type::Json);
    union
        .variants
        .iter()
        .for_each(|variant| imports.ty(&variant.ty));
    let shapes = context.facts.choice(id).shapes().iter();
    let nested = shapes.flat_map(Shape::unions);
    nested.for_each(|id| imports.ty(&Type::Named(id)));
}

fn definition(context: &Context<'_>, id: TypeId, union: &Union) -> Block {
    let names = context.names.ty(id);
    let docs = docs::comments("", &documentation::of_type(context.api.type_def(id)));
    let mut variants = Vec::with_capacity(union.variants.len() + 1);
    for (index, (variant, name)) in union.variants.iter().zip(&names.members).enumerate() {
        let is_default = union
            .discriminator
            .as_ref()
            .is_some_and(|it| it.default == Some(index));
        let docs = match is_default {
            true => format!(
                "{}, and what names no other variant.",
                prose::code(&variant.name)
            ),
            false => prose::code(&variant.name),
        };
        let docs = docs::comments(INDENT, &[docs]);
        let ty = ty::text(&variant.ty, context.names, ModelPath::Bare);
        let ty = match context.facts.is_boxed(id, index) {
            true => format!("Box<{ty}>"),
            false => ty,
        };
        variants.push(format!("{docs}{INDENT}{name}({ty}),\n"));
    }
    variants.push(enumeration::unknown_variant("Value"));
    // What no variant reads may be a secret of one, which `debug_union!` does not show.
    let derived = match context.facts.holds_secrets(id) {
        true => "#[derive(Clone, PartialEq)]\n#[non_exhaustive]\n",
        false => "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n",
    };
    Block {
        before: docs + derived,
        kind: BlockKind::Enum,
        name: names.name.to_string(),
        members: variants,
    }
}

/// Renders the methods that give the value as the type of a variant, for those of which it may be at once.
fn accessors(context: &Context<'_>, id: TypeId, union: &Union) -> Option<Block> {
    let names = context.names.ty(id);
    let overlaps = context.facts.overlaps(id).iter();
    let variants = overlaps.zip(&union.variants).zip(&names.accessors);
    let methods = variants
        .enumerate()
        .filter(|(_, ((overlaps, _), _))| **overlaps)
        .map(|(index, ((_, variant), method))| {
            let ty = ty::text(&variant.ty, context.names, ModelPath::Bare);
            let text = format!(
                "Returns the value as `{ty}`, where it is one: it may be of several variants at once."
            );
            let docs = docs::comments(INDENT, &[text]);
            format!(
                "{docs}    #[must_use]\n    #[inline]\n    pub fn {method}(&self) -> Option<{ty}> {{\n        \
                 union::to(self, {index})\n    }}\n"
            )
        });
    let members: Vec<String> = methods.collect();
    (!members.is_empty()).then(|| Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: names.name.to_string(),
        members,
    })
}
