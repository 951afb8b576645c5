//! What the properties are by which unions tell their alternatives apart.

use super::lowered;
use crate::api::{Api, Field, Type, TypeId};
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::{document, receives};
use crate::lower::testing::text;
use crate::refine::{discriminator_fields, discriminators};

/// Returns the model of a document with these schemas, of which a response is an `A`.
fn settled(schemas: &str) -> Api {
    let mut api = lowered(&document(&receives("a", "@A"), schemas));
    discriminators::complete(&mut api, &mut Diagnostics::default());
    discriminator_fields::settle(&mut api);
    api
}

/// Returns a property: `= cat` where it has one value, or else its type, with the values of an inline enumeration.
fn property(api: &Api, ty: &str, name: &str) -> String {
    let is_it = |id: &TypeId| api.type_def(*id).name.join(".") == ty;
    let id = api.type_defs().map(|(id, _)| id).find(is_it).unwrap();
    let (_, object) = api.structure(&Type::Named(id)).unwrap();
    let field: &Field = object.fields.iter().find(|it| it.name == name).unwrap();
    match (&field.discriminator, &field.ty) {
        (Some(value), Type::String) => format!("= '{value}'"),
        (Some(value), Type::Integer(_) | Type::Boolean) => format!("= {value}"),
        (None, Type::Named(id)) => {
            let lines = crate::lower::testing::lines(api);
            lines[id.0].clone()
        }
        (_, ty) => text(api, ty),
    }
}

#[test]
fn one_value_is_no_choice_and_several_are_a_list() {
    let pets = "A: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog, puppy: Dog}}}";
    let table = [
        // Texts, any values, and lists of texts can be discriminators.
        ("{type: string}", "= 'cat'", "Dog.kind = dog | puppy"),
        (
            "{type: string, nullable: true}",
            "= 'cat'",
            "Dog.kind = dog | puppy",
        ),
        ("{}", "= 'cat'", "Dog.kind = dog | puppy"),
        (
            "{type: string, enum: [cat, dog, puppy]}",
            "= 'cat'",
            "Dog.kind = dog | puppy",
        ),
        ("@Kind", "= 'cat'", "Dog.kind = dog | puppy"),
        // A list of these values alone stays.
        (
            "{type: string, enum: [puppy, dog]}",
            "= 'cat'",
            "Dog.kind = puppy | dog",
        ),
        // Values that are texts are never these.
        ("{type: integer}", "Int64", "Int64"),
        ("{type: array, items: {}}", "[Json]", "[Json]"),
    ];
    for (kind, cat, dog) in table {
        let schemas = format!(
            "{pets}, Kind: {{type: string, enum: [cat, dog, puppy]}}, Cat: {{properties: {{kind: {kind}}}}}, \
             Dog: {{properties: {{kind: {kind}}}}}"
        );
        let api = settled(&schemas);
        assert_eq!(property(&api, "Cat", "kind"), cat, "{kind}");
        assert_eq!(property(&api, "Dog", "kind"), dog, "{kind}");
    }
}

#[test]
fn a_value_may_be_an_integer() {
    let table = [
        ("{type: integer}", "= 1", "Int64"),
        (
            "{type: integer, enum: [1, 2, 3]}",
            "= 1",
            "Dog.kind = 1 | 2 | 3",
        ),
        (
            "{type: integer, enum: [1, 2, 3], nullable: true}",
            "= 1",
            "Dog.kind = 1 | 2 | 3",
        ),
        ("{type: string}", "= '1'", "Dog.kind = 2 | 3"),
        ("{type: number}", "Double", "Double"),
    ];
    for (kind, cat, dog) in table {
        let schemas = format!(
            "A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind, mapping: {{'1': Cat, '2': Dog, '3': Dog}}}}}}, \
             Cat: {{properties: {{kind: {kind}}}}}, Dog: {{properties: {{kind: {kind}}}}}"
        );
        let api = settled(&schemas);
        assert_eq!(property(&api, "Cat", "kind"), cat, "{kind}");
        assert_eq!(property(&api, "Dog", "kind"), dog, "{kind}");
    }
}

#[test]
fn a_value_may_be_a_truth_value() {
    let table = [
        ("{type: boolean}", ["= true", "= false"]),
        ("{type: boolean, nullable: true}", ["= true", "= false"]),
        ("{type: string}", ["= 'true'", "= 'false'"]),
    ];
    for (kind, [cat, dog]) in table {
        let schemas = format!(
            "A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind, mapping: {{'true': Cat, 'false': Dog}}}}}}, \
             Cat: {{properties: {{kind: {kind}}}}}, Dog: {{properties: {{kind: {kind}}}}}"
        );
        let api = settled(&schemas);
        assert_eq!(property(&api, "Cat", "kind"), cat, "{kind}");
        assert_eq!(property(&api, "Dog", "kind"), dog, "{kind}");
    }
    let schemas = "A: {oneOf: [@Cat, @Dog]}, Cat: {properties: {ok: {type: boolean, enum: [true]}}}, \
                   Dog: {properties: {ok: {type: boolean, enum: [false]}}}";
    let api = settled(schemas);
    assert_eq!(property(&api, "Cat", "ok"), "= true");
    assert_eq!(property(&api, "Dog", "ok"), "= false");
}

#[test]
fn the_values_of_all_unions_count() {
    let schemas = "A: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}}, \
                   B: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {feline: Cat, dog: Dog}}}, \
                   C: {oneOf: [@Cat, @Dog], discriminator: {propertyName: sort}}, \
                   Cat: {properties: {kind: {}, sort: {}}}, Dog: {properties: {kind: {}, sort: {}}}";
    let api = settled(schemas);
    assert_eq!(property(&api, "Cat", "kind"), "Cat.kind = cat | feline");
    assert_eq!(property(&api, "Cat", "sort"), "= 'Cat'");
    assert_eq!(property(&api, "Dog", "kind"), "= 'dog'");
}

#[test]
fn a_base_is_also_of_unknown_values() {
    let table = [
        // Its own name is the one that is known.
        ("{type: string}", "A.base.kind = A"),
        // A list of the base stays: it says more of unknown subtypes.
        (
            "{type: string, enum: [A, Cat, Dog]}",
            "A.kind = A | Cat | Dog",
        ),
        ("@Kind", "Kind = Cat | Dog"),
    ];
    for (kind, base) in table {
        let schemas = format!(
            "A: {{properties: {{kind: {kind}}}, discriminator: {{propertyName: kind}}}}, Cat: {{allOf: [@A]}}, \
             Kind: {{type: string, enum: [Cat, Dog]}}"
        );
        let api = settled(&schemas);
        assert_eq!(property(&api, "A.base", "kind"), base, "{kind}");
        assert_eq!(property(&api, "Cat", "kind"), "= 'Cat'", "{kind}");
    }
}

#[test]
fn a_union_within_has_the_value_of_the_outer_one() {
    let schemas = "A: {properties: {kind: {}}, discriminator: {propertyName: kind}}, \
                   Cat: {allOf: [@A], properties: {breed: {}}, discriminator: {propertyName: breed}}, \
                   Manx: {allOf: [@Cat]}";
    let api = settled(schemas);
    assert_eq!(property(&api, "Manx", "kind"), "= 'Cat'");
    assert_eq!(property(&api, "Manx", "breed"), "= 'Manx'");
    assert_eq!(property(&api, "Cat.base", "kind"), "= 'Cat'");
    assert_eq!(property(&api, "Cat.base", "breed"), "Cat.base.breed = Cat");
}

#[test]
fn a_list_that_is_used_no_more_goes() {
    let schemas = "A: {oneOf: [@Cat, @Dog]}, Cat: {properties: {kind: {type: string, enum: [cat]}, next: @A}}, \
                   Dog: {properties: {kind: @Bark, state: {type: string, enum: [on]}}}, Bark: {type: string, enum: [dog]}";
    let api = settled(schemas);
    let names: Vec<String> = api.types.iter().map(|def| def.name.join(".")).collect();
    assert_eq!(names, ["A", "Cat", "Dog", "Bark", "Dog.state"]);
    let state = TypeId(4);
    assert_eq!(api.type_def(state).parent, Some(TypeId(2)));
    assert_eq!(property(&api, "Dog", "state"), "Dog.state = on");
    assert_eq!(
        property(&api, "Cat", "next"),
        "A = Cat | Dog by kind: cat → 0, dog → 1"
    );
}
