//! The directions in which types travel.

use super::{lowered, names};
use crate::analysis::Usage;
use crate::dialect::testing::{document, receives, sends};

#[test]
fn types_are_followed_from_operations_webhooks_and_headers() {
    let schemas = "A: {properties: {b: @B, c: {type: array, items: @C}}}, B: {additionalProperties: @D}, \
                   C: {oneOf: [@D, {type: string}]}, D: {type: object, properties: {a: @A}}, \
                   E: {type: object}";
    let header = "/a: {get: {responses: {'204': {description: d, headers: {X-E: {schema: @E}}}}}}";
    let parameter = "/a: {get: {parameters: [{name: e, in: query, schema: @E}], responses: {'204': {description: d}}}}";
    let error = receives("a", "@E").replace("'200'", "default");
    let callback = sends("a", "{type: string}").replace(
        "post: {",
        "post: {callbacks: {done: {'{$url}': {post: {requestBody: {content: {application/json: {schema: @E}}}, \
         responses: {'204': {description: d}}}}}}, ",
    );
    let all: &[&str] = &["A", "B", "C", "D"];
    let table: [(String, &[&str], &[&str]); 8] = [
        (String::new(), &[], &[]),
        (sends("a", "@A"), all, &[]),
        (receives("a", "@B"), &[], all),
        (sends("a", "@A") + &receives("b", "@E"), all, &["E"]),
        (parameter.to_owned(), &["E"], &[]),
        (header.to_owned(), &[], &["E"]),
        (error, &[], &["E"]),
        // What the API sends is received.
        (callback, &[], &["E"]),
    ];
    for (paths, sent, received) in table {
        let api = lowered(&document(&paths, schemas));
        let usage = Usage::of_all(&api);
        assert_eq!(names(&api, |id| usage[id.0].request), sent, "{paths}");
        assert_eq!(names(&api, |id| usage[id.0].response), received, "{paths}");
    }
}
