//! Which fields and variants need a box.

use super::lowered;
use crate::analysis::boxes::Boxes;
use crate::api::TypeKind;
use crate::dialect::testing::document;

/// Returns the fields and variants that need a box, as `Type.member`.
fn boxed(schemas: &str) -> Vec<String> {
    let api = lowered(&document("", schemas));
    let boxes = Boxes::derive(&api);
    let mut boxed = Vec::new();
    for (id, def) in api.type_defs() {
        let members: Vec<&String> = match &def.kind {
            TypeKind::Struct(object) => object.fields.iter().map(|it| &it.name).collect(),
            TypeKind::Union(union) => union.variants.iter().map(|it| &it.name).collect(),
            TypeKind::Enum(_) | TypeKind::Alias(_) => Vec::new(),
        };
        let members = members.into_iter().enumerate();
        let in_boxes = members.filter(|(index, _)| boxes.contains(id, *index));
        boxed.extend(in_boxes.map(|(_, member)| format!("{}.{member}", def.name.join("."))));
    }
    boxed
}

#[test]
fn each_cycle_without_a_list_or_a_map_has_one() {
    let table: [(&str, &[&str]); 10] = [
        ("A: {properties: {a: @A}}", &["A.a"]),
        ("A: {properties: {a: @A, b: @A}}", &["A.a", "A.b"]),
        ("A: {properties: {a: {type: array, items: @A}}}", &[]),
        ("A: {properties: {a: {additionalProperties: @A}}}", &[]),
        (
            "A: {properties: {b: @B}}, B: {properties: {a: @A}}",
            &["A.b"],
        ),
        (
            "A: {properties: {b: @B}}, B: {properties: {c: {type: string}}}",
            &[],
        ),
        // Another name is no way out.
        ("A: {properties: {b: @B}}, B: @A", &["A.b"]),
        (
            "A: {oneOf: [@B, {type: string}]}, B: {properties: {a: @A}}",
            &["A.B"],
        ),
        // The box of the first cycle cuts the second.
        (
            "A: {properties: {b: @B}}, B: {properties: {a: @A, c: @C}}, C: {properties: {a: @A}}",
            &["A.b"],
        ),
        (
            "A: {properties: {b: {type: array, items: @B}}}, B: {properties: {a: @A, b: @B}}",
            &["B.b"],
        ),
    ];
    for (schemas, expected) in table {
        assert_eq!(boxed(schemas), expected, "{schemas}");
    }
}
