//! How the values of headers are written.

use super::lowered;
use crate::api::HeaderForm;
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::document;
use crate::lower::testing::text;
use crate::refine::headers;

/// Settles a header of a schema; returns how it is written, its type, and the number of messages.
fn settled(header: &str) -> (HeaderForm, String, usize) {
    let paths = format!(
        "/a: {{get: {{responses: {{'204': {{description: d, headers: {{X-A: {{{header}}}}}}}}}}}}}"
    );
    let schemas = "Count: {type: integer}, State: {type: string, enum: [on, off]}, \
                   Level: {type: integer, enum: [1, 2]}, Point: {properties: {x: {type: integer}}}";
    let mut api = lowered(&document(&paths, schemas));
    let mut diagnostics = Diagnostics::default();
    headers::settle(&mut api, &mut diagnostics);
    let header = &api.headers[0];
    let ty = text(&api, &header.ty);
    (header.form, ty, diagnostics.iter().count())
}

#[test]
fn values_are_written_as_their_types_are() {
    let table = [
        ("schema: {type: string}", HeaderForm::Text, "String"),
        ("schema: {type: boolean}", HeaderForm::Plain, "Boolean"),
        (
            "schema: {type: string, format: date-time}",
            HeaderForm::Text,
            "DateTime",
        ),
        ("schema: @Count", HeaderForm::Plain, "Count"),
        ("schema: @State", HeaderForm::Text, "State"),
        ("schema: @Level", HeaderForm::Plain, "Level"),
        (
            "schema: {type: array, items: {type: string}}",
            HeaderForm::Texts,
            "[String]",
        ),
        (
            "schema: {type: array, items: @Count}",
            HeaderForm::Plains,
            "[Count]",
        ),
        (
            "content: {application/json: {schema: @Point}}",
            HeaderForm::Json,
            "Point",
        ),
    ];
    for (header, form, ty) in table {
        assert_eq!(settled(header), (form, ty.to_owned(), 0), "{header}");
    }
}

#[test]
fn what_no_header_can_say_is_a_string() {
    let list_of_lists = "schema: {type: array, items: {type: array, items: {type: string}}}";
    for header in [
        "schema: @Point",
        "schema: {additionalProperties: {}}",
        list_of_lists,
    ] {
        let expected = (HeaderForm::Text, "String".to_owned(), 1);
        assert_eq!(settled(header), expected, "{header}");
    }
}
