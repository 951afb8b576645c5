//! The enum of an operation's documented failures, `GetUserError`.

use super::{Block, BlockKind, Chunk, docs, response_enum};
use crate::api::{Api, Operation, OperationId, ResponseBody, ResponseCase};
use crate::client::Context;
use crate::client::response::{self, Outcome};
use crate::names::Name;
use crate::prose::{self, documentation};

/// Returns the type of an operation's documented failures.
pub fn ty(context: &Context<'_>, id: OperationId, operation: &Operation) -> String {
    match operation.failures().next() {
        Some(_) => context.names.operation(id).error.to_string(),
        None => "Infallible".to_owned(),
    }
}

/// Renders the enum of an operation's documented failures. Where an operation before it in the file has the same
/// failures, `same`, it is an alias: `type DeleteUserError = GetUserError`.
pub fn render(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    same: Option<OperationId>,
) -> Option<Chunk> {
    operation.failures().next()?;
    let name = &context.names.operation(id).error;
    if let Some(same) = same {
        let docs = docs::comments(
            "",
            &[format!(
                "The documented failures of {}, which are those of {}.",
                prose::code(&operation.id),
                prose::code(&context.api.operations[same.0].id),
            )],
        );
        let other = &context.names.operation(same).error;
        return Some(Chunk::Text(format!("{docs}pub type {name} = {other};\n")));
    }
    let docs = format!("The documented failures of {}.", prose::code(&operation.id));
    let attributes = "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n";
    Some(Chunk::Block(Block {
        before: docs::comments("", &[docs]) + attributes,
        kind: BlockKind::Enum,
        name: name.to_string(),
        members: response_enum::variants(context, id, operation, Outcome::Failure),
    }))
}

/// Returns, for each operation of a file, the first operation before it with the same documented failures.
pub fn same_failures(
    context: &Context<'_>,
    operations: &[(OperationId, &Operation)],
) -> Vec<Option<OperationId>> {
    let mut distinct: Vec<(OperationId, Vec<(ResponseCase<'_>, &Name)>)> = Vec::new();
    let mut same = Vec::new();
    for (id, operation) in operations {
        let failures = response::with_variants(context, *id, operation, Outcome::Failure);
        let failures: Vec<_> = failures.collect();
        let first = distinct
            .iter()
            .find(|(_, others)| are_same(context.api, others, &failures))
            .filter(|_| !failures.is_empty());
        same.push(first.map(|(first, _)| *first));
        if first.is_none() {
            distinct.push((*id, failures));
        }
    }
    same
}

fn are_same(
    api: &Api,
    some: &[(ResponseCase<'_>, &Name)],
    others: &[(ResponseCase<'_>, &Name)],
) -> bool {
    let mut pairs = some.iter().zip(others);
    some.len() == others.len()
        && pairs.all(|((one, name), (other, other_name))| {
            name == other_name && is_same_response(api, *one, *other)
        })
}

fn is_same_response(api: &Api, one: ResponseCase<'_>, other: ResponseCase<'_>) -> bool {
    documentation::of_response(one) == documentation::of_response(other)
        && one.response.status == other.response.status
        && match (one.body, other.body) {
            (Some(one), Some(other)) => is_same_body(api, one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
}

fn is_same_body(api: &Api, one: &ResponseBody, other: &ResponseBody) -> bool {
    one.media_types == other.media_types
        && one.decoding == other.decoding
        && api.unaliased(&one.ty) == api.unaliased(&other.ty)
}
