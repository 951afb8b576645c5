//! The enum of an operation's documented failures, `GetUserError`.

use super::imports::Imports;
use super::{Block, BlockKind, docs, response_enum};
use crate::client::Operation;
use crate::prose;

/// Renders the enum of an operation's documented failures, be there any or not.
pub fn render<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Block {
    let id = prose::code(operation.id);
    let docs = match operation.failures().next() {
        Some(_) => format!("The documented failures of {id}."),
        None => format!("The documented failures of {id}: none yet."),
    };
    let attributes = "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n";
    let failures = operation.failures();
    Block {
        before: docs::comments("", &[docs]) + attributes,
        kind: BlockKind::Enum,
        name: operation.error.to_string(),
        members: failures
            .map(|it| response_enum::variant(imports, it))
            .collect(),
    }
}
