//! The parameters and bodies of an operation.

use super::Section;
use crate::client::{Content, Parameter, Place, RequestBody};
use crate::markdown::model;
use crate::markdown::page::{self, code, row};
use crate::prose;
use crate::source::Value;

/// Returns the table of parameters and bodies.
pub fn table(section: &Section<'_>) -> String {
    let parameters = section.operation.parameters.iter();
    let parameters = parameters.map(|it| parameter(section, it));
    let bodies = section.operation.body.iter();
    let bodies = bodies.flat_map(|request_body| bodies_of(section, request_body));
    let head = ["Name", "Sent as", "Type", "Description", "Notes"];
    let table = page::table(&head, parameters.chain(bodies));
    match table.is_empty() {
        true => "This endpoint does not need any parameter.\n".to_owned(),
        false => table,
    }
}

fn parameter(section: &Section<'_>, parameter: &Parameter<'_>) -> String {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Querystring(_) => "query string",
    };
    let name = match parameter.constant {
        Some(_) => "-".to_owned(),
        None => format!("`{}`", parameter.name),
    };
    let always = parameter.constant.map(always);
    row(&[
        name,
        format!("{place} {}", code(parameter.wire_name)),
        section.links.ty(&parameter.ty),
        model::value(parameter.about, parameter.wire_name),
        match &always {
            Some(always) => model::notes(parameter.about, &[always]),
            None => model::notes(parameter.about, optional(parameter.required)),
        },
    ])
}

/// Returns a row for each media type of a request body.
fn bodies_of(section: &Section<'_>, request_body: &RequestBody<'_>) -> Vec<String> {
    let rows = request_body.contents.iter().map(|content| {
        let name = match (content.setter, request_body.required) {
            (None, _) => "`body`".to_owned(),
            (Some(_), true) => format!("`body` of `{}`", content.method),
            (Some(setter), false) => format!("`{setter}`"),
        };
        body(section, request_body, content, name)
    });
    rows.collect()
}

fn body(
    section: &Section<'_>,
    request_body: &RequestBody<'_>,
    content: &Content<'_>,
    name: String,
) -> String {
    let sent_as = match request_body.contents.as_slice() {
        [_] => "body".to_owned(),
        _ => format!("body {}", code(content.media_type)),
    };
    row(&[
        name,
        sent_as,
        section.links.ty(&content.ty),
        request_body
            .description
            .map(prose::cell)
            .unwrap_or_default(),
        model::in_brackets(optional(request_body.required), Vec::new(), content.example),
    ])
}

/// Says that the client sends a value by itself.
fn always(value: &Value) -> String {
    let value = value
        .as_str()
        .map_or_else(|| code(&value.to_string()), code);
    format!("[always {value}]")
}

fn optional(required: bool) -> &'static [&'static str] {
    if required { &[] } else { &["[optional]"] }
}
