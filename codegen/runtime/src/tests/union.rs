//! `union!`: which variant a value is read as, and what is written of it.

use serde_json::{Value, from_value, json};

use crate::shape::{self, Depth};
use crate::{Secret, debug_union, record, string_enum, union};

#[derive(Clone, Debug, Default, PartialEq)]
struct Cat {
    lives: Option<i64>,
}

record! {
    Cat {
        "lives" => lives?,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Dog {
    kind: String,
}

record! {
    Dog {
        "kind" => kind,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Unknown(Value),
}

union! {
    Pet by "kind" {
        "cat" => Cat + "kind",
        "puppy" | "dog" => Dog + "kind",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Circle {
    radius: f64,
    color: Option<String>,
}

record! {
    Circle {
        "radius" => radius,
        "color" => color?,
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Labelled {
    color: Option<String>,
    label: Option<String>,
}

record! {
    Labelled {
        "color" => color?,
        "label" => label?,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Point {
    Origin,
    Unknown(String),
}

string_enum! {
    Point {
        "origin" => Origin,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Circle(Circle),
    Labelled(Labelled),
    Name(String),
    Point(Point),
    Size(f64),
    Count(u64),
    Flag(bool),
    Unknown(Value),
}

union! {
    Shape {
        Object(&["radius"], &["color"]) => Circle,
        Object(&[], &["color", "label"]) => Labelled,
        Text => Name,
        Texts(&["origin"]) => Point,
        Number => Size,
        Integer => Count,
        Boolean => Flag,
    }
}

fn labelled(label: &str) -> Shape {
    Shape::Labelled(Labelled {
        color: None,
        label: Some(label.into()),
    })
}

#[test]
fn a_property_names_the_variant() {
    let dog = |kind: &str| Pet::Dog(Box::new(Dog { kind: kind.into() }));
    let table = [
        (
            json!({"kind": "cat", "lives": 9}),
            Pet::Cat(Cat { lives: Some(9) }),
        ),
        (json!({"kind": "dog"}), dog("dog")),
        (json!({"kind": "puppy"}), dog("puppy")),
        (
            json!({"kind": "bird"}),
            Pet::Unknown(json!({"kind": "bird"})),
        ),
        (
            json!({"kind": "cat", "lives": "nine"}),
            Pet::Unknown(json!({"kind": "cat", "lives": "nine"})),
        ),
        (json!({"lives": 9}), Pet::Unknown(json!({"lives": 9}))),
        (json!({"kind": 1}), Pet::Unknown(json!({"kind": 1}))),
        (json!("cat"), Pet::Unknown(json!("cat"))),
    ];
    for (value, expected) in table {
        let read: Pet = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(read, expected);
        assert_eq!(
            serde_json::to_value(read).unwrap(),
            value,
            "comes out as it was"
        );
    }
}

#[test]
fn the_property_is_written_once() {
    let cat = serde_json::to_string(&Pet::Cat(Cat { lives: None })).unwrap();
    assert_eq!(cat, r#"{"kind":"cat"}"#);
    let dog = serde_json::to_string(&Pet::Dog(Box::new(Dog { kind: "dog".into() }))).unwrap();
    assert_eq!(dog, r#"{"kind":"dog"}"#);
}

#[test]
fn the_shape_tells_the_variant() {
    let table = [
        (
            json!({"radius": 1.5, "color": "red"}),
            Shape::Circle(Circle {
                radius: 1.5,
                color: Some("red".into()),
            }),
        ),
        (
            json!({"radius": 1.5}),
            Shape::Circle(Circle {
                radius: 1.5,
                color: None,
            }),
        ),
        (json!({"label": "a"}), labelled("a")),
        (
            json!({"radius": "wide", "label": "a"}),
            Shape::Unknown(json!({"radius": "wide", "label": "a"})),
        ),
        (json!("origin"), Shape::Point(Point::Origin)),
        (json!("else"), Shape::Name("else".into())),
        (json!(7), Shape::Count(7)),
        (json!(-7), Shape::Size(-7.0)),
        (json!(7.5), Shape::Size(7.5)),
        (json!(true), Shape::Flag(true)),
        (json!([1]), Shape::Unknown(json!([1]))),
        (json!(null), Shape::Unknown(json!(null))),
    ];
    for (value, expected) in table {
        let read: Shape = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(read, expected, "{value}");
    }
}

#[test]
fn what_is_not_json_is_an_error() {
    assert!(serde_json::from_str::<Shape>("{").is_err());
}

#[derive(Clone, Debug, PartialEq)]
enum Mark {
    Circle(Circle),
    Labelled(Labelled),
    Pet(Pet),
    Unknown(Value),
}

union! {
    Mark {
        Where("color", &Texts(&["red"]), &Object(&["radius"], &["color"])) => Circle,
        Object(&[], &["color", "label"]) => Labelled,
        Nested(fit::<Pet>) => Pet,
    }
}

#[test]
fn constants_and_other_unions_tell_variants() {
    let read = |value: Value| serde_json::from_value::<Mark>(value).unwrap();
    assert!(matches!(
        read(json!({"radius": 1.0, "color": "red"})),
        Mark::Circle(_)
    ));
    assert!(matches!(
        read(json!({"color": "blue", "label": "x"})),
        Mark::Labelled(_)
    ));
    assert!(matches!(
        read(json!({"kind": "cat", "lives": 9})),
        Mark::Pet(Pet::Cat(_))
    ));
}

#[test]
fn a_value_that_is_several_at_once_is_kept_whole() {
    let value = json!({"radius": 1.0, "color": "red", "label": "x"});
    let mark: Mark = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(mark, Mark::Unknown(value.clone()));
    assert_eq!(serde_json::to_value(mark).unwrap(), value);
}

#[derive(Clone, Debug, PartialEq)]
enum Marks {
    Labelled(Vec<Labelled>),
    Circles(Vec<Circle>),
    Mixed(Vec<Mark>),
    Nested(Vec<Marks>),
    Unknown(Value),
}

union! {
    Marks {
        Items(&Object(&[], &["color", "label"])) => Labelled,
        Items(&Object(&["radius"], &["color"])) => Circles,
        Items(&Nested(fit::<Mark>)) => Mixed,
        Items(&Nested(fit::<Marks>)) => Nested,
    }
}

fn marks(value: &Value) -> Marks {
    let read: Marks = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), *value);
    read
}

#[test]
fn items_tell_arrays_apart() {
    let circles = json!([{"radius": 1.0, "color": "blue"}]);
    assert!(matches!(marks(&circles), Marks::Circles(_)));
    let labelled = json!([{"label": "a"}, {"color": "blue", "label": "b"}]);
    assert!(matches!(marks(&labelled), Marks::Labelled(_)));
    let pets = json!([{"kind": "cat", "lives": 9}]);
    assert!(matches!(marks(&pets), Marks::Mixed(_)));
    assert!(matches!(marks(&json!([circles])), Marks::Nested(_)));
    assert!(matches!(marks(&json!([])), Marks::Labelled(_)));
}

#[test]
fn arrays_whose_items_differ_are_kept_whole() {
    let value = json!([{"radius": 1.0}, {"radius": 1.0, "label": "a"}]);
    assert_eq!(marks(&value), Marks::Unknown(value.clone()));
}

#[test]
fn deep_arrays_cost_no_more_than_they_are_long() {
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert!(matches!(
        serde_json::from_str(&deep),
        Ok(Marks::Nested(_) | Marks::Unknown(_))
    ));
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Versioned {
    version: Option<Value>,
}

record! {
    Versioned {
        "version" => version?,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Account {
    First(Versioned),
    Second(Versioned),
    Unknown(Value),
}

union! {
    Account by "version" = 1 {
        1 => First + "version",
        4294967296 | 3 => Second + "version",
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Good(Versioned),
    Bad(Versioned),
    Unknown(Value),
}

union! {
    Outcome by "ok" {
        true => Good + "ok",
        false => Bad + "ok",
    }
}

#[test]
fn numbers_and_truth_values_name_variants() {
    let read = |value: Value| serde_json::from_value::<Account>(value).unwrap();
    assert!(matches!(read(json!({"version": 1})), Account::First(_)));
    assert!(matches!(read(json!({"version": 3})), Account::Second(_)));
    assert!(matches!(read(json!({"version": 3.0})), Account::Second(_)));
    assert!(matches!(read(json!({"version": 2})), Account::Unknown(_)));
    assert!(matches!(read(json!({"version": "1"})), Account::Unknown(_)));
    let second = Account::Second(Versioned::default());
    let written = serde_json::to_value(second).unwrap();
    assert_eq!(written, json!({"version": 4294967296_i64}));

    let read = |value: Value| serde_json::from_value::<Outcome>(value).unwrap();
    assert!(matches!(read(json!({"ok": true})), Outcome::Good(_)));
    assert!(matches!(read(json!({"ok": false})), Outcome::Bad(_)));
    assert!(matches!(read(json!({})), Outcome::Unknown(_)));
    let good = Outcome::Good(Versioned::default());
    assert_eq!(serde_json::to_value(good).unwrap(), json!({"ok": true}));
}

#[derive(Clone, Debug, PartialEq)]
enum Mammal {
    Cat(Cat),
    Dog(Dog),
    Unknown(Value),
}

union! {
    Mammal by "kind" {
        "cat" or Object(&["lives"], &["kind"]) => Cat + "kind",
        "dog" or Object(&["kind", "tail"], &[]) => Dog + "kind",
    }
}

#[test]
fn an_absent_discriminator_is_the_default_or_told_by_the_shape() {
    let absent = serde_json::from_value(json!({})).unwrap();
    assert!(matches!(absent, Account::First(_)));
    let null = serde_json::from_value(json!({"version": null})).unwrap();
    assert!(matches!(null, Account::First(_)));

    let read = |value: Value| serde_json::from_value::<Mammal>(value).unwrap();
    assert!(matches!(read(json!({"lives": 9})), Mammal::Cat(_)));
    assert!(matches!(read(json!({"kind": "dog"})), Mammal::Dog(_)));
    let bird = read(json!({"kind": "bird", "lives": 1}));
    assert!(matches!(bird, Mammal::Unknown(_)));
    assert!(matches!(read(json!({"tail": 1})), Mammal::Unknown(_)));
}

#[derive(Clone, Debug, PartialEq)]
enum Post {
    Pets(Marks),
    Accounts(Marks),
    Unknown(Value),
}

union! {
    Post {
        Where("content", &Items(&Nested(fit::<Pet>)), &Object(&["content"], &[])) => Pets,
        Where("content", &Items(&Nested(fit::<Account>)), &Object(&["content"], &[])) => Accounts,
    }
}

#[test]
fn unions_in_parts_of_a_value_tell_variants_apart() {
    let best = |value: &Value| {
        let choices = <Post as union::Union>::choose(value, Depth::Whole);
        choices.first().map(|(_, index)| *index)
    };
    assert_eq!(best(&json!({"content": [{"kind": "cat"}]})), Some(0));
    assert_eq!(best(&json!({"content": [{"version": 1}]})), Some(1));
    assert_eq!(
        best(&json!({"content": [{"version": 1}, {"kind": "bird"}]})),
        Some(1)
    );
}

/// Returns which of some shapes a value fits best.
fn best(value: &Value, shapes: &[shape::Shape]) -> Option<usize> {
    let choices = union::by_shape(value, shapes, Depth::Whole);
    choices.first().map(|(_, index)| *index)
}

#[test]
fn values_tell_shapes_apart() {
    use shape::Shape::{
        Any, Booleans, Closed, Date, DateTime, Either, Integer, Integers, Items, Map, Number,
        Numbers, Object, Open, Text, Texts, Where,
    };
    const ONE: shape::Shape = Where("v", &Integers(&[1]), &Any);
    const MORE: shape::Shape = Where("v", &Integers(&[2, 3]), &Any);
    const TRUE: shape::Shape = Where("v", &Booleans(&[true]), &Any);
    const HALF: shape::Shape = Where("v", &Numbers(&[0.5]), &Any);
    const MIXED: shape::Shape = Where("v", &Either(&[Texts(&["a"]), Integers(&[0])]), &Any);
    const WITHIN: shape::Shape = Where("at", &ONE, &Any);
    const WITHIN_MORE: shape::Shape = Where("at", &MORE, &Any);
    let table: &[(Value, &[shape::Shape], Option<usize>)] = &[
        (json!({"v": 1}), &[MORE, ONE], Some(1)),
        (json!({"v": 1.0}), &[MORE, ONE], Some(1)),
        (json!({"v": 3}), &[ONE, MORE], Some(1)),
        // A constant excludes its variant; a list of values may have become longer.
        (json!({"v": 4}), &[ONE], None),
        (json!({"v": 4}), &[ONE, MORE], Some(1)),
        (json!({"v": null}), &[ONE], Some(0)),
        (json!({"v": false}), &[TRUE], None),
        (json!({"v": true}), &[ONE, TRUE], Some(1)),
        (json!({"v": 0.5}), &[ONE, HALF], Some(1)),
        (json!({"v": 0}), &[ONE, MIXED], Some(1)),
        (json!({"v": "a"}), &[ONE, MIXED], Some(1)),
        // One level down, and in lists.
        (json!({"at": {"v": 2}}), &[WITHIN, WITHIN_MORE], Some(1)),
        (json!({"at": {"v": 2}}), &[WITHIN], None),
        (json!([{"v": 2}]), &[Items(&ONE), Items(&MORE)], Some(1)),
        (json!([{"v": 2}]), &[Items(&ONE)], None),
        (json!([{"v": 1}, {"v": 2}]), &[Items(&ONE)], Some(0)),
        (json!([]), &[Items(&ONE), Items(&MORE)], Some(0)),
        // What else the objects have.
        (
            json!({"a": 1, "b": 2}),
            &[Closed(&[], &["a"]), Object(&["a"], &[])],
            Some(1),
        ),
        (
            json!({"a": 1, "b": "x"}),
            &[Open(&["a"], &[], &Integer), Open(&["a"], &[], &Text)],
            Some(1),
        ),
        (json!({"b": 1}), &[Map(&Text), Map(&Integer)], Some(1)),
        (
            json!({"b": 1}),
            &[Object(&[], &["a"]), Map(&Integer)],
            Some(1),
        ),
        (
            json!({"a": 1}),
            &[Map(&Integer), Object(&[], &["a"])],
            Some(1),
        ),
        // Formats and numbers.
        (json!("2024-02-29"), &[DateTime, Text, Date], Some(2)),
        (
            json!("2024-02-29T10:00:00Z"),
            &[Date, Text, DateTime],
            Some(2),
        ),
        (json!("soon"), &[DateTime, Text], Some(1)),
        (json!("soon"), &[DateTime], Some(0)),
        (json!(5.0), &[Number, Integer], Some(1)),
        (json!(5.5), &[Integer, Number], Some(1)),
    ];
    for (value, shapes, expected) in table {
        assert_eq!(best(value, shapes), *expected, "{value}");
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Card {
    last4: String,
    year: Option<i64>,
}

record! {
    Card {
        "last4" => last4,
        "year" => year?,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Source {
    Card(Card),
    Label(Labelled),
    Unknown(Value),
}

union! {
    Source {
        Object(&["last4"], &["year"]) => Card,
        Object(&[], &["color", "label"]) => Label,
    }
}

#[test]
fn a_variant_that_cannot_be_read_is_not_replaced_by_one_that_drops_its_properties() {
    let read = |value: &Value| serde_json::from_value::<Source>(value.clone()).unwrap();
    let card = json!({"last4": "4242", "year": 2030});
    assert!(matches!(read(&card), Source::Card(_)));
    let whole = json!({"last4": "4242", "year": 2030.0});
    assert!(matches!(read(&whole), Source::Card(_)));
    let newer = json!({"last4": "4242", "year": "2030"});
    assert_eq!(read(&newer), Source::Unknown(newer));
    assert!(matches!(read(&json!({"label": "a"})), Source::Label(_)));
}

#[test]
fn a_value_of_several_variants_is_read_as_each_of_them() {
    let read = |value: Value| serde_json::from_value::<Source>(value).unwrap();
    let both = read(json!({"last4": "4242", "label": "a"}));
    assert!(matches!(both, Source::Unknown(_)));
    let card: Option<Card> = union::to(&both, 0);
    assert_eq!(card.map(|card| card.last4).as_deref(), Some("4242"));
    let label: Option<Labelled> = union::to(&both, 1);
    assert_eq!(label.and_then(|it| it.label).as_deref(), Some("a"));
    let whole = read(json!({"last4": "4242", "year": 2030.0, "label": "a"}));
    let card: Option<Card> = union::to(&whole, 0);
    assert_eq!(card.and_then(|card| card.year), Some(2030));
    let label = read(json!({"label": "a"}));
    assert_eq!(union::to::<_, Card>(&label, 0), None);
}

#[derive(Clone, PartialEq)]
enum Login {
    Password(Secret),
    Unknown(Value),
}

union! {
    Login {
        Text => Password,
    }
}

debug_union! {
    Login {
        Password,
    }
}

#[test]
fn values_that_may_be_secrets_are_not_shown() {
    for (value, shown) in [
        (json!("hunter2"), "Password(Secret(…))"),
        (json!({ "password": "hunter2" }), "Unknown(…)"),
    ] {
        let login: Login = from_value(value).unwrap();
        assert_eq!(format!("{login:?}"), shown);
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Left {
    One(One),
    Two(Two),
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq)]
enum Right {
    Two(Two),
    Three(Three),
    Unknown(Value),
}

#[derive(Clone, Debug, PartialEq)]
enum Sides {
    Left(Left),
    Right(Right),
    Unknown(Value),
}

macro_rules! side {
    ($name:ident, $property:ident, $wire:literal) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        struct $name {
            kind: String,
            $property: Option<String>,
        }

        record! {
            $name {
                "kind" => kind,
                $wire => $property?,
            }
        }
    };
}
side!(One, one, "one");
side!(Two, two, "two");
side!(Three, three, "three");

union! {
    Left by "kind" {
        "a" or Object(&["kind"], &["one"]) => One,
        "b" or Object(&["kind"], &["two"]) => Two,
    }
}

union! {
    Right by "kind" {
        "b" or Object(&["kind"], &["two"]) => Two,
        "a" or Object(&["kind"], &["three"]) => Three,
    }
}

union! {
    Sides {
        Nested(fit::<Left>) => Left,
        Nested(fit::<Right>) => Right,
    }
}

#[test]
fn unions_with_equal_names_are_told_by_what_they_keep() {
    let name = |value: Value| {
        let read: Sides = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
        match read {
            Sides::Left(Left::One(_)) => "left one",
            Sides::Left(Left::Two(_)) => "left two",
            Sides::Right(Right::Three(_)) => "right three",
            Sides::Unknown(_) => "unknown",
            other => panic!("{other:?}"),
        }
    };
    let cases = [
        (json!({"kind": "a"}), "left one"),
        (json!({"kind": "a", "one": "x"}), "left one"),
        (json!({"kind": "a", "three": "x"}), "right three"),
        (json!({"kind": "b", "two": "x"}), "left two"),
        (json!({"kind": "a", "one": "x", "three": "y"}), "unknown"),
        (json!({"kind": "c"}), "unknown"),
    ];
    for (value, expected) in cases {
        assert_eq!(name(value.clone()), expected, "{value}");
    }
}

/// Two unions of which both have `"kind": "a"`: one for an object, one for an object within the other.
#[derive(Clone, Debug, PartialEq)]
enum Entry {
    One(One),
    Right(Right),
    Unknown(Value),
}

union! {
    Entry by "kind" {
        "a" or Object(&["kind"], &["one"]) => One,
        "a" | "b" or Nested(fit::<Right>) => Right,
    }
}

#[test]
fn of_variants_with_one_name_the_one_that_keeps_the_value_is_read() {
    let read = |value: &Value| serde_json::from_value::<Entry>(value.clone()).unwrap();
    assert!(matches!(read(&json!({"kind": "a"})), Entry::One(_)));
    let one = json!({"kind": "a", "one": "x"});
    assert!(matches!(read(&one), Entry::One(_)));
    let three = json!({"kind": "a", "three": "x"});
    assert!(matches!(read(&three), Entry::Right(Right::Three(_))));
    let both = json!({"kind": "a", "one": "x", "three": "y"});
    assert_eq!(read(&both), Entry::Unknown(both));
}

#[test]
fn a_variant_that_drops_what_a_contradicted_one_declares_is_not_read() {
    let shapes: &[shape::Shape] = &[
        shape::Shape::Where(
            "level",
            &shape::Shape::Integers(&[1]),
            &shape::Shape::Object(&["level"], &["text"]),
        ),
        shape::Shape::Where(
            "level",
            &shape::Shape::Integers(&[2, 3]),
            &shape::Shape::Object(&["level"], &["code"]),
        ),
    ];
    let cases = [
        (json!({"level": 1, "text": "a"}), Some(0)),
        (json!({"level": 2, "code": 5}), Some(1)),
        // A level that is new is no reason to lose the text.
        (json!({"level": 9, "text": "a"}), None),
        (json!({"level": 9, "code": 5}), Some(1)),
        (json!({"level": 9, "new": 5}), Some(1)),
        (json!({"level": 2, "text": "a"}), Some(1)),
    ];
    for (value, expected) in cases {
        assert_eq!(best(&value, shapes), expected, "{value}");
    }
}

#[test]
fn a_variant_that_has_all_of_a_value_goes_before_one_that_has_more_against_it() {
    let shapes: &[shape::Shape] = &[
        shape::Shape::Where(
            "role",
            &shape::Shape::Texts(&["user", "system"]),
            &shape::Shape::Where(
                "content",
                &shape::Shape::Items(&shape::Shape::Object(&["text"], &[])),
                &shape::Shape::Object(&["role", "content"], &[]),
            ),
        ),
        shape::Shape::Object(&["role", "content"], &[]),
    ];
    let content = json!([{"text": "a"}, {"text": "b"}]);
    let cases = [
        (json!({"role": "user", "content": content}), Some(0)),
        (json!({"role": "assistant", "content": content}), Some(1)),
    ];
    for (value, expected) in cases {
        assert_eq!(best(&value, shapes), expected, "{value}");
    }
}
