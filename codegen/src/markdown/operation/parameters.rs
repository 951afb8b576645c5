//! The parameters and bodies of an operation.

use super::Section;
use crate::api::{Location, MediaType, Parameter, RequestBody};
use crate::markdown::model;
use crate::markdown::page::{self, code, row};
use crate::names::Name;
use crate::prose;
use crate::source::Value;

/// Returns the table of parameters and bodies.
pub fn table(section: &Section<'_>) -> String {
    let names = &section.context.names.operation(section.id).parameters;
    let parameters = section.operation.parameters.iter().zip(names);
    let parameters = parameters.map(|(it, name)| parameter(section, it, name));
    let bodies = section.operation.body.iter();
    let bodies = bodies.flat_map(|request_body| bodies_of(section, request_body));
    let head = ["Name", "Sent as", "Type", "Description", "Notes"];
    let table = page::table(&head, parameters.chain(bodies));
    match table.is_empty() {
        true => "This endpoint does not need any parameter.\n".to_owned(),
        false => table,
    }
}

fn parameter(section: &Section<'_>, parameter: &Parameter, name: &Name) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "query string",
    };
    let name = match parameter.constant {
        Some(_) => "-".to_owned(),
        None => format!("`{name}`"),
    };
    let always = parameter.constant.as_ref().map(always);
    row(&[
        name,
        format!("{location} {}", code(&parameter.name)),
        section.links.ty(&parameter.ty),
        model::value(&parameter.docs, &parameter.name),
        match &always {
            Some(always) => model::notes(&parameter.docs, &[always]),
            None => model::notes(&parameter.docs, optional(parameter.required)),
        },
    ])
}

/// Returns a row for each media type of a request body.
fn bodies_of(section: &Section<'_>, request_body: &RequestBody) -> Vec<String> {
    let names = &section.context.names.operation(section.id).bodies;
    let names = names.iter().map(|names| match request_body.required {
        true => format!("`body` of `{}`", names.method),
        false => format!("`{}`", names.setter),
    });
    let names = std::iter::once("`body`".to_owned()).chain(names);
    let rows = request_body.media_types().zip(names);
    rows.map(|(media_type, name)| body(section, request_body, media_type, name))
        .collect()
}

fn body(
    section: &Section<'_>,
    request_body: &RequestBody,
    media_type: &MediaType,
    name: String,
) -> String {
    let sent_as = match request_body.others.is_empty() {
        true => "body".to_owned(),
        false => format!("body {}", code(&media_type.name)),
    };
    let description = request_body.description.as_deref();
    row(&[
        name,
        sent_as,
        section.links.ty(&media_type.ty),
        description.map(prose::cell).unwrap_or_default(),
        model::in_brackets(
            optional(request_body.required),
            Vec::new(),
            media_type.example.as_ref(),
        ),
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
