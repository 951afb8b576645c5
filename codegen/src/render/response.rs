//! What an operation returns: a value, or an enum where there are several successful answers.

use super::imports::Imports;
use super::ty::{self, Place};
use super::{Block, BlockKind, Context, INDENT, docs};
use crate::api::{Answer, Content, Decoding, Operation, OperationId};
use crate::names::Name;
use crate::prose::{self, documentation};

/// What the successful answers of an operation come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// No success is documented: its bytes are returned as they are.
    Undocumented,
    /// One type, whatever the status.
    One,
    /// Several types, told apart by the status.
    Several,
}

/// The side on which an answer comes back, which decides what its body becomes: that of a failure is
/// always read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is the value of the call.
    Success,
    /// It is the call's error.
    Failure,
}

/// Returns what the successful answers of an operation come to.
pub fn output(operation: &Operation) -> Output {
    let mut types = operation.successes().map(|answer| {
        answer
            .content
            .map(|content| (content.decoding, &content.ty))
    });
    match types.next() {
        None => Output::Undocumented,
        Some(first) if types.all(|other| other == first) => Output::One,
        Some(_) => Output::Several,
    }
}

/// Returns the type that an operation returns.
pub fn ty(context: &Context<'_>, id: OperationId, operation: &Operation) -> String {
    match (output(operation), operation.successes().next()) {
        (Output::Several, _) => context.names.operation(id).response.to_string(),
        (Output::One, Some(answer)) => match answer.content {
            Some(content) => content_ty(context, content, Side::Success),
            None => "()".to_owned(),
        },
        (Output::Undocumented, _) | (Output::One, None) => "Bytes".to_owned(),
    }
}

/// Returns the type that the body of an answer becomes.
pub fn content_ty(context: &Context<'_>, content: &Content, side: Side) -> String {
    let ty = ty::text(&content.ty, context.names, Place::Api);
    match (content.decoding, side) {
        (Decoding::Json | Decoding::Text, _) | (Decoding::Binary, Side::Failure) => ty,
        (Decoding::Binary, Side::Success) => "Download".to_owned(),
        (Decoding::Events, Side::Success) => format!("EventStream<{ty}>"),
        (Decoding::Lines | Decoding::Sequence, Side::Success) => format!("JsonLines<{ty}>"),
        (Decoding::Events | Decoding::Lines | Decoding::Sequence, Side::Failure) => {
            "String".to_owned()
        }
    }
}

/// Adds what the type is made of that the body of an answer becomes.
pub fn content_imports(content: &Content, side: Side, imports: &mut Imports) {
    match (content.decoding, side) {
        (Decoding::Binary, Side::Success) => imports.runtime("Download"),
        (Decoding::Events, Side::Success) => imports.runtime("EventStream"),
        (Decoding::Lines | Decoding::Sequence, Side::Success) => imports.runtime("JsonLines"),
        (Decoding::Events | Decoding::Lines | Decoding::Sequence, Side::Failure) => return,
        (Decoding::Json | Decoding::Text, _) | (Decoding::Binary, Side::Failure) => {}
    }
    if (content.decoding, side) != (Decoding::Binary, Side::Success) {
        imports.ty(&content.ty);
    }
}

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

/// Returns the answers of one side with the names of their variants.
pub fn named<'a>(
    context: &'a Context<'_>,
    id: OperationId,
    operation: &'a Operation,
    side: Side,
) -> impl Iterator<Item = (Answer<'a>, &'a Name)> {
    let names = &context.names.operation(id).answers;
    let answers = operation.answers().zip(names);
    answers.filter(move |(answer, _)| match side {
        Side::Success => operation.is_success(answer.response),
        Side::Failure => operation.is_failure(answer.response),
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
                format!("({})", content_ty(context, content, side))
            });
            format!("{docs}{INDENT}{name}{content},\n")
        })
        .collect()
}
