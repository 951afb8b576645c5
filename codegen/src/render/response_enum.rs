//! The enum of an operation whose successful responses have several types, `ReplacePetResponse`.

use super::{Block, BlockKind, INDENT, docs};
use crate::api::{Operation, OperationId};
use crate::client::Context;
use crate::client::response::{Outcome, Output, body_ty, output, with_variants};
use crate::client::ty::ModelPath;
use crate::prose::{self, documentation};

/// Renders the enum; nothing for an operation that returns one type.
pub fn render(context: &Context<'_>, id: OperationId, operation: &Operation) -> Option<Block> {
    if output(operation) != Output::Several {
        return None;
    }
    let docs = format!("What {} answers.", prose::code(&operation.id));
    let mut contents = operation.successes().filter_map(|success| success.body);
    let derives = match contents.any(|body| body.decoding.is_stream()) {
        true => "#[derive(Debug)]\n",
        false => "#[derive(Clone, Debug, PartialEq)]\n",
    };
    Some(Block {
        before: docs::comments("", &[docs]) + derives,
        kind: BlockKind::Enum,
        name: context.names.operation(id).response.to_string(),
        members: variants(context, id, operation, Outcome::Success),
    })
}

/// Renders a variant for each response of an outcome.
pub fn variants(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    outcome: Outcome,
) -> Vec<String> {
    with_variants(context, id, operation, outcome)
        .map(|(case, name)| {
            let docs = docs::comments(INDENT, &documentation::of_response(case));
            let body = case.body.map_or_else(String::new, |body| {
                let ty = body_ty(context, body, outcome, ModelPath::Qualified);
                format!("({ty})")
            });
            format!("{docs}{INDENT}{name}{body},\n")
        })
        .collect()
}
