//! The responses of an operation, and what callers get of them.

use super::Section;
use crate::api::{Answer, Content, Decoding};
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
    let forms = section.operation.answers().zip(names);
    let rows = forms.map(|(form, variant)| form_row(section, form, variant));
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
fn form_row(section: &Section<'_>, form: Answer<'_>, variant: &Name) -> String {
    let response = form.response;
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
        match form.content {
            Some(_) => body(section, form, side),
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
fn body(section: &Section<'_>, form: Answer<'_>, side: Outcome) -> String {
    match form.content {
        Some(content) => body_ty(content, side, section.links.ty(&content.ty)),
        None => "`()` (empty response body)".to_owned(),
    }
}

/// Returns the type that a body becomes, given the text of the type of its values.
fn body_ty(content: &Content, side: Outcome, ty: String) -> String {
    match (response::stream(content, side), content.decoding) {
        (Some(stream), Decoding::Binary) => format!("`{stream}`"),
        (Some(stream), _) => format!("`{stream}` of {ty}"),
        (None, Decoding::Json | Decoding::Text | Decoding::Binary) => ty,
        (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => "`String`".to_owned(),
    }
}
