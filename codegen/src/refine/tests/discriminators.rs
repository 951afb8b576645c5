//! Which values stand for the alternatives of a union.

use super::lowered;
use crate::dialect::testing::document;
use crate::lower::testing::lines;
use crate::refine::discriminators;

/// Returns the union of the component `A` once its discriminator is complete.
fn completed(schemas: &str) -> String {
    let mut api = lowered(&document("", schemas));
    discriminators::complete(&mut api);
    lines(&api).remove(0)
}

/// Two alternatives that list what their kind may be.
const TOLD: &str = "Cat: {properties: {kind: {type: string, enum: [cat, lion]}}}, \
                    Dog: {properties: {kind: {type: string, enum: [dog]}}}";

/// Two alternatives of which nothing tells them apart.
const UNTOLD: &str =
    "Cat: {properties: {kind: {type: string}}}, Dog: {properties: {kind: {type: string}}}";

#[test]
fn declared_ones_are_completed() {
    let table = [
        // Values that the alternatives list go before names.
        (
            "discriminator: {propertyName: kind}",
            TOLD,
            "A = Cat | Dog by kind: cat → 0, lion → 0, dog → 1",
        ),
        (
            "discriminator: {propertyName: kind}",
            UNTOLD,
            "A = Cat | Dog by kind: Cat → 0, Dog → 1",
        ),
        // A mapping goes before either.
        (
            "discriminator: {propertyName: kind, mapping: {feline: Cat}}",
            TOLD,
            "A = Cat | Dog by kind: feline → 0, dog → 1",
        ),
        (
            "discriminator: {propertyName: kind, mapping: {feline: Cat, tomcat: Cat, canine: Dog}}",
            UNTOLD,
            "A = Cat | Dog by kind: feline → 0, tomcat → 0, canine → 1",
        ),
        // The values of the property that is named count, not those of another.
        (
            "discriminator: {propertyName: type}",
            TOLD,
            "A = Cat | Dog by type: Cat → 0, Dog → 1",
        ),
    ];
    for (discriminator, alternatives, expected) in table {
        let schemas = format!("A: {{oneOf: [@Cat, @Dog], {discriminator}}}, {alternatives}");
        assert_eq!(completed(&schemas), expected, "{discriminator}");
    }
}

#[test]
fn a_property_with_other_values_in_each_alternative_is_one() {
    let table = [
        (TOLD, "A = Cat | Dog by kind: cat → 0, lion → 0, dog → 1"),
        (UNTOLD, "A = Cat | Dog"),
        // The same value in both.
        (
            "Cat: {properties: {kind: {type: string, enum: [pet]}}}, Dog: {properties: {kind: {type: string, enum: [pet]}}}",
            "A = Cat | Dog",
        ),
        // The second property, behind an alias.
        (
            "Cat: {properties: {name: {type: string}, kind: @Meow}}, Meow: {type: string, enum: [cat]}, \
             Dog: {properties: {kind: {type: string, enum: [dog]}}}",
            "A = Cat | Dog by kind: cat → 0, dog → 1",
        ),
        // An alternative that is a union has the values of all of its own.
        (
            "Cat: {properties: {kind: {type: string, enum: [cat]}}}, Dog: {oneOf: [@Pug, @Husky]}, \
             Pug: {properties: {kind: {type: string, enum: [pug]}}}, \
             Husky: {properties: {kind: {type: string, enum: [husky]}}}",
            "A = Cat | Dog by kind: cat → 0, pug → 1, husky → 1",
        ),
        // Values that are no strings.
        (
            "Cat: {properties: {kind: {type: integer, enum: [1]}}}, Dog: {properties: {kind: {type: integer, enum: [2]}}}",
            "A = Cat | Dog by kind: 1 → 0, 2 → 1",
        ),
        (
            "Cat: {properties: {wild: {type: boolean, enum: [true]}}}, \
             Dog: {properties: {wild: {type: boolean, enum: [false]}}}",
            "A = Cat | Dog by wild: true → 0, false → 1",
        ),
        (
            "Cat: {properties: {kind: {type: integer, enum: [1]}}}, Dog: {properties: {kind: {type: string, enum: [2]}}}",
            "A = Cat | Dog",
        ),
    ];
    for (alternatives, expected) in table {
        let schemas = format!("A: {{oneOf: [@Cat, @Dog]}}, {alternatives}");
        assert_eq!(completed(&schemas), expected, "{alternatives}");
    }
}

#[test]
fn there_is_none_where_an_alternative_has_no_value() {
    let table = [
        // The component's name is taken.
        "A: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {Dog: Cat}}}, Cat: {properties: {a: {}}}, Dog: {properties: {b: {}}}",
        // An inline alternative has no component's name.
        "A: {oneOf: [@Cat, {properties: {b: {}}}], discriminator: {propertyName: kind}}, Cat: {properties: {a: {}}}",
    ];
    for schemas in table {
        let union = completed(schemas);
        assert!(!union.contains(" by "), "{union}");
    }
}
