//! The statements of an example: the request with its arguments, and the code that prints the response.

use super::statement;
use super::value::{Slot, Values};
use crate::api;
use crate::client::operation::Operation;
use crate::client::request_body::{BodyEncoding, Content};
use crate::client::response::{Decoder, Output};
use crate::names::Name;

/// Returns the statements that send a request and print the response.
pub fn lines(
    values: &mut Values<'_>,
    source: &api::Operation,
    operation: &Operation<'_>,
) -> Vec<String> {
    let mut calls = request(values, source, operation);
    if operation.paging.is_some() {
        calls.push(".items()".to_owned());
        return statement::stream("item", &calls);
    }
    calls.extend([".send()".to_owned(), ".await?".to_owned()]);
    let mut decoders = operation.successes().map(|(_, reading)| reading.decoder);
    match (&operation.output, decoders.next()) {
        (Output::Several(response), _) => match_response(values, operation, response, &calls),
        (Output::One(_), Some(Decoder::Empty)) => statement::chain("", &calls),
        (Output::One(_), Some(Decoder::Download)) => {
            calls.extend([".bytes()".to_owned(), ".await?".to_owned()]);
            let mut lines = statement::chain("let bytes = ", &calls);
            lines.push("println!(\"{} bytes\", bytes.len());".to_owned());
            lines
        }
        (Output::One(_), Some(Decoder::JsonEvents | Decoder::TextEvents)) => {
            statement::stream("event", &calls)
        }
        (Output::One(_), Some(Decoder::Lines | Decoder::Sequence)) => {
            statement::stream("value", &calls)
        }
        (Output::One(_) | Output::Undocumented, _) => {
            let mut lines = statement::chain("let answer = ", &calls);
            lines.push("println!(\"{answer:?}\");".to_owned());
            lines
        }
    }
}

/// Returns the chain of calls that makes the request: `client`, `.users()`, `.get_user(1)`.
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
    let mut calls = vec![
        "client".to_owned(),
        format!(".{}()", module(values, operation)),
        format!(".{}({})", operation.method, arguments.join(", ")),
    ];
    if let Some((source, content)) = body.zip(operation.optional_contents().first()) {
        calls.push(format!(".body({})", self::body(values, source, content)));
    }
    calls
}

/// Returns the module of an operation's tag, which is the method of the client too.
fn module<'a>(values: &Values<'a>, operation: &Operation<'_>) -> &'a Name {
    &values.context.names.tags()[operation.tag].module
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

/// Returns the statements that tell apart the several responses of an operation.
fn match_response(
    values: &mut Values<'_>,
    operation: &Operation<'_>,
    response: &Name,
    calls: &[String],
) -> Vec<String> {
    values.import(format!("api::{}::{response}", module(values, operation)));
    let mut lines = statement::chain("let answer = ", calls);
    lines.push("match answer {".to_owned());
    for (case, reading) in operation.successes() {
        let (pattern, action) = match reading.decoder {
            Decoder::Empty => ("", "{}"),
            _ => ("(value)", "println!(\"{value:?}\"),"),
        };
        let variant = case.variant;
        lines.push(format!("    {response}::{variant}{pattern} => {action}"));
    }
    lines.push("}".to_owned());
    lines
}
