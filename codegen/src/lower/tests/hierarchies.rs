//! Which schemas the discriminator of a schema names.

use crate::dialect::testing::document;
use crate::lower::testing::{api, lines};

#[test]
fn a_mapping_to_no_schema_is_told() {
    let table = [
        "A: {properties: {kind: {}}, discriminator: {propertyName: kind, mapping: {b: B, c: C}}}, B: {properties: {b: {}}}",
        "A: {oneOf: [@B, {type: string}], discriminator: {propertyName: kind, mapping: {b: B, c: C}}}, B: {properties: {b: {}}}",
        "A: {oneOf: [@B, {type: string}], discriminator: {propertyName: kind, mapping: {b: B, c: '#/components/schemas/C'}}}, \
         B: {properties: {b: {}}}",
        "A: {properties: {kind: {}}, discriminator: {propertyName: kind, mapping: {b: B}, x-default-mapping: C}}, \
         B: {properties: {b: {}}}",
    ];
    for schemas in table {
        let (api, problems) = api(&document("", schemas));
        let [problem] = problems.as_slice() else {
            panic!("{schemas}: {problems:?}");
        };
        assert!(problem.ends_with("C`, which is no schema"), "{problem}");
        assert!(lines(&api)[0].contains("b → 0"), "{schemas}");
    }
}

#[test]
fn an_inline_schema_may_have_a_mapping() {
    let schemas = "A: {properties: {b: {discriminator: {propertyName: kind, mapping: {c: C}}}}}, C: {properties: {kind: {}}}";
    let (api, problems) = api(&document("", schemas));
    assert_eq!(lines(&api)[2], "A.b = C by kind: c → 0");
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn the_mapping_of_a_shared_base_adds_no_alternatives() {
    let schemas = "A: {oneOf: [@B, @C]}, \
                   Base: {properties: {kind: {}}, discriminator: {propertyName: kind, mapping: {b: B, c: C, d: D}}}, \
                   B: {allOf: [@Base]}, C: {allOf: [@Base]}, D: {allOf: [@Base]}";
    let (api, _) = api(&document("", schemas));
    assert_eq!(lines(&api)[0], "A = B | C by kind: b → 0, c → 1");
}
