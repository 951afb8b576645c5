//! The responses of an operation, and what callers get of them.

use super::Section;
use crate::api::{Decoding, ResponseBody, ResponseCase};
use crate::client::response::{self, Outcome, Output};
use crate::markdown::page::{self, NOTHING, code, row};
use crate::names::Name;
use crate::prose;

/// Returns what the method of an operation returns where it succeeds.
pub fn return_type(section: &Section<'_>) -> String {
    let successes = section.operation.successes();
    match response::output(section.operation) {
        Output::Undocumented => "`Bytes`: the document describes no success.\n".to_owned(),
        Output::One => successes
            .take(1)
            .map(|success| format!("{}\n", body(section, success, Outcome::Success)))
            .collect(),
        Output::Several => {
            let name = &section.context.names.operation(section.id).response;
            let (context, id) = (section.context, section.id);
            let successes =
                response::with_variants(context, id, section.operation, Outcome::Success);
            let variants = successes.map(|(success, variant)| {
                format!(
                    "- `{name}::{variant}`, status {}: {}\n",
                    success.response.status,
                    body(section, success, Outcome::Success)
                )
            });
            format!("`{name}`, one of\n\n{}", variants.collect::<String>())
        }
    }
}

/// Returns the table of documented responses.
pub fn table(section: &Section<'_>) -> String {
    let names = &section.context.names.operation(section.id).variants;
    let cases = section.operation.cases().zip(names);
    let rows = cases.map(|(case, variant)| case_row(section, case, variant));
    let head = [
        "Status code",
        "Description",
        "Body",
        "Given as",
        "Response headers",
    ];
    let table = page::table(&head, rows);
    match table.is_empty() {
        true => "No response is documented.\n".to_owned(),
        false => table,
    }
}

/// Returns the row of a response in one of the forms that its body may have.
fn case_row(section: &Section<'_>, case: ResponseCase<'_>, variant: &Name) -> String {
    let response = case.response;
    let (side, given_as) = match section.operation.is_success(response) {
        true => (Outcome::Success, success_as(section, variant)),
        false => {
            let error = &section.context.names.operation(section.id).error;
            (Outcome::Failure, format!("`{error}::{variant}`"))
        }
    };
    let headers = response.headers.iter().map(|id| {
        let header = &section.context.api.headers[id.0];
        format!("{} ({})", code(&header.name), section.links.ty(&header.ty))
    });
    let description = response.description.as_deref();
    row(&[
        format!("**{}**", response.status),
        description.map(prose::cell).unwrap_or_default(),
        match case.body {
            Some(_) => body(section, case, side),
            None => NOTHING.to_owned(),
        },
        given_as,
        headers.collect::<Vec<_>>().join(", "),
    ])
}

/// Returns how callers get a successful response.
fn success_as(section: &Section<'_>, variant: &Name) -> String {
    match response::output(section.operation) {
        Output::Several => {
            let name = &section.context.names.operation(section.id).response;
            format!("`{name}::{variant}`")
        }
        Output::One | Output::Undocumented => "the value".to_owned(),
    }
}

/// Returns the type that the body of a response becomes.
fn body(section: &Section<'_>, case: ResponseCase<'_>, side: Outcome) -> String {
    match case.body {
        Some(body) => body_ty(body, side, section.links.ty(&body.ty)),
        None => "`()` (empty response body)".to_owned(),
    }
}

/// Returns the type that a body becomes, given the text of the type of its values.
fn body_ty(body: &ResponseBody, side: Outcome, ty: String) -> String {
    match (response::stream(body, side), body.decoding) {
        (Some(stream), Decoding::Binary) => format!("`{stream}`"),
        (Some(stream), _) => format!("`{stream}` of {ty}"),
        (None, Decoding::Json | Decoding::Text | Decoding::Binary) => ty,
        (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => "`String`".to_owned(),
    }
}
