//! Which alternatives are told to be equal.

use super::lowered;
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::document;
use crate::refine::{alternatives, discriminators};

/// Returns what is told of a union of the components `B` and `C`.
fn told(schemas: &str) -> Vec<String> {
    let text = document("", &format!("A: {{oneOf: [@B, @C]}}, {schemas}"));
    let mut api = lowered(&text);
    discriminators::complete(&mut api, &mut Diagnostics::default());
    let mut diagnostics = Diagnostics::default();
    alternatives::check(&api, &mut diagnostics);
    let list = diagnostics.iter();
    list.map(|it| format!("{} {}", it.origin.pointer.as_str(), it.message()))
        .collect()
}

#[test]
fn alternatives_with_the_same_values_are_told() {
    let table = [
        (
            "B: {properties: {a: {type: string}}}, C: {properties: {a: {type: string}}}",
            true,
        ),
        ("B: {type: string}, C: {type: string}", true),
        // A client has no regular expressions.
        (
            "B: {type: string, pattern: '^a'}, C: {type: string, pattern: '^b'}",
            true,
        ),
        // What they hold is the same too, also where it leads back.
        (
            "B: {properties: {a: {properties: {x: {type: string}}}, b: @B}}, \
             C: {properties: {b: @C, a: {properties: {x: {type: string}}}}}",
            true,
        ),
        (
            "B: {properties: {a: {enum: [x, y]}}}, C: {properties: {a: {enum: [y, x]}}}",
            true,
        ),
        (
            "B: {properties: {a: {enum: [x, y]}}}, C: {properties: {a: {enum: [x, z]}}}",
            false,
        ),
        ("B: {type: string}, C: {type: integer}", false),
        (
            "B: {properties: {a: {type: string}}}, C: {properties: {b: {type: string}}}",
            false,
        ),
        (
            "B: {properties: {a: {type: string}}}, C: {properties: {a: {type: integer}}}",
            false,
        ),
        (
            "B: {properties: {a: {type: string}}}, C: {required: [a], properties: {a: {type: string}}}",
            false,
        ),
        (
            "B: {properties: {a: {properties: {x: {type: string}}}}}, \
             C: {properties: {a: {properties: {y: {type: string}}}}}",
            false,
        ),
        // A discriminator.
        (
            "B: {properties: {a: {enum: [x]}}}, C: {properties: {a: {enum: [y]}}}",
            false,
        ),
    ];
    for (schemas, is_told) in table {
        let expected = "/components/schemas/A nothing tells the alternatives `B` and `C` apart: a value of any of them \
                        is read as the first";
        let expected = is_told.then_some(expected.to_owned());
        assert_eq!(told(schemas), Vec::from_iter(expected), "{schemas}");
    }
}

#[test]
fn chains_of_any_length_are_compared() {
    let chain = |name: &str| {
        let link = |index| {
            let next = index + 1;
            format!("{name}{index}: {{type: object, properties: {{next: @{name}{next}}}}}")
        };
        let links: Vec<String> = (0..5_000).map(link).collect();
        format!("{}, {name}5000: {{type: string}}", links.join(", "))
    };
    let schemas = format!("{}, {}, B: @D0, C: @E0", chain("D"), chain("E"));
    assert_eq!(told(&schemas).len(), 1);
}
