//! How alternatives are found, and what is said of their shapes.

use super::lowered;
use crate::analysis::{Absent, Choice, Members, Others, Shape, adds_discriminator};
use crate::api::{Api, TypeKind};
use crate::dialect::testing::document;

/// Returns how the alternatives of the component `A` are found, and their shapes.
fn choice(schemas: &str) -> String {
    let api = lowered(&document("", schemas));
    let TypeKind::Union(union) = &api.types[0].kind else {
        panic!("{:?}", api.types[0]);
    };
    match Choice::of(&api, union) {
        Choice::Shape(shapes) => list(&api, &shapes),
        Choice::Discriminator {
            kind,
            absent,
            shapes,
        } => match absent {
            Absent::Unknown => format!("{kind:?}"),
            Absent::Default(value) => format!("{kind:?}, else {value}"),
            Absent::Shape => format!("{kind:?}, else {}", list(&api, &shapes)),
        },
    }
}

fn list(api: &Api, shapes: &[Shape]) -> String {
    let shapes = shapes.iter().map(|shape| show(api, shape));
    shapes.collect::<Vec<_>>().join(" | ")
}

/// Writes a shape in short: `{a, b?} where a: 'x'`.
fn show(api: &Api, shape: &Shape) -> String {
    match shape {
        Shape::Truth(value) => value.to_string(),
        Shape::Values(values) => {
            let values = values.iter().map(|value| value.to_string());
            values.collect::<Vec<_>>().join("/")
        }
        Shape::Items(item) => format!("[{}]", show(api, item)),
        Shape::Map(value) => format!("{{*: {}}}", show(api, value)),
        Shape::Object(Members {
            required,
            optional,
            others,
        }) => {
            let optional = optional.iter().map(|name| format!("{name}?"));
            let mut members: Vec<String> = required.iter().cloned().chain(optional).collect();
            match others {
                Others::Dropped => {}
                Others::Forbidden => members.push("!".to_owned()),
                Others::Kept(values) => members.push(format!("*: {}", show(api, values))),
            }
            format!("{{{}}}", members.join(", "))
        }
        Shape::Where(name, member, rest) => {
            format!("{} where {name}: {}", show(api, rest), show(api, member))
        }
        Shape::Nested(id) => api.type_def(*id).name.join("."),
        plain => format!("{plain:?}"),
    }
}

/// Compares the alternatives `B` and `C`. `beside` stands beside them.
fn check(beside: &str, table: &[(&str, &str, &str)]) {
    for (b, c, expected) in table {
        let schemas = format!(
            "A: {{oneOf: [@B, @C]{beside}}}, B: {b}, C: {c}, T: {{properties: {{t: {{type: string}}}}}}, \
             U: {{oneOf: [@T, {{type: string}}]}}"
        );
        assert_eq!(choice(&schemas), *expected, "{b} {c}");
    }
}

#[test]
fn shapes_say_what_tells_alternatives_apart() {
    check(
        "",
        &[
            (
                "{required: [a], properties: {a: {type: string}, b: {type: string}}}",
                "{type: string}",
                "{a, b?} | Text",
            ),
            // What is declared of other properties.
            (
                "{properties: {a: {type: string}}, additionalProperties: false}",
                "{properties: {b: {type: string}}, additionalProperties: {type: integer}}",
                "{a?, !} | {b?, *: Integer}",
            ),
            (
                "{additionalProperties: {type: string}}",
                "{additionalProperties: {type: integer}}",
                "{*: Text} | {*: Integer}",
            ),
            // A constant, of whatever type, also where the other alternative does not have it.
            (
                "{properties: {a: {type: boolean, enum: [true]}}}",
                "{properties: {b: {type: string}}}",
                "{a?} where a: true | {b?}",
            ),
            (
                "{properties: {a: {type: integer, enum: [1]}}}",
                "{properties: {b: {type: string}}}",
                "{a?} where a: 1 | {b?}",
            ),
            (
                "{properties: {a: {enum: [1, x]}}}",
                "{properties: {a: {enum: [true, x]}}}",
                "{a?} where a: 1/\"x\" | {a?} where a: true/\"x\"",
            ),
            // Any text tells no more than its kind.
            (
                "{properties: {a: {anyOf: [{type: string, enum: [x]}, {type: string}]}}}",
                "{properties: {a: {type: boolean, enum: [true]}}}",
                "{a?} where a: Text | {a?} where a: true",
            ),
            // What reading finds out needs no words.
            (
                "{properties: {a: {type: string}, b: {enum: [x, y]}}}",
                "{properties: {a: {type: integer}, b: {enum: [x, y]}}}",
                "{a?, b?} | {a?, b?}",
            ),
            (
                "{properties: {a: {type: string}}}",
                "{properties: {a: {enum: [x, y]}}}",
                "{a?} where a: Text | {a?} where a: \"x\"/\"y\"",
            ),
            (
                "{properties: {a: {type: string, format: date-time}}}",
                "{properties: {a: {type: string}}}",
                "{a?} where a: DateTime | {a?} where a: Text",
            ),
            (
                "{properties: {a: @U}}",
                "{properties: {a: {type: integer}}}",
                "{a?} where a: U | {a?} where a: Integer",
            ),
            // One level down, and in lists.
            (
                "{properties: {a: {properties: {k: {enum: [x]}, n: {type: string}}}}}",
                "{properties: {a: {properties: {k: {enum: [y]}, n: {type: string}}}}}",
                "{a?} where a: Any where k: \"x\" | {a?} where a: Any where k: \"y\"",
            ),
            (
                "{properties: {a: {properties: {x: {type: string}}}}}",
                "{properties: {a: {properties: {y: {type: string}}}}}",
                "{a?} where a: {x?} | {a?} where a: {y?}",
            ),
            (
                "{properties: {a: {type: array, items: {properties: {k: {enum: [x]}}}}}}",
                "{properties: {a: {type: array, items: {properties: {k: {enum: [y]}}}}}}",
                "{a?} where a: [Any where k: \"x\"] | {a?} where a: [Any where k: \"y\"]",
            ),
            (
                "{type: array, items: {properties: {x: {type: string}}}}",
                "{type: array, items: {properties: {y: {type: string}}}}",
                "[{x?}] | [{y?}]",
            ),
            (
                "{type: array, items: {type: string}}",
                "{type: array, items: {type: integer}}",
                "List | List",
            ),
        ],
    );
}

#[test]
fn an_alternative_of_itself_has_a_shape_of_some_depth() {
    check(
        "",
        &[(
            "{properties: {a: @B, k: {enum: [x, z]}}}",
            "{properties: {a: @C, k: {enum: [y, z]}}}",
            "{a?, k?} where k: \"x\"/\"z\" where a: Any where k: \"x\"/\"z\" | \
         {a?, k?} where k: \"y\"/\"z\" where a: Any where k: \"y\"/\"z\"",
        )],
    );
}

/// Compares alternatives that a property tells apart.
fn check_named(names: [&str; 2], kinds: [&str; 2], required: &str, expected: &str) {
    let [b, c] = kinds.map(|kind| format!("{{{required}properties: {{k: {{{kind}}}}}}}"));
    let [x, y] = names;
    let beside = format!(", discriminator: {{propertyName: k, mapping: {{'{x}': B, '{y}': C}}}}");
    check(&beside, &[(&b, &c, expected)]);
}

#[test]
fn a_discriminator_has_values_of_one_kind() {
    let table = [
        (["x", "y"], ["enum: [x]", "enum: [y]"], "String"),
        (
            ["1", "2"],
            ["type: integer, enum: [1]", "type: integer"],
            "Integer",
        ),
        (
            ["1", "2"],
            ["type: integer, enum: [1]", "type: string"],
            "String",
        ),
        (["x", "y"], ["type: integer", "type: integer"], "String"),
        (
            ["true", "false"],
            ["type: boolean", "type: boolean"],
            "Boolean",
        ),
    ];
    for (names, kinds, expected) in table {
        check_named(names, kinds, "required: [k], ", expected);
    }
}

#[test]
fn an_absent_discriminator_is_the_default_of_one_alternative_or_told_by_the_shape() {
    let table = [
        (["enum: [x]", "enum: [y], default: y"], "String, else y"),
        (
            ["enum: [x], default: x", "enum: [y], default: y"],
            "String, else {k?} | {k?}",
        ),
        (["enum: [x]", "enum: [y]"], "String, else {k?} | {k?}"),
        // The base has the default of all.
        (
            ["type: string, default: y", "type: string, default: y"],
            "String, else y",
        ),
    ];
    for (kinds, expected) in table {
        check_named(["x", "y"], kinds, "", expected);
    }
    let kinds = ["type: integer, default: 1", "type: integer"];
    check_named(["1", "2"], kinds, "", "Integer, else 1");
}

#[test]
fn an_alternative_that_is_no_object_has_no_discriminator() {
    let beside = ", discriminator: {propertyName: k, mapping: {x: B, y: C}}";
    let object = "{required: [k], properties: {k: {type: string}}}";
    let table = [
        ("{type: array, items: {}}", "String, else {k} | List"),
        ("{type: string}", "String, else {k} | Text"),
        (object, "String"),
    ];
    for (other, expected) in table {
        check(beside, &[(object, other, expected)]);
    }
}

#[test]
fn a_discriminator_is_added_where_one_value_can_be_meant() {
    let table = [
        // The property is not declared, or it may be absent, or it is always there.
        ("x: B, y: C", "{a: {}}", true),
        ("x: B, y: C", "{k: {type: string}}", true),
        ("x: B, y: C", "{k: {type: string}}, required: [k]", false),
        // Of several values the first one says no less than an alternative that has none.
        ("x: B, z: B, y: C", "{a: {}}", true),
        ("x: B, z: B, y: C", "{k: {type: string}}", false),
        (
            "x: B, z: B, y: C",
            "{k: {type: string, enum: [x, z]}}",
            false,
        ),
    ];
    for (mapping, properties, expected) in table {
        let schemas = format!(
            "A: {{oneOf: [@B, @C], discriminator: {{propertyName: k, mapping: {{{mapping}}}}}}}, \
             B: {{properties: {properties}}}, C: {{}}"
        );
        let api = lowered(&document("", &schemas));
        let TypeKind::Union(union) = &api.types[0].kind else {
            panic!("{schemas}");
        };
        assert_eq!(adds_discriminator(&api, union, 0), expected, "{schemas}");
    }
}
