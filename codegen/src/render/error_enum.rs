//! The enum of an operation's documented failures, `GetUserError`.

use super::imports::Imports;
use super::{Block, BlockKind, Chunk, docs, response_enum};
use crate::client::{Failure, Operation};
use crate::prose;

/// Renders the enum of an operation's documented failures. Where an operation before it in the file has the same
/// failures, it is an alias: `type DeleteUserError = GetUserError`.
pub fn render<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Option<Chunk> {
    let id = prose::code(operation.id);
    match &operation.failure {
        Failure::Infallible => None,
        Failure::Same { name, of } => {
            let docs = format!(
                "The documented failures of {id}, which are those of {}.",
                prose::code(of.id),
            );
            let docs = docs::comments("", &[docs]);
            let other = of.name;
            Some(Chunk::Text(format!("{docs}pub type {name} = {other};\n")))
        }
        Failure::Enum(name) => {
            let docs = format!("The documented failures of {id}.");
            let attributes = "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n";
            let failures = operation.failures();
            Some(Chunk::Block(Block {
                before: docs::comments("", &[docs]) + attributes,
                kind: BlockKind::Enum,
                name: name.to_string(),
                members: {
                    let variant = |it| response_enum::variant(imports, it);
                    failures.map(variant).collect()
                },
            }))
        }
    }
}
