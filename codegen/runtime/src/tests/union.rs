//! `union!`: which variant a value is read as, and what is written of it.

use serde_json::{Value, json};

use crate::{record, string_enum, union};

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
        "cat" => Cat,
        "puppy" | "dog" => Dog,
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
        Listed(&["origin"]) => Point,
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
        (json!({"radius": "wide", "label": "a"}), labelled("a")),
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
        Where("color", &["red"], &Object(&["radius"], &["color"])) => Circle,
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
