//! Which types hold secrets.

use super::{lowered, names};
use crate::analysis::{Facts, Usage};
use crate::dialect::testing::document;

/// Returns the types of a document that hold secrets.
fn holders(schemas: &str) -> Vec<String> {
    let api = lowered(&document("", schemas));
    let facts = Facts::derive(&api, Usage::of_all(&api));
    names(&api, |id| facts.holds_secrets(id))
}

#[test]
fn what_a_secret_is_in_holds_it() {
    let secret = "{type: string, format: password}";
    let in_list = format!("A: {{type: array, items: {secret}}}, B: {{type: string}}");
    assert_eq!(holders(&in_list), ["A"]);
    let far = format!(
        "A: {{properties: {{a: {{type: object, additionalProperties: {{$ref: '#/components/schemas/B'}}}}}}}}, \
         B: {{properties: {{b: {secret}, a: {{$ref: '#/components/schemas/A'}}}}}}, \
         C: {{properties: {{c: {{type: string}}}}}}"
    );
    assert_eq!(holders(&far), ["A", "B"]);
}
