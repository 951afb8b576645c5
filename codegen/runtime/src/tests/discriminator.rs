//! Models with a discriminator, which is written and not asked for.

use std::collections::BTreeMap;

use serde_json::{Value, from_value, json, to_value};

use crate::runtime::discriminator::Discriminator;
use crate::{flat_record, record, string_enum, union};

#[derive(Clone, Debug, Default, PartialEq)]
struct Cat {
    kind: Discriminator,
    lives: Option<i64>,
}

record! {
    Cat {
        const "kind" = "cat" => kind,
        "lives" => lives?,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Dog {
    kind: Discriminator,
    name: String,
    others: BTreeMap<String, Value>,
}

record! {
    Dog {
        const "kind" = "dog" => kind,
        "name" => name,
        ..others,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Parrot {
    kind: Discriminator,
    name: String,
    pet: Box<Animal>,
}

flat_record! {
    Parrot {
        const "sort" = "parrot" => kind,
        "name" => name,
        +pet,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum AnimalKind {
    Animal,
    Unknown(String),
}

string_enum! {
    AnimalKind {
        "animal" => Animal,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct AnimalBase {
    kind: Option<AnimalKind>,
    name: String,
    others: BTreeMap<String, Value>,
}

record! {
    AnimalBase {
        "kind" => kind?,
        "name" => name,
        ..others,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Animal {
    Cat(Cat),
    Dog(Dog),
    Base(AnimalBase),
    Unknown(Value),
}

union! {
    Animal by "kind" {
        "cat" => Cat,
        "dog" | "puppy" => Dog,
        "animal" => Base,
        _ => Base,
    }
}

/// A union whose default no value stands for.
#[derive(Clone, Debug, PartialEq)]
enum Abstract {
    Cat(Cat),
    Base(AnimalBase),
    Unknown(Value),
}

union! {
    Abstract by "kind" {
        "cat" => Cat,
        _ => Base,
    }
}

#[test]
fn a_new_model_has_it() {
    let cat = Cat {
        lives: Some(9),
        ..Cat::default()
    };
    assert_eq!(to_value(&cat).unwrap(), json!({"kind": "cat", "lives": 9}));
    let dog = Dog {
        kind: Discriminator::default(),
        name: "Rex".to_owned(),
        others: BTreeMap::new(),
    };
    let expected = json!({"kind": "dog", "name": "Rex"});
    assert_eq!(to_value(&dog).unwrap(), expected);
    assert_eq!(to_value(Animal::Dog(dog)).unwrap(), expected);
    let parrot = Parrot {
        kind: Discriminator::default(),
        name: "Coco".to_owned(),
        pet: Box::new(Animal::Cat(cat)),
    };
    let expected = json!({"sort": "parrot", "name": "Coco", "kind": "cat", "lives": 9});
    assert_eq!(to_value(parrot).unwrap(), expected);
}

#[test]
fn a_model_keeps_what_was_read() {
    for kind in [
        json!({"kind": "cat"}),
        json!({"kind": "lion"}),
        json!({"kind": null}),
        json!({"kind": 1}),
        json!({}),
    ] {
        let cat: Cat = from_value(kind.clone()).unwrap();
        assert_eq!(to_value(cat).unwrap(), kind);
        let mut dog = kind;
        dog["name"] = "Rex".into();
        dog["more"] = 1.into();
        let read: Dog = from_value(dog.clone()).unwrap();
        assert_eq!(read.others.len(), 1);
        assert_eq!(to_value(read).unwrap(), dog);
    }
    let parrot = json!({"sort": "bird", "name": "Coco", "kind": "cat"});
    let read: Parrot = from_value(parrot.clone()).unwrap();
    assert_eq!(to_value(read).unwrap(), parrot);
}

#[test]
fn its_own_value_is_equal_to_that_of_a_new_model() {
    let cat: Cat = from_value(json!({"kind": "cat"})).unwrap();
    assert_eq!(cat, Cat::default());
    let cat: Cat = from_value(json!({"kind": "lion"})).unwrap();
    assert_ne!(cat, Cat::default());
}

#[test]
fn the_default_of_a_union_keeps_what_names_no_other() {
    let table = [
        (json!({"kind": "animal", "name": "a"}), AnimalKind::Animal),
        (
            json!({"kind": "cow", "name": "a", "milk": true}),
            AnimalKind::Unknown("cow".to_owned()),
        ),
    ];
    for (value, kind) in table {
        let Animal::Base(base) = from_value(value.clone()).unwrap() else {
            panic!("{value}");
        };
        assert_eq!((base.kind.as_ref(), base.name.as_str()), (Some(&kind), "a"));
        assert_eq!(to_value(Animal::Base(base)).unwrap(), value);
        let read: Abstract = from_value(value.clone()).unwrap();
        assert!(matches!(read, Abstract::Base(_)), "{value}");
        assert_eq!(to_value(read).unwrap(), value);
    }
    let value = json!({"name": "a", "milk": true});
    let read: Animal = from_value(value.clone()).unwrap();
    assert!(matches!(read, Animal::Base(_)));
    assert_eq!(to_value(read).unwrap(), value);
}

#[test]
fn what_cannot_be_read_is_unknown() {
    // The base has to have a name, and so has a dog.
    for value in [json!({"kind": "cow"}), json!({"kind": "dog"}), json!(1)] {
        let read: Animal = from_value(value.clone()).unwrap();
        assert_eq!(read, Animal::Unknown(value));
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Rule {
    version: Discriminator,
    name: Option<String>,
}

record! {
    Rule {
        const "version" = 4 => version,
        "name" => name?,
    }
}

#[test]
fn a_value_may_be_an_integer() {
    assert_eq!(to_value(Rule::default()).unwrap(), json!({"version": 4}));
    for rule in [
        json!({"name": "a"}),
        json!({"version": 4}),
        json!({"version": 5, "name": "a"}),
        json!({"version": "4"}),
    ] {
        let read: Rule = from_value(rule.clone()).unwrap();
        assert_eq!(to_value(read).unwrap(), rule);
    }
    let whole: Rule = from_value(json!({"version": 4.0})).unwrap();
    assert_eq!(whole, Rule::default());
}
