//! The responses of an operation, and what callers get of them.

use super::Section;
use crate::client::{Case, Decoder, Output, Reading};
use crate::markdown::page::{self, NOTHING, code, row};
use crate::prose;

/// Returns what the method of an operation returns where it succeeds.
pub fn return_type(section: &Section<'_>) -> String {
    let successes = section.operation.successes();
    match section.operation.output {
        Output::Undocumented => "`Bytes`: the document describes no success.\n".to_owned(),
        Output::One(_) => successes
            .take(1)
            .map(|(_, reading)| format!("{}\n", body(section, reading)))
            .collect(),
        Output::Several(name) => {
            let variants = successes.map(|(case, reading)| {
                format!(
                    "- `{name}::{}`, status {}: {}\n",
                    case.variant,
                    case.status,
                    body(section, reading)
                )
            });
            format!("`{name}`, one of\n\n{}", variants.collect::<String>())
        }
    }
}

/// Returns the table of documented responses.
pub fn table(section: &Section<'_>) -> String {
    let cases = section.operation.cases.iter();
    let rows = cases.map(|case| case_row(section, case));
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
fn case_row(section: &Section<'_>, case: &Case<'_>) -> String {
    let given_as = match (&case.success, &case.failure) {
        (Some(_), _) => success_as(section, case),
        (None, Some(_)) => format!("`{}::{}`", section.operation.error, case.variant),
        (None, None) => NOTHING.to_owned(),
    };
    let headers = case
        .headers
        .iter()
        .map(|header| format!("{} ({})", code(header.name), section.links.ty(&header.ty)));
    row(&[
        format!("**{}**", case.status),
        case.description.map(prose::cell).unwrap_or_default(),
        match case.success.as_ref().or(case.failure.as_ref()) {
            None
            | Some(Reading {
                decoder: Decoder::Empty,
                ..
            }) => NOTHING.to_owned(),
            Some(reading) => body(section, reading),
        },
        given_as,
        headers.collect::<Vec<_>>().join(", "),
    ])
}

/// Returns how callers get a successful response.
fn success_as(section: &Section<'_>, case: &Case<'_>) -> String {
    match section.operation.output {
        Output::Several(name) => format!("`{name}::{}`", case.variant),
        Output::One(_) | Output::Undocumented => "the value".to_owned(),
    }
}

/// Returns the type that the body of a response becomes.
fn body(section: &Section<'_>, reading: &Reading<'_>) -> String {
    match (reading.decoder, reading.ty.parts()) {
        (Decoder::Empty, _) => "`()` (empty response body)".to_owned(),
        (Decoder::Stream(_), [item]) => {
            format!("`{}` of {}", reading.ty.name(), section.links.ty(item))
        }
        _ => section.links.ty(&reading.ty),
    }
}
