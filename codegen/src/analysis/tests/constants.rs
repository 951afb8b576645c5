//! Which fields have one value alone.

use super::lowered;
use crate::analysis::{Constant, constant};
use crate::api::TypeKind;
use crate::dialect::testing::document;

/// Returns the constant of a property, written as the enum and the type of the property. `required` is what stands
/// beside `properties`.
fn of(required: &str, property: &str) -> Option<String> {
    let schemas = format!(
        "A: {{{required}properties: {{a: {property}}}}}, One: {{type: string, enum: [one]}}, Other: {{allOf: [@One]}}, \
         Two: {{type: string, enum: [one, two]}}, B: {{properties: {{b: {{type: string}}}}}}"
    );
    let api = lowered(&document("", &schemas));
    let TypeKind::Struct(object) = &api.types[0].kind else {
        panic!("{:?}", api.types[0]);
    };
    let name = |id| api.type_def(id).name.join(".");
    constant(&api, &object.fields[0]).map(|constant| match constant {
        Constant::Variant { ty, list } => format!("{} of {}", name(list), name(ty)),
        Constant::Boolean(value) => value.to_string(),
    })
}

#[test]
fn required_fields_with_one_value_are_constants() {
    let table = [
        ("@One", Some("One of One")),
        ("@Other", Some("One of Other")),
        ("@Two", None),
        ("@B", None),
        ("{type: string, enum: [one]}", Some("A.a of A.a")),
        ("{type: integer, enum: [1]}", Some("A.a of A.a")),
        ("{type: boolean, enum: [true]}", Some("true")),
        ("{type: boolean}", None),
        ("{type: string}", None),
        // Any other text is allowed as well.
        (
            "{anyOf: [{type: string, enum: [one]}, {type: string}]}",
            None,
        ),
        ("{type: string, nullable: true, enum: [one, null]}", None),
        ("{type: array, items: @One}", None),
    ];
    for (property, expected) in table {
        let found = of("required: [a], ", property);
        assert_eq!(found.as_deref(), expected, "{property}");
    }
    assert_eq!(of("", "@One"), None);
}
