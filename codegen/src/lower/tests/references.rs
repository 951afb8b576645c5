//! References that lead nowhere.

use crate::dialect::testing::document;
use crate::lower::testing::api;

#[test]
fn one_that_stands_for_nothing_is_told_once() {
    let table = [
        (
            "",
            "A: {type: object, properties: {$ref: '#/components/schemas/A/properties'}}",
            "`#/components/schemas/A/properties` leads back to itself",
        ),
        (
            "",
            "A: {type: object, required: {$ref: '#/components/schemas/A/required'}}",
            "`#/components/schemas/A/required` leads back to itself",
        ),
        (
            "",
            "A: {type: object, required: {$ref: '#/nothing'}}",
            "`#/nothing` refers to nothing",
        ),
        (
            "/a: {get: {operationId: a, parameters: {$ref: '#/paths/~1a/get/parameters'}, responses: {}}}",
            "",
            "`#/paths/~1a/get/parameters` leads back to itself",
        ),
    ];
    for (paths, schemas, expected) in table {
        let (_, told) = api(&document(paths, schemas));
        assert_eq!(told, [expected], "{paths} {schemas}");
    }
}
