//! Which types requests have copies of.

use super::lowered;
use crate::analysis::Usage;
use crate::dialect::testing::{document, receives, sends};
use crate::lower::testing::{lines, text};
use crate::refine::split;

const USER: &str = "User: {required: [id, name, password], properties: {id: {type: integer, readOnly: true}, \
                    name: {type: string}, password: {type: integer, writeOnly: true}}}";

/// Tells the types of requests and responses apart; returns them, and what the operations send.
fn apart(paths: &str, schemas: &str) -> (Vec<String>, Vec<String>) {
    let mut api = lowered(&document(paths, schemas));
    let usage = Usage::of_all(&api);
    split::split(&mut api, &usage);
    let sent = api.operations.iter().flat_map(|it| it.request_types());
    (lines(&api), sent.map(|ty| text(&api, ty)).collect())
}

#[test]
fn a_type_of_one_direction_is_changed_in_place() {
    let table: [(String, &str, &[&str]); 3] = [
        (
            sends("a", "@User"),
            "User = {name: String, password: Int64}",
            &["User"],
        ),
        (
            receives("a", "@User"),
            "User = {id: Int64, name: String, password?: Int64}",
            &[],
        ),
        (
            String::new(),
            "User = {id: Int64, name: String, password: Int64}",
            &[],
        ),
    ];
    for (paths, user, sent) in table {
        let (types, found) = apart(&paths, USER);
        assert_eq!(
            (types, found),
            (
                vec![user.to_owned()],
                sent.iter().map(|it| (*it).to_owned()).collect()
            )
        );
    }
}

#[test]
fn a_type_of_both_directions_becomes_two_where_they_differ() {
    let same = "A: {properties: {a: {type: string}}}";
    let optional = "A: {properties: {a: {type: string, writeOnly: true}}}";
    let both = "A: {properties: {a: {type: string, readOnly: true, writeOnly: true}}}";
    let read_only = "A: {properties: {a: {type: string, readOnly: true}, b: {type: string}}}";
    let flagged = "A: {properties: {a: @B}}, B: {type: object, readOnly: true}";
    let table: [(&str, &[&str], &str); 5] = [
        (same, &["A = {a?: String}"], "A"),
        // Requests may send it and responses need not hold it as it is.
        (optional, &["A = {a?: Secret}"], "A"),
        (both, &["A = {a?: Secret}"], "A"),
        (
            read_only,
            &["A = {a?: String, b?: String}", "A.request = {b?: String}"],
            "A.request",
        ),
        // The flag can be that of the type that a property refers to.
        (
            flagged,
            &["A = {a?: B}", "B = {Json}", "A.request = {}"],
            "A.request",
        ),
    ];
    let paths = sends("a", "@A") + &receives("a", "@A").replace("/a:", "/b:");
    for (schemas, types, sent) in table {
        let (found, bodies) = apart(&paths, schemas);
        assert_eq!(found, types, "{schemas}");
        assert_eq!(bodies, [sent], "{schemas}");
    }
}

#[test]
fn what_holds_a_copied_type_is_copied_too() {
    let schemas = "List: {type: array, items: @Item}, Item: {properties: {part: {properties: {id: {type: string, readOnly: true}}}, free: @Free}}, \
                   Free: {properties: {a: {type: string}}}";
    let paths = sends("a", "@List") + &receives("b", "@List");
    let (types, sent) = apart(&paths, schemas);
    let expected = [
        "List = [Item]",
        "Item = {part?: Item.part, free?: Free}",
        "Free = {a?: String}",
        "Item.part = {id?: String}",
        "List.request = [Item.request]",
        "Item.request = {part?: Item.request.part, free?: Free}",
        "Item.request.part = {}",
    ];
    assert_eq!(types, expected);
    assert_eq!(sent, ["List.request"]);
}
