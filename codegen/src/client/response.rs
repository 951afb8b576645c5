//! What an operation returns: a value, or an enum where its successful responses have several types.

use std::collections::BTreeSet;

use super::Context;
use super::ty::{self, ModelPath};
use crate::api::{Decoding, Operation, OperationId, ResponseBody, ResponseCase};
use crate::names::Name;

/// How many types the successful responses of an operation have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The document describes no success, so the bytes of one are returned as they are.
    Undocumented,
    /// One type, whatever the status.
    One,
    /// Several types, which are the variants of an enum.
    Several,
}

/// Whether a response is the value of a call or its error. The body of an error is always read to its end, that of
/// a value may be a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The response is the value of the call.
    Success,
    /// The response is the error of the call.
    Failure,
}

/// Returns how many types the successful responses of an operation have.
pub fn output(operation: &Operation) -> Output {
    let mut types = operation.successes().map(|success| {
        let body = success.body;
        body.map(|body| (body.decoding, &body.ty))
    });
    match types.next() {
        None => Output::Undocumented,
        Some(first) if types.all(|other| other == first) => Output::One,
        Some(_) => Output::Several,
    }
}

/// Returns the type that an operation returns.
pub fn ty(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    path: ModelPath,
) -> String {
    match (output(operation), operation.successes().next()) {
        (Output::Several, _) => context.names.operation(id).response.to_string(),
        (Output::One, Some(success)) => match success.body {
            Some(body) => body_ty(context, body, Outcome::Success, path),
            None => "()".to_owned(),
        },
        (Output::Undocumented, _) | (Output::One, None) => "Bytes".to_owned(),
    }
}

/// Returns the type that the body of a response becomes.
pub fn body_ty(
    context: &Context<'_>,
    body: &ResponseBody,
    outcome: Outcome,
    path: ModelPath,
) -> String {
    let ty = ty::text(&body.ty, context.names, path);
    match (stream(body, outcome), body.decoding) {
        (Some(stream), Decoding::Binary) => stream.to_owned(),
        (Some(stream), _) => format!("{stream}<{ty}>"),
        (None, Decoding::Json | Decoding::Text | Decoding::Binary) => ty,
        (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => "String".to_owned(),
    }
}

/// Returns the type of the runtime that reads a body while it arrives, for a body that is not read to its end first.
pub fn stream(body: &ResponseBody, outcome: Outcome) -> Option<&'static str> {
    match (body.decoding, outcome) {
        (Decoding::Json | Decoding::Text, _) | (_, Outcome::Failure) => None,
        (Decoding::Binary, Outcome::Success) => Some("Download"),
        (Decoding::Events, Outcome::Success) => Some("EventStream"),
        (Decoding::Lines | Decoding::Sequence, Outcome::Success) => Some("JsonLines"),
    }
}

/// Returns the responses of an outcome, each with the name of its variant in the enum of such responses.
pub fn with_variants<'a>(
    context: &'a Context<'_>,
    id: OperationId,
    operation: &'a Operation,
    outcome: Outcome,
) -> impl Iterator<Item = (ResponseCase<'a>, &'a Name)> {
    let names = &context.names.operation(id).variants;
    let responses = operation.cases().zip(names);
    responses.filter(move |(case, _)| match outcome {
        Outcome::Success => operation.is_success(case.response),
        Outcome::Failure => operation.is_failure(case.response),
    })
}

/// Returns the value of `Accept`: the media types of all documented responses, those of failures last.
pub fn accept(operation: &Operation) -> String {
    let mut seen = BTreeSet::new();
    let responses = operation.successes().chain(operation.failures());
    let names = responses.filter_map(|case| Some(&case.body?.media_types));
    let types: Vec<&str> = names
        .flatten()
        .map(|name| accepted(name))
        .filter(|name| seen.insert(*name))
        .collect();
    types.join(", ")
}

/// Returns what is asked for a media type by. A range of JSON (`application/*+json`) is none of HTTP
/// (RFC 9110, section 12.5.1).
fn accepted(name: &str) -> &str {
    match name.contains('*') && name.ends_with("+json") {
        true => "application/json",
        false => name,
    }
}
