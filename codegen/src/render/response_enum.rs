//! What an operation returns where there are several successful answers: an enum.

use super::{Block, BlockKind, INDENT, docs};
use crate::api::{Operation, OperationId};
use crate::client::Context;
use crate::client::response::{Output, Side, content_ty, named, output};
use crate::client::ty::Place;
use crate::prose::{self, documentation};

/// Renders the enum of several successful answers.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> Option<Block> {
    if output(operation) != Output::Several {
        return None;
    }
    let docs = format!("What {} answers.", prose::code(&operation.id));
    let mut contents = operation.successes().filter_map(|answer| answer.content);
    let derives = match contents.any(|content| content.decoding.is_stream()) {
        true => "#[derive(Debug)]\n",
        false => "#[derive(Clone, Debug, PartialEq)]\n",
    };
    Some(Block {
        before: docs::comments("", &[docs]) + derives,
        kind: BlockKind::Enum,
        name: context.names.operation(id).response.to_string(),
        members: variants(context, id, operation, Side::Success),
    })
}

/// Renders a variant for each answer of a side.
pub fn variants(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    side: Side,
) -> Vec<String> {
    named(context, id, operation, side)
        .map(|(answer, name)| {
            let docs = docs::comments(INDENT, &documentation::of_response(answer));
            let content = answer.content.map_or_else(String::new, |content| {
                format!("({})", content_ty(context, content, side, Place::Api))
            });
            format!("{docs}{INDENT}{name}{content},\n")
        })
        .collect()
}
