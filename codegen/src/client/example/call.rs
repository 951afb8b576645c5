//! The statements of an example: the request with its arguments, and the code that prints the response.

use super::statement;
use super::value::{Slot, Values};
use crate::api::{Decoding, Encoding, MediaType, Operation, OperationId, Parameter};
use crate::client::response::{self, Outcome, Output};

/// Returns the statements that send a request and print the response.
pub fn lines(values: &mut Values<'_>, id: OperationId) -> Vec<String> {
    let context = values.context;
    let operation = &context.api.operations[id.0];
    let mut calls = request(values, id, operation);
    if operation.pagination.is_some() {
        calls.push(".items()".to_owned());
        return statement::stream("item", &calls);
    }
    calls.extend([".send()".to_owned(), ".await?".to_owned()]);
    let content = operation
        .successes()
        .next()
        .and_then(|success| success.body);
    let decoding = content.map(|content| content.decoding);
    match (response::output(operation), decoding) {
        (Output::One, None) => statement::chain("", &calls),
        (Output::Several, _) => match_response(values, id, operation, &calls),
        (Output::One, Some(Decoding::Binary)) => {
            calls.extend([".bytes()".to_owned(), ".await?".to_owned()]);
            let mut lines = statement::chain("let bytes = ", &calls);
            lines.push("println!(\"{} bytes\", bytes.len());".to_owned());
            lines
        }
        (Output::One, Some(Decoding::Events)) => statement::stream("event", &calls),
        (Output::One, Some(Decoding::Lines | Decoding::Sequence)) => {
            statement::stream("value", &calls)
        }
        (Output::One, Some(Decoding::Json | Decoding::Text)) | (Output::Undocumented, _) => {
            let mut lines = statement::chain("let answer = ", &calls);
            lines.push("println!(\"{answer:?}\");".to_owned());
            lines
        }
    }
}

/// Returns the chain of calls that makes the request: `client`, `.users()`, `.get_user(1)`.
fn request(values: &mut Values<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let context = values.context;
    let names = context.names.operation(id);
    let tag = &context.names.tags()[operation.tag.0];
    let asked_for = operation.parameters.iter().filter(|it| it.is_asked_for());
    let mut arguments: Vec<String> = asked_for.map(|it| parameter(values, it)).collect();
    let mut setter = None;
    if let Some(request_body) = &operation.body {
        let value = body(values, &request_body.content);
        match request_body.required {
            true => arguments.push(value),
            false => setter = Some(format!(".body({value})")),
        }
    }
    let mut calls = vec!["client".to_owned(), format!(".{}()", tag.module)];
    calls.push(format!(".{}({})", names.method, arguments.join(", ")));
    calls.extend(setter);
    calls
}

fn parameter(values: &mut Values<'_>, parameter: &Parameter) -> String {
    let example = parameter.docs.example.as_ref();
    values.value(&parameter.ty, example, Slot::Converting)
}

/// Returns the arguments that a body is: one of several media types goes before the value of an open one.
fn body(values: &mut Values<'_>, content: &MediaType) -> String {
    let slot = match content.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart => Slot::Exact,
        Encoding::Text | Encoding::Binary => Slot::Converting,
    };
    let value = values.value(&content.ty, content.example.as_ref(), slot);
    match content.is_open() {
        true => format!("\"application/octet-stream\", {value}"),
        false => value,
    }
}

/// Returns the statements that tell apart the several responses of an operation.
fn match_response(
    values: &mut Values<'_>,
    id: OperationId,
    operation: &Operation,
    calls: &[String],
) -> Vec<String> {
    let context = values.context;
    let response = &context.names.operation(id).response;
    let module = &context.names.tags()[operation.tag.0].module;
    values.import(format!("api::{module}::{response}"));
    let mut lines = statement::chain("let answer = ", calls);
    lines.push("match answer {".to_owned());
    for (success, variant) in response::with_variants(context, id, operation, Outcome::Success) {
        let (pattern, action) = match success.body {
            Some(_) => ("(value)", "println!(\"{value:?}\"),"),
            None => ("", "{}"),
        };
        lines.push(format!("    {response}::{variant}{pattern} => {action}"));
    }
    lines.push("}".to_owned());
    lines
}
