//! The call of an example: the request with its arguments, and what becomes of the answer.

use super::value::{Slot, Values};
use super::{Answer, ExampleCall};
use crate::api;
use crate::client::context::Context;
use crate::client::operation::Operation;
use crate::client::request_body::{BodyEncoding, Content};
use crate::client::response::{Decoder, Output, StreamDecoder};
use crate::names::Name;

impl<'a> ExampleCall<'a> {
    /// Returns an example call of an operation; `source` is the operation as the document says it.
    pub(in crate::client) fn of(
        context: &Context<'_>,
        source: &api::Operation,
        operation: &Operation<'a>,
    ) -> Self {
        let mut values = Values::new(context);
        let mut calls = request(&mut values, source, operation);
        let answer = answer(operation);
        calls.extend(end(operation, &answer).map(str::to_owned));
        if let Answer::Matched { name, .. } = answer {
            values.import(match module(&values, operation) {
                Some(module) => format!("api::{module}::{name}"),
                None => format!("api::{name}"),
            });
        }
        ExampleCall {
            imports: values.into_imports(),
            calls,
            answer,
        }
    }
}

/// Returns what an example does with what an operation returns.
fn answer<'a>(operation: &Operation<'a>) -> Answer<'a> {
    if operation.paging.is_some() {
        return Answer::Each("item");
    }
    let mut decoders = operation.successes().map(|(_, reading)| reading.decoder);
    match (&operation.output, decoders.next()) {
        (Output::Several(name), _) => {
            let variants = operation.successes().map(|(case, reading)| {
                let has_value = reading.decoder != Decoder::Empty;
                (case.variant, has_value)
            });
            Answer::Matched {
                name,
                variants: variants.collect(),
            }
        }
        (Output::Undocumented, _) | (Output::One(_), None) => Answer::Printed,
        (Output::One(_), Some(decoder)) => match decoder {
            Decoder::Empty => Answer::Ignored,
            Decoder::Json | Decoder::JsonOrNull | Decoder::Text | Decoder::Bytes => Answer::Printed,
            Decoder::Stream(StreamDecoder::Download) => Answer::Counted,
            Decoder::Stream(StreamDecoder::JsonEvents | StreamDecoder::TextEvents) => {
                Answer::Each("event")
            }
            Decoder::Stream(StreamDecoder::Lines | StreamDecoder::Sequence) => {
                Answer::Each("value")
            }
        },
    }
}

/// Returns the calls that send a request.
fn end(operation: &Operation<'_>, answer: &Answer<'_>) -> impl Iterator<Item = &'static str> {
    let calls: &[&str] = match (operation.paging.is_some(), answer) {
        (true, _) => &[".items()"],
        (false, Answer::Counted) => &[".send()", ".await?", ".bytes()", ".await?"],
        (false, _) => &[".send()", ".await?"],
    };
    calls.iter().copied()
}

/// Returns the chain of calls that makes the request: `client`, `.users()`, `.get_user(1)`; without a
/// tag `client`, `.get_user(1)`.
fn request(
    values: &mut Values<'_>,
    source: &api::Operation,
    operation: &Operation<'_>,
) -> Vec<String> {
    let parameters = source.parameters.iter().zip(&operation.parameters);
    let asked_for = parameters.filter(|(_, parameter)| parameter.is_asked_for());
    let mut arguments: Vec<String> = asked_for
        .map(|(source, parameter)| {
            let slot = Slot::of(parameter.argument.conversion);
            values.value(&source.ty, source.docs.example.as_ref(), slot)
        })
        .collect();
    let body = source.body.as_ref();
    let body = body.map(|body| &body.content);
    if let Some((source, content)) = body.zip(operation.required_contents().first()) {
        arguments.push(self::body(values, source, content));
    }
    let mut calls = vec!["client".to_owned()];
    calls.extend(module(values, operation).map(|accessor| format!(".{accessor}()")));
    calls.push(format!(".{}({})", operation.method, arguments.join(", ")));
    if let Some((source, content)) = body.zip(operation.optional_contents().first()) {
        calls.push(format!(".body({})", self::body(values, source, content)));
    }
    calls
}

/// Returns the module of an operation's tag, which is the method of the client too; none where it has no tag.
fn module<'a>(values: &Values<'a>, operation: &Operation<'_>) -> Option<&'a Name> {
    Some(&values.context.names.tags()[operation.tag?].module)
}

/// Returns the arguments that a body is: one of several media types goes before the value of an open one.
fn body(values: &mut Values<'_>, source: &api::MediaType, content: &Content<'_>) -> String {
    let slot = Slot::of(content.argument.conversion);
    let value = values.value(&source.ty, source.example.as_ref(), slot);
    match content.encoding {
        BodyEncoding::Open => format!("\"application/octet-stream\", {value}"),
        _ => value,
    }
}
