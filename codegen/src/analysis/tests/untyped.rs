//! How many properties have a type.

use crate::analysis::Typing;
use crate::dialect::testing::document;
use crate::lower::testing::lowered;

#[test]
fn properties_count_that_say_more_than_their_types() {
    let lost = "{type: nothing}";
    let table = [
        (
            "A: {properties: {a: {type: string}, b: {}}}".to_owned(),
            2,
            0,
        ),
        (
            format!("A: {{properties: {{a: {lost}, b: {{type: string}}}}}}"),
            2,
            1,
        ),
        (
            format!("A: {{properties: {{a: {{type: array, items: {lost}}}}}}}"),
            1,
            1,
        ),
        (
            format!("A: {{properties: {{a: {{type: string}}}}, additionalProperties: {lost}}}"),
            2,
            1,
        ),
        // What the property refers to is lost.
        (
            format!("A: {{properties: {{a: @B, c: @C}}}}, B: @C, C: {lost}"),
            2,
            2,
        ),
        // The loss is in another type, and is counted there.
        (
            format!("A: {{properties: {{a: @B}}}}, B: {{properties: {{b: {lost}}}}}"),
            2,
            1,
        ),
    ];
    for (schemas, fields, untyped) in table {
        let (api, _, diagnostics) = lowered(&document("", &schemas)).into_parts();
        let expected = Typing { fields, untyped };
        assert_eq!(Typing::of(&api, &diagnostics), expected, "{schemas}");
    }
}
