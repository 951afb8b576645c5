//! Which values stand for the alternatives of a union.

use super::lowered;
use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::{document, normalized};
use crate::lower::Lowered;
use crate::lower::testing::lines;
use crate::prune::Pruned;
use crate::refine::discriminators;

/// Returns the union of the component `A` once its discriminator is complete.
fn completed(schemas: &str) -> String {
    completed_with_problems(schemas).0
}

/// Returns the union of the component `A` once its discriminator is complete, with what is wrong with discriminators.
fn completed_with_problems(schemas: &str) -> (String, Vec<String>) {
    completed_model(lowered(&document("", schemas)))
}

fn completed_model(mut api: Api) -> (String, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    discriminators::complete(&mut api, &mut diagnostics);
    let problems = diagnostics.iter().map(|it| it.message()).collect();
    (lines(&api).remove(0), problems)
}

/// Returns what [`completed_with_problems`] does, where the settings omit a schema.
fn completed_without(schemas: &str, omitted: &str) -> (String, Vec<String>) {
    let mut config = Config::default();
    config.omit.schemas = vec![omitted.to_owned()];
    let document = normalized(&document("", schemas));
    let lowered = Lowered::of(&Pruned::of(&document, &config), &config);
    completed_model(lowered.into_parts().0)
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
        // A mapping goes before names.
        (
            "discriminator: {propertyName: kind, mapping: {feline: Cat, tomcat: Cat, canine: Dog}}",
            UNTOLD,
            "A = Cat | Dog by kind: feline → 0, tomcat → 0, canine → 1",
        ),
        // What an alternative lists besides is its own, unless another one lists it as well.
        (
            "discriminator: {propertyName: kind, mapping: {cat: Cat}}",
            TOLD,
            "A = Cat | Dog by kind: cat → 0, lion → 0, dog → 1",
        ),
        (
            "discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}",
            "Cat: {properties: {kind: {type: string, enum: [cat, lion, pet]}}}, \
             Dog: {properties: {kind: {type: string, enum: [dog, pet]}}}",
            "A = Cat | Dog by kind: cat → 0, lion → 0, dog → 1",
        ),
        (
            "discriminator: {propertyName: kind, mapping: {'1': Cat, '2': Dog}}",
            "Cat: {properties: {kind: {type: integer, enum: [1]}}}, \
             Dog: {properties: {kind: {type: integer, enum: [2, 3]}}}",
            "A = Cat | Dog by kind: 1 → 0, 2 → 1, 3 → 1",
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
fn the_values_of_alternatives_go_before_a_mapping_that_has_others() {
    let misplaced = |value, holder| {
        format!(
            "the mapping of the discriminator `kind` names another alternative for `{value}` than `{holder}`, which alone lists it"
        )
    };
    let unlisted = |values| {
        format!(
            "the mapping of the discriminator `kind` has values that the property does not have in the alternatives: {values}"
        )
    };
    let kinds = |[cat, dog]: [&str; 2]| {
        format!(
            "Cat: {{properties: {{kind: {{{cat}}}}}}}, Dog: {{properties: {{kind: {{{dog}}}}}}}"
        )
    };
    let told = ["enum: [cat, lion]", "enum: [dog]"];
    let table = [
        // Another one has the value.
        (
            "cat: Cat, dog: Cat",
            told,
            "by kind: cat → 0, lion → 0, dog → 1",
            vec![misplaced("dog", "Dog")],
        ),
        (
            "cat: Dog, dog: Cat",
            told,
            "by kind: cat → 0, lion → 0, dog → 1",
            vec![misplaced("cat", "Cat"), misplaced("dog", "Dog")],
        ),
        // None has it.
        (
            "feline: Cat, dog: Dog",
            told,
            "by kind: cat → 0, lion → 0, dog → 1",
            vec![unlisted("`feline`")],
        ),
        (
            "feline: Cat, canine: Dog",
            told,
            "by kind: cat → 0, lion → 0, dog → 1",
            vec![unlisted("`feline` and `canine`")],
        ),
        // The alternative lists none, or its list says nothing of it.
        (
            "feline: Cat, canine: Dog",
            ["enum: [cat]", "type: string"],
            "by kind: cat → 0, canine → 1",
            vec![unlisted("`feline`")],
        ),
        (
            "a: Cat, c: Dog",
            ["enum: [a, b]", "enum: [a, b]"],
            "by kind: a → 0, c → 1",
            vec![],
        ),
        // The mapping is of another property.
        (
            "a: Cat, b: Dog",
            ["enum: [old, new, broken]", "enum: [old, new]"],
            "",
            vec![unlisted("`a` and `b`")],
        ),
    ];
    for (mapping, alternatives, expected, problems) in table {
        let alternatives = kinds(alternatives);
        let schemas = format!(
            "A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind, mapping: {{{mapping}}}}}}}, {alternatives}"
        );
        let expected = format!("A = Cat | Dog {expected}").trim_end().to_owned();
        assert_eq!(
            completed_with_problems(&schemas),
            (expected, problems),
            "{schemas}"
        );
    }
}

#[test]
fn an_omitted_alternative_keeps_its_value() {
    let table = [
        ("Dog: {}", "A = Cat | Json by kind: cat → 0, Dog → 1"),
        (
            "Dog: {properties: {kind: {type: string, enum: [dog]}}}",
            "A = Cat | Json by kind: cat → 0, dog → 1",
        ),
        (
            "Dog: {allOf: [{properties: {kind: {type: integer, enum: [2]}}}]}",
            "A = Cat | Json by kind: cat → 0, 2 → 1",
        ),
    ];
    for (dog, expected) in table {
        let schemas = format!(
            "A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind}}}}, {dog}, \
             Cat: {{properties: {{kind: {{type: string, enum: [cat]}}}}}}"
        );
        let found = completed_without(&schemas, "Dog");
        assert_eq!(found, (expected.to_owned(), Vec::new()), "{dog}");
    }
}

/// A base whose subtypes have it in their `allOf`. `cat` and `dog` are what stands in them besides.
fn hierarchy(base: &str, cat: &str, dog: &str) -> String {
    format!(
        "A: {{required: [kind], {base}}}, Cat: {{{cat}allOf: [@A, {{properties: {{lives: {{}}}}}}]}}, \
         Dog: {{{dog}allOf: [@A, {{properties: {{bark: {{}}}}}}]}}, Kind: {{type: string, enum: [feline, canine]}}"
    )
}

#[test]
fn hierarchies_are_of_their_subtypes_and_their_base() {
    let plain = "properties: {kind: {type: string}}, discriminator: {propertyName: kind}";
    let table = [
        (
            hierarchy(plain, "", ""),
            "A = Cat | Dog | A.base by kind: Cat → 0, Dog → 1, A → 2, _ → 2",
        ),
        // The base has no value of its own where its property has a list without it.
        (
            hierarchy(
                "properties: {kind: @Kind}, discriminator: {propertyName: kind}",
                "x-ms-discriminator-value: feline, ",
                "x-ms-discriminator-value: canine, ",
            ),
            "A = Cat | Dog | A.base by kind: feline → 0, canine → 1, _ → 2",
        ),
        // A subtype says less than the mapping.
        (
            hierarchy(
                "properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {feline: Cat, other: A}}",
                "",
                "x-ms-discriminator-value: canine, ",
            ),
            "A = Cat | Dog | A.base by kind: feline → 0, canine → 1, other → 2, _ → 2",
        ),
        // A base without properties is nothing that a value could be read as.
        (
            "A: {type: object, discriminator: {propertyName: kind}}, Cat: {allOf: [@A, {properties: {lives: {}}}]}"
                .to_owned(),
            "A = Cat by kind: Cat → 0",
        ),
        // What inherits from a subtype counts, unless that has another discriminator.
        (
            "A: {properties: {kind: {}}, discriminator: {propertyName: kind}}, Cat: {allOf: [@A]}, Lion: {allOf: [@Cat]}, \
             Dog: {allOf: [@A], properties: {breed: {}}, discriminator: {propertyName: breed}}, Pug: {allOf: [@Dog]}"
                .to_owned(),
            "A = Cat | Dog | Lion | A.base by kind: Cat → 0, Dog → 1, Lion → 2, A → 3, _ → 3",
        ),
        // A subtype that is the base of others in turn.
        (
            "A: {properties: {kind: {}}, discriminator: {propertyName: kind}}, Lion: {allOf: [@Cat]}, \
             Cat: {allOf: [@A], discriminator: {propertyName: kind}}"
                .to_owned(),
            "A = Cat | Lion | A.base by kind: Cat → 0, Lion → 1, A → 2, _ → 2",
        ),
    ];
    for (schemas, expected) in table {
        let found = completed_with_problems(&schemas);
        assert_eq!(found, (expected.to_owned(), Vec::new()), "{schemas}");
    }
}

#[test]
fn a_mapping_makes_a_union_of_schemas_that_do_not_inherit() {
    let others =
        "Cat: {properties: {kind: {type: string}}}, Dog: {properties: {kind: {type: string}}}";
    let mapping = "discriminator: {propertyName: kind, mapping: {feline: Cat, canine: '#/components/schemas/Dog'}}";
    let table = [
        (
            format!("A: {{properties: {{kind: {{type: string}}}}, {mapping}}}, {others}"),
            "A = Cat | Dog | A.base by kind: feline → 0, canine → 1, A → 2, _ → 2",
        ),
        // Nothing else says what the values are.
        (
            format!("A: {{{mapping}}}, {others}"),
            "A = Cat | Dog by kind: feline → 0, canine → 1",
        ),
        // The alternatives are named otherwise.
        (
            format!("A: {{oneOf: [@Cat, @Dog], {mapping}}}, {others}"),
            "A = Cat | Dog by kind: feline → 0, canine → 1",
        ),
        // The default is OpenAPI 3.2's.
        (
            format!(
                "A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind, x-default-mapping: Dog}}}}, {others}"
            ),
            "A = Cat | Dog by kind: Cat → 0, Dog → 1, _ → 1",
        ),
    ];
    for (schemas, expected) in table {
        let found = completed_with_problems(&schemas);
        assert_eq!(found, (expected.to_owned(), Vec::new()), "{schemas}");
    }
}

#[test]
fn a_union_has_the_values_of_unions_within() {
    let schemas = "A: {oneOf: [@Pet, @Car], discriminator: {propertyName: kind}}, Car: {properties: {kind: {}}}, \
                   Pet: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {feline: Cat}}}, \
                   Cat: {properties: {kind: {}}}, Dog: {properties: {kind: {}}}";
    let expected = "A = Pet | Car by kind: feline → 0, Dog → 0, Car → 1";
    assert_eq!(completed(schemas), expected);
}

#[test]
fn a_value_stands_for_an_alternative_and_for_one_within_another() {
    let kind = |kind| format!("properties: {{kind: {{type: string, enum: [{kind}]}}}}");
    let (note, image) = (kind("note"), kind("image"));
    let table = [
        (
            format!("Item: {{oneOf: [@Long, @Image]}}, Long: {{{note}}}"),
            "by kind: note → 0, image → 1, note → 1",
        ),
        // The same object is the first.
        (
            "Item: {oneOf: [@Note, @Image]}".to_owned(),
            "by kind: note → 0, image → 1",
        ),
        // Nothing names the alternatives of the inner union.
        (
            format!(
                "Item: {{oneOf: [@Long, @Image, @Short]}}, Long: {{{note}}}, Short: {{{note}}}"
            ),
            "by kind: note → 0, image → 1, note → 1",
        ),
    ];
    for (item, expected) in table {
        let schemas = format!(
            "A: {{oneOf: [@Note, @Item], discriminator: {{propertyName: kind}}}}, Note: {{{note}}}, \
             Image: {{{image}}}, {item}"
        );
        assert_eq!(completed(&schemas), format!("A = Note | Item {expected}"));
    }
}

#[test]
fn alternatives_without_a_value_are_told() {
    let kind = "properties: {kind: {type: string, enum: [feline, canine]}}";
    let own = format!("{kind}, discriminator: {{propertyName: kind}}");
    let table = [
        // Nothing fits.
        (
            format!("A: {{oneOf: [@Cat, @Dog], discriminator: {{propertyName: kind}}}}, Cat: {{{kind}}}, Dog: {{{kind}}}"),
            "A = Cat | Dog",
            "no variant of the discriminator `kind` has a name among its values `feline` and `canine`",
        ),
        (
            hierarchy(&own, "", ""),
            "A = Cat | Dog | A.base",
            "no variant of the discriminator `kind` has a name among its values `feline` and `canine`",
        ),
        // The name is written in another way.
        (
            "A: {oneOf: [@Cat, @BigDog], discriminator: {propertyName: kind}}, Kind: {type: string, enum: [Cat, big_dog]}, \
             Cat: {properties: {kind: @Kind}}, BigDog: {properties: {kind: @Kind}}".to_owned(),
            "A = Cat | BigDog by kind: Cat → 0, big_dog → 1",
            "`BigDog` is not among the values of the discriminator `kind`; `big_dog` is taken for it",
        ),
        // Several have the same value, which is not their name.
        (
            format!("A: {{oneOf: [@Cat, @Dog, @Pug], discriminator: {{propertyName: kind}}}}, {TOLD}, \
                     Pug: {{properties: {{kind: {{type: string, enum: [dog]}}}}}}"),
            "A = Cat | Dog | Pug",
            "the value `dog` of the discriminator `kind` stands for several alternatives: `Dog` and `Pug`",
        ),
        // One does not fit.
        (
            hierarchy(&own, "x-ms-discriminator-value: feline, ", ""),
            "A = Cat | Dog | A.base by kind: feline → 0, Dog → 1, _ → 2",
            "`Dog` is not among the values of the discriminator `kind`",
        ),
        // The component's name is taken.
        (
            "A: {oneOf: [@Cat, @Dog], discriminator: {propertyName: kind, mapping: {Dog: Cat}}}, Cat: {properties: {a: {}}}, Dog: {properties: {b: {}}}".to_owned(),
            "A = Cat | Dog",
            "the discriminator `kind` has no value for the alternatives `Dog`",
        ),
        // An inline alternative has no component's name.
        (
            "A: {oneOf: [@Cat, {properties: {b: {}}}], discriminator: {propertyName: kind}}, Cat: {properties: {a: {}}}".to_owned(),
            "A = Cat | A.variant 2",
            "the discriminator `kind` has no value for the alternatives `variant 2`",
        ),
    ];
    for (schemas, expected, problem) in table {
        let found = completed_with_problems(&schemas);
        assert_eq!(
            found,
            (expected.to_owned(), vec![problem.to_owned()]),
            "{schemas}"
        );
    }
}

#[test]
fn another_property_may_tell_alternatives_apart() {
    let schemas = "A: {oneOf: [@Cat, {properties: {is: {type: string, enum: [dog]}}}], discriminator: {propertyName: kind}}, \
                   Cat: {properties: {is: {type: string, enum: [cat]}}}";
    let (union, problems) = completed_with_problems(schemas);
    assert_eq!(union, "A = Cat | A.dog by is: cat → 0, dog → 1");
    assert_eq!(problems.len(), 1);
}
