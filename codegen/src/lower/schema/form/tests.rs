use super::{
    Form, Values, constant, declared_kind, describes_objects, has_parts, is_nullable, limited, of,
    of_component, together,
};
use crate::api::{EnumValues, JsonKind};
use crate::source::{Document, Node};

/// The components that the schemas of the tables refer to.
const COMPONENTS: &str = "
  Text: { type: string }
  Nothing: { enum: [null] }
  Maybe: { type: string, nullable: true }
  Color: { type: string, enum: [red, green] }
  Cat: { type: object, properties: { name: { type: string } } }
  Pet: { properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
  Shape: { oneOf: [{ $ref: '#/components/schemas/Schema' }, { $ref: '#/components/schemas/Cat' }] }
";

/// Looks at a schema among components; in its text `$Name` refers to one of them.
fn with_schema<T>(schema: &str, look: impl Fn(&Node<'_>) -> T) -> T {
    let names = [
        "Text", "Maybe", "Color", "Cat", "Pet", "Shape", "Nothing", "Schema",
    ];
    let schema = names.iter().fold(schema.to_owned(), |schema, name| {
        let reference = format!("{{$ref: '#/components/schemas/{name}'}}");
        schema.replace(&format!("${name}"), &reference)
    });
    let text = format!("components:\n schemas:{COMPONENTS}  Schema: {schema}\n");
    let document = Document::from_text("api.yaml", &text).unwrap();
    let schemas = document.root().get("components").unwrap();
    let schema = schemas.get("schemas").unwrap().get("Schema").unwrap();
    look(&schema)
}

/// Writes a form in short; schemas by their pointers within the one that is looked at.
fn show(form: &Form<'_>) -> String {
    let pointer = |node: &Node<'_>| {
        let pointer = node.origin().pointer.as_str();
        pointer.replace("/components/schemas/Schema/", "")
    };
    let list = |nodes: &[Node<'_>]| nodes.iter().map(pointer).collect::<Vec<_>>().join(" ");
    match form {
        Form::Reference => "reference".to_owned(),
        Form::SameAs(node) => format!("same as {}", pointer(node)),
        Form::Record => "record".to_owned(),
        Form::Map => "map".to_owned(),
        Form::Choice(choice) => {
            format!(
                "choice by {}: {}",
                choice.keyword,
                list(&choice.alternatives)
            )
        }
        Form::Texts(texts) => format!("texts {}", texts.values.join(" ")),
        Form::Values(Values::Enum(list)) => match &list.values {
            EnumValues::Strings(values) => format!("strings {}", values.join(" ")),
            EnumValues::Integers(values) => format!("integers {values:?}"),
            EnumValues::Scalars(values) => format!("scalars {values:?}"),
        },
        Form::Values(Values::Boolean) => "truth values".to_owned(),
        Form::Values(Values::Null) => "null".to_owned(),
        Form::Values(Values::Other) => "other values".to_owned(),
        Form::List(items) => format!("list {}", list(items)),
        Form::Tuple(places) => format!("tuple {}", list(places)),
        Form::Scalar(kind) => format!("scalar {kind:?}"),
        Form::Any => "any".to_owned(),
        Form::Mixed(form) => format!("mixed {}", show(form)),
    }
}

fn check(table: &[(&str, &str)]) {
    for (schema, expected) in table {
        assert_eq!(
            with_schema(schema, |node| show(&of(node)).trim_end().to_owned()),
            *expected,
            "{schema}"
        );
    }
}

#[test]
fn references() {
    check(&[
        ("$Cat", "reference"),
        (
            "{$ref: '#/components/schemas/Cat', description: A cat.}",
            "reference",
        ),
        (
            "{$ref: '#/components/schemas/Cat', nullable: true}",
            "reference",
        ),
    ]);
}

#[test]
fn the_same_as_another_schema() {
    check(&[
        ("{allOf: [$Cat]}", "same as allOf/0"),
        ("{allOf: [$Cat, {description: A cat.}]}", "same as allOf/0"),
        (
            "{description: A cat., allOf: [{nullable: true}, $Cat]}",
            "same as allOf/1",
        ),
        (
            "{allOf: [{type: string}, {type: string, enum: [a]}]}",
            "same as allOf/1",
        ),
        (
            "{allOf: [$Text, {type: string, maxLength: 3}]}",
            "same as allOf/0",
        ),
        ("{anyOf: [$Cat, {type: 'null'}]}", "same as anyOf/0"),
        ("{oneOf: [{enum: [null]}, $Cat]}", "same as oneOf/1"),
        ("{anyOf: [$Cat, $Nothing]}", "same as anyOf/0"),
        ("{oneOf: [{oneOf: [$Cat]}]}", "same as oneOf/0/oneOf/0"),
        ("{allOf: [$Pet]}", "same as allOf/0"),
    ]);
}

#[test]
fn objects() {
    check(&[
        ("{type: object}", "map"),
        (
            "{type: object, additionalProperties: {type: string}}",
            "map",
        ),
        ("{additionalProperties: false}", "map"),
        ("{patternProperties: {'^a': {type: string}}}", "map"),
        ("{properties: {}}", "map"),
        ("{type: object, required: []}", "map"),
        ("{required: [a]}", "record"),
        ("{properties: {a: {}}}", "record"),
        ("{type: object, properties: {a: {}}}", "record"),
        ("{allOf: [$Cat, $Pet]}", "record"),
        ("{allOf: [$Cat], properties: {a: {}}}", "record"),
        ("{allOf: [{description: Only an annotation.}]}", "any"),
        ("{properties: {a: {}}, oneOf: [$Cat, $Pet]}", "record"),
        ("{if: {}, then: {properties: {a: {}}}}", "record"),
        ("{dependentSchemas: {a: {allOf: [$Cat]}}}", "record"),
        ("{if: {}, then: {required: [a]}}", "any"),
        ("{allOf: [$Cat, {if: {}, then: $Pet}]}", "record"),
        (
            "{allOf: [$Cat, {if: {}, then: {required: [name]}}]}",
            "same as allOf/0",
        ),
        ("{oneOf: [$Cat], required: [name]}", "record"),
        ("{oneOf: [$Cat], patternProperties: {'^a': {}}}", "record"),
        (
            "{properties: {a: {}, b: {}}, oneOf: [{required: [a]}, {required: [b]}]}",
            "record",
        ),
        (
            "{type: object, oneOf: [{required: [a]}, {required: [b]}]}",
            "map",
        ),
    ]);
}

#[test]
fn choices() {
    check(&[
        ("{oneOf: [$Cat, $Text]}", "choice by oneOf: oneOf/0 oneOf/1"),
        (
            "{anyOf: [$Cat, $Text, {type: 'null'}]}",
            "choice by anyOf: anyOf/0 anyOf/1",
        ),
        (
            "{type: object, oneOf: [$Cat, $Pet]}",
            "choice by oneOf: oneOf/0 oneOf/1",
        ),
        (
            "{oneOf: [$Cat, {anyOf: [$Text, $Pet]}]}",
            "choice by oneOf: oneOf/0 oneOf/1/anyOf/0 oneOf/1/anyOf/1",
        ),
        // A base that lists its subtypes, which have it in their `allOf`, is the choice among them.
        (
            "{properties: {a: {}}, oneOf: [{allOf: [$Schema]}, $Shape]}",
            "choice by oneOf: oneOf/0 oneOf/1",
        ),
        (
            "{anyOf: [{type: string, enum: [a, b]}, {type: string}]}",
            "texts a b",
        ),
        (
            "{anyOf: [$Color, {type: string, enum: [blue, red]}]}",
            "texts red green blue",
        ),
        ("{anyOf: [$Color, $Text]}", "texts red green"),
        (
            "{anyOf: [$Color, {type: string, format: uuid}]}",
            "choice by anyOf: anyOf/0 anyOf/1",
        ),
        (
            "{anyOf: [$Text, {type: string}]}",
            "choice by anyOf: anyOf/0 anyOf/1",
        ),
        (
            "{oneOf: [{enum: [a], title: A}, {enum: [b]}]}",
            "strings a b",
        ),
        ("{oneOf: [{enum: [true]}, {enum: [false]}]}", "truth values"),
    ]);
}

#[test]
fn listed_values() {
    check(&[
        ("{type: string, enum: [a, b, a, null]}", "strings a b"),
        ("{enum: [a, b]}", "strings a b"),
        ("{type: string, enum: [1.5, true]}", "strings 1.5 true"),
        ("{type: string, enum: [true, false]}", "strings true false"),
        ("{type: integer, enum: [1, 2.0, '3']}", "integers [1, 2, 3]"),
        (
            "{type: number, enum: [1, 2]}",
            "scalars [Number(1), Number(2)]",
        ),
        ("{enum: [a, 1]}", "scalars [String(\"a\"), Number(1)]"),
        ("{type: boolean, enum: [true]}", "truth values"),
        ("{enum: [null]}", "null"),
        ("{enum: [[a], [b]]}", "other values"),
        ("{type: string, enum: []}", "scalar String"),
        ("{type: object, enum: [{a: 1}]}", "other values"),
        (
            "{oneOf: [$Cat, $Pet], enum: [a]}",
            "choice by oneOf: oneOf/0 oneOf/1",
        ),
        (
            "{type: string, oneOf: [$Cat, $Pet]}",
            "choice by oneOf: oneOf/0 oneOf/1",
        ),
        (
            "{oneOf: [{type: string, enum: []}, {type: integer}]}",
            "choice by oneOf: oneOf/0 oneOf/1",
        ),
    ]);
}

#[test]
fn lists_and_tuples() {
    check(&[
        ("{type: array}", "list"),
        ("{type: array, items: $Cat}", "list items"),
        ("{items: {}}", "list items"),
        (
            "{x-prefix-items: [$Text, $Cat], minItems: 2, maxItems: 2}",
            "tuple x-prefix-items/0 x-prefix-items/1",
        ),
        (
            "{x-prefix-items: [$Text], minItems: 1, items: {not: {}}}",
            "tuple x-prefix-items/0",
        ),
        (
            "{x-prefix-items: [$Text], minItems: 1, items: $Cat}",
            "list x-prefix-items/0 items",
        ),
        (
            "{x-prefix-items: [$Text], items: {not: {}}}",
            "list x-prefix-items/0",
        ),
        (
            "{x-prefix-items: [$Text], maxItems: 1, items: $Cat}",
            "list x-prefix-items/0",
        ),
    ]);
}

#[test]
fn plain_values() {
    check(&[
        ("{type: string}", "scalar String"),
        ("{type: integer, format: int32}", "scalar Integer"),
        ("{type: number}", "scalar Number"),
        ("{type: boolean}", "scalar Boolean"),
        ("{type: file}", "any"),
        ("{type: 5}", "any"),
        ("{}", "any"),
        ("{description: Anything., nullable: true}", "any"),
        ("{type: string, properties: {a: {}}}", "mixed scalar String"),
        (
            "{type: array, properties: {a: {}}, items: {}}",
            "mixed list items",
        ),
        (
            "{type: string, enum: [], allOf: [$Color]}",
            "mixed scalar String",
        ),
    ]);
}

#[test]
fn a_component_is_no_other_name_for_its_base() {
    let table = [
        ("{allOf: [$Pet]}", "record"),
        ("{allOf: [$Shape]}", "record"),
        ("{allOf: [$Cat]}", "same as allOf/0"),
        ("$Pet", "reference"),
        ("{oneOf: [$Pet]}", "same as oneOf/0"),
    ];
    for (schema, expected) in table {
        assert_eq!(
            with_schema(schema, |node| show(&of_component(node))),
            expected,
            "{schema}"
        );
    }
}

#[test]
fn forms_that_need_a_name() {
    let table = [
        ("$Cat", false),
        ("{allOf: [$Cat]}", false),
        ("{type: object}", false),
        ("{properties: {a: {}}}", true),
        ("{oneOf: [$Cat, $Text]}", true),
        ("{anyOf: [$Color, $Text]}", true),
        ("{enum: [a]}", true),
        ("{type: string, enum: [true]}", true),
        ("{enum: [true]}", false),
        ("{enum: [null]}", false),
        ("{enum: [[a]]}", true),
        ("{type: array, items: {properties: {a: {}}}}", false),
        ("{type: string}", false),
        ("{type: string, properties: {a: {}}}", true),
    ];
    for (schema, expected) in table {
        assert_eq!(
            with_schema(schema, |node| of(node).needs_name()),
            expected,
            "{schema}"
        );
    }
}

#[test]
fn values_that_may_be_null() {
    let table = [
        ("{type: string}", false),
        ("{type: string, nullable: true}", true),
        ("{type: string, nullable: false}", false),
        ("{enum: [a, null]}", true),
        ("{anyOf: [$Cat, {type: 'null'}]}", true),
        ("{anyOf: [$Cat, {enum: [null]}]}", true),
        ("{anyOf: [$Cat, {enum: [a, null]}]}", true),
        ("{anyOf: [$Cat, $Nothing]}", true),
        ("{anyOf: [$Cat, $Maybe]}", true),
        ("{anyOf: [$Cat, $Text]}", false),
        ("{anyOf: [$Schema, $Cat]}", false),
    ];
    for (schema, expected) in table {
        assert_eq!(with_schema(schema, is_nullable), expected, "{schema}");
    }
}

#[test]
fn declared_kinds() {
    let table = [
        ("{type: object}", JsonKind::Object),
        ("{type: array}", JsonKind::Array),
        ("{type: integer}", JsonKind::Integer),
        ("{type: file}", JsonKind::Any),
        ("$Cat", JsonKind::Any),
    ];
    for (schema, expected) in table {
        assert_eq!(with_schema(schema, declared_kind), expected, "{schema}");
    }
}

#[test]
fn values_with_parts() {
    let table = [
        ("$Cat", true),
        ("{allOf: [$Cat]}", true),
        ("{type: object}", true),
        ("{type: array}", true),
        ("{oneOf: [$Cat, $Text]}", true),
        ("{type: string, properties: {a: {}}}", false),
        ("{type: string}", false),
        ("{anyOf: [$Color, $Text]}", false),
        ("{}", false),
        // A schema that is the same as itself has no form.
        ("{allOf: [$Schema]}", false),
    ];
    for (schema, expected) in table {
        assert_eq!(with_schema(schema, has_parts), expected, "{schema}");
    }
}

#[test]
fn schemas_that_describe_objects() {
    let table = [
        ("$Cat", true),
        ("{type: object}", true),
        ("{allOf: [$Cat, {nullable: true}]}", true),
        ("{allOf: [$Cat, $Pet]}", true),
        (
            "{allOf: [{type: array, items: {}}, {type: array, maxItems: 3}]}",
            false,
        ),
        ("{oneOf: [$Cat, $Pet]}", true),
        ("{oneOf: [$Cat, {oneOf: [$Pet, $Schema]}]}", true),
        ("{oneOf: [$Cat, $Text]}", false),
        ("{type: string}", false),
        ("{}", false),
        ("{allOf: [$Schema]}", false),
    ];
    for (schema, expected) in table {
        assert_eq!(with_schema(schema, describes_objects), expected, "{schema}");
    }
}

/// Which of several schemas say what a value is that fits all of them, by their places.
#[test]
fn schemas_that_hold_together() {
    let table: [(&str, &[usize]); 15] = [
        ("[{}, {description: Nothing.}]", &[]),
        ("[{type: string}, {}]", &[0]),
        ("[{type: string}, {type: string}]", &[1]),
        ("[$Color, {type: string}]", &[0]),
        ("[{type: integer}, {type: number, format: double}]", &[0]),
        ("[{type: string, format: uuid}, {type: string}]", &[0]),
        ("[{type: string}, {type: integer}]", &[1]),
        ("[$Text, $Cat]", &[1]),
        // An object that has all properties of the other one stands for both.
        (
            "[{properties: {a: {}}}, {properties: {a: {}, b: {}}}]",
            &[1],
        ),
        (
            "[{properties: {a: {}, b: {}}}, {properties: {a: {}}}]",
            &[0],
        ),
        ("[$Cat, {allOf: [$Cat], properties: {a: {}}}]", &[1]),
        ("[{properties: {a: {}}}, {properties: {b: {}}}]", &[0, 1]),
        ("[{additionalProperties: {}}, $Cat]", &[0, 1]),
        (
            "[{properties: {a: $Cat}}, {properties: {a: {properties: {b: {}}}}}]",
            &[0, 1],
        ),
        // What an alternative of a choice has is not known here.
        ("[$Cat, {oneOf: [$Cat, {properties: {a: {}}}]}]", &[1]),
    ];
    for (schemas, expected) in table {
        let most = with_schema(&format!("{{allOf: {schemas}}}"), |node| {
            let schemas: Vec<Node<'_>> = node.get("allOf").unwrap().items().collect();
            together(&schemas).map_or_else(Vec::new, |it| it.most)
        });
        assert_eq!(most, expected, "{schemas}");
    }
}

#[test]
fn properties_that_only_limits_name() {
    let table: [(&str, &[&str]); 4] = [
        (
            "{anyOf: [{required: [a]}, {required: [b, c]}]}",
            &["a", "b", "c"],
        ),
        ("{oneOf: [{required: [a]}, {properties: {b: {}}}]}", &[]),
        ("{required: [a]}", &[]),
        ("$Cat", &[]),
    ];
    for (schema, expected) in table {
        let names = with_schema(schema, |node| limited(node).join(" "));
        assert_eq!(names, expected.join(" "), "{schema}");
    }
}

#[test]
fn constants() {
    let table = [
        ("{enum: [true]}", Some(true)),
        ("{enum: [false]}", Some(false)),
        ("{enum: [true, false]}", None),
        ("{enum: [a]}", None),
        ("{}", None),
    ];
    for (schema, expected) in table {
        assert_eq!(with_schema(schema, constant), expected, "{schema}");
    }
}

/// Each schema offers the next one four times: looked at along every way, there are 4^15 of them.
#[test]
fn schemas_that_several_ways_lead_to_are_looked_at_once() {
    let link = |index: usize, kind: &str| {
        let next = format!("{{$ref: '#/components/schemas/L{}'}}", index + 1);
        format!("  L{index}: {{{kind}: [{next}, {next}, {next}, {next}]}}\n")
    };
    for (last, properties) in [
        ("type: string", ""),
        ("type: object", "properties: {a: {}}, "),
    ] {
        let links: String = (0..15).map(|index| link(index, "anyOf")).collect();
        let first = "{$ref: '#/components/schemas/L0'}";
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n schemas:\n{links}  \
             L15: {{{last}}}\n  A: {{{properties}anyOf: [{first}, {{type: object}}]}}\n"
        );
        let (api, _) = crate::lower::testing::api(&text);
        assert!(!api.types.is_empty());
    }
}
