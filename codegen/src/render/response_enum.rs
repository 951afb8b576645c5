//! The enum of an operation whose successful responses have several types, `ReplacePetResponse`.

use super::imports::Imports;
use super::{Block, BlockKind, INDENT, docs};
use crate::client::{Case, Decoder, Operation, Output, Reading};
use crate::prose;

/// Renders the enum; nothing for an operation that returns one type.
pub fn render<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Option<Block> {
    let Output::Several(name) = operation.output else {
        return None;
    };
    let docs = format!("What {} answers.", prose::code(operation.id));
    let mut readings = operation.successes().map(|(_, reading)| reading);
    let derives = match readings.any(|reading| matches!(reading.decoder, Decoder::Stream(_))) {
        true => "#[derive(Debug)]\n",
        false => "#[derive(Clone, Debug, PartialEq)]\n",
    };
    Some(Block {
        before: docs::comments("", &[docs]) + derives,
        kind: BlockKind::Enum,
        name: name.to_string(),
        members: {
            let successes = operation.successes();
            successes.map(|it| variant(imports, it)).collect()
        },
    })
}

/// Renders the variant of a response.
pub fn variant<'a>(imports: &Imports<'a>, (case, reading): (&Case<'a>, &Reading<'a>)) -> String {
    let docs = docs::comments(INDENT, &case.docs);
    let value = match reading.decoder {
        Decoder::Empty => String::new(),
        _ => format!("({})", imports.ty(&reading.ty)),
    };
    format!("{docs}{INDENT}{}{value},\n", case.variant)
}
