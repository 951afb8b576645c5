//! Bodies under several media types.

use crate::dialect::testing::document;
use crate::lower::testing::{api, lines};

/// Returns the types of an operation with a body of these schemas, one as JSON and one as a form.
fn lowered(json: &str, form: &str) -> Vec<String> {
    let content = format!(
        "{{application/json: {{schema: {json}}}, application/x-www-form-urlencoded: {{schema: {form}}}}}"
    );
    let paths = format!(
        "/a: {{post: {{operationId: a, requestBody: {{content: {content}}}, responses: {{}}}}}}"
    );
    let (api, told) = api(&document(
        &paths,
        "B: {type: object, properties: {b: {type: string}}}",
    ));
    assert!(told.is_empty(), "{told:?}");
    let lines = lines(&api);
    lines
        .into_iter()
        .filter(|it| !it.starts_with("B ="))
        .collect()
}

#[test]
fn a_schema_that_is_repeated_is_one_type() {
    const OBJECT: &str =
        "{type: object, properties: {c: {type: object, properties: {d: {type: string}}}}}";
    let one = ["a.body = {c?: a.body.c}", "a.body.c = {d?: String}"];
    assert_eq!(lowered(OBJECT, OBJECT), one);
    assert_eq!(lowered("@B", "@B"), [""; 0]);
    let other = "{type: object, properties: {e: {type: string}}}";
    assert_eq!(lowered(OBJECT, other).len(), 3);
}
