//! What an operation returns: a value, or an enum where there are several successful answers.

use std::collections::BTreeSet;

use super::Context;
use super::ty::{self, Place};
use crate::api::{Answer, Content, Decoding, Operation, OperationId};
use crate::names::Name;

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
pub fn ty(context: &Context<'_>, id: OperationId, operation: &Operation, place: Place) -> String {
    match (output(operation), operation.successes().next()) {
        (Output::Several, _) => context.names.operation(id).response.to_string(),
        (Output::One, Some(answer)) => match answer.content {
            Some(content) => content_ty(context, content, Side::Success, place),
            None => "()".to_owned(),
        },
        (Output::Undocumented, _) | (Output::One, None) => "Bytes".to_owned(),
    }
}

/// Returns the type that the body of an answer becomes.
pub fn content_ty(context: &Context<'_>, content: &Content, side: Side, place: Place) -> String {
    let ty = ty::text(&content.ty, context.names, place);
    match (stream(content, side), content.decoding) {
        (Some(stream), Decoding::Binary) => stream.to_owned(),
        (Some(stream), _) => format!("{stream}<{ty}>"),
        (None, Decoding::Json | Decoding::Text | Decoding::Binary) => ty,
        (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => "String".to_owned(),
    }
}

/// Returns the type of the runtime that reads the body as it comes, where one does.
pub fn stream(content: &Content, side: Side) -> Option<&'static str> {
    match (content.decoding, side) {
        (Decoding::Json | Decoding::Text, _) | (_, Side::Failure) => None,
        (Decoding::Binary, Side::Success) => Some("Download"),
        (Decoding::Events, Side::Success) => Some("EventStream"),
        (Decoding::Lines | Decoding::Sequence, Side::Success) => Some("JsonLines"),
    }
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

/// Returns the media types of all documented answers, those of failures last, as `Accept` lists them.
pub fn accept(operation: &Operation) -> String {
    let mut seen = BTreeSet::new();
    let answers = operation.successes().chain(operation.failures());
    let names = answers.filter_map(|answer| Some(&answer.content?.names));
    let types: Vec<&str> = names
        .flatten()
        .map(String::as_str)
        .filter(|name| seen.insert(*name))
        .collect();
    types.join(", ")
}
