//! Types that contain themselves.

use super::lowered;
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::document;
use crate::lower::testing::lines;
use crate::refine::cycles;

/// Breaks the cycles of component schemas; returns their types, and the schemas that messages are about.
fn broken(schemas: &str) -> (Vec<String>, Vec<String>) {
    let mut api = lowered(&document("", schemas));
    let mut diagnostics = Diagnostics::default();
    cycles::break_aliases(&mut api, &mut diagnostics);
    cycles::break_unions(&mut api, &mut diagnostics);
    let names = diagnostics.iter().filter_map(|it| it.origin.pointer.last());
    (lines(&api), names.collect())
}

#[test]
fn aliases_that_lead_back_become_json() {
    let table: [(&str, &[&str], &[&str]); 5] = [
        (
            "A: {oneOf: [@B]}, B: {oneOf: [@A]}",
            &["A = Json", "B = A"],
            &["A"],
        ),
        (
            "A: {oneOf: [@B]}, B: {oneOf: [@C]}, C: {oneOf: [@B]}",
            &["A = B", "B = Json", "C = B"],
            &["B"],
        ),
        ("A: {type: array, items: @A}", &["A = Json"], &["A"]),
        (
            "A: {additionalProperties: @B}, B: {type: array, items: @A}",
            &["A = Json", "B = [A]"],
            &["A"],
        ),
        (
            "A: {type: array, items: @B}, B: {properties: {a: @A}}",
            &["A = [B]", "B = {a?: A}"],
            &[],
        ),
    ];
    for (schemas, types, reported) in table {
        let (found, names) = broken(schemas);
        assert_eq!(found, types, "{schemas}");
        assert_eq!(names, reported, "{schemas}");
    }
}

#[test]
fn unions_lose_the_alternatives_that_they_are_themselves() {
    let table: [(&str, &[&str], &[&str]); 5] = [
        (
            "A: {oneOf: [@A, {type: string}, {type: integer}]}",
            &["A = String | Int64"],
            &["A"],
        ),
        (
            "A: {oneOf: [@B, {type: string}]}, B: {oneOf: [@A, {type: integer}]}",
            &["A = String", "B = A | Int64"],
            &["A"],
        ),
        (
            "A: {oneOf: [@B, {type: string}]}, B: @A",
            &["A = String", "B = A"],
            &["A"],
        ),
        (
            "A: {oneOf: [{type: array, items: @A}, {type: string}]}",
            &["A = [A] | String"],
            &[],
        ),
        (
            "A: {oneOf: [@B, {type: string}]}, B: {properties: {a: @A}}",
            &["A = B | String", "B = {a?: A}"],
            &[],
        ),
    ];
    for (schemas, types, reported) in table {
        let (found, names) = broken(schemas);
        assert_eq!(found, types, "{schemas}");
        assert_eq!(names, reported, "{schemas}");
    }
}
