//! The faults whose meaning is plain, and what is meant.
//!
//! | place | found | read as |
//! |---|---|---|
//! | text | a number, a truth value | its notation: `version: 1` is `"1"` |
//! | one of some words | the word in other letters: `Query` | the word |
//! | type | a name of it elsewhere: `String`, `bool`, `int`, `date-time` | the type, with the format |
//! | type | an empty list | nothing |
//! | flag | `"true"`, `"false"` | the truth value |
//! | number | a number in quotes | the number |
//! | list of texts | one text | a list of it |
//! | `required` of a schema | a flag, as in draft 3 of JSON Schema | nothing |
//! | object | an empty list, as PHP writes one | an empty object |
//! | discriminator | a text, as in 2.0 | the name of the property |
//! | words for people | anything else | nothing |
//! | member of an object | null | nothing, or an operation that says nothing |
//! | entry under a name of the author's | null | one that says nothing |
//!
//! The meaning of any other value of a wrong type is not plain. Nor is one of what says which credentials a call needs:
//! of those, only a missing list of scopes is taken for an empty one.

use serde_json::{Number, Value, json};

use super::shape::Shape;
use crate::dialect::Kind;

/// How a value is reached from the one around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// By a key of OpenAPI.
    Member,
    /// By a key of the author's.
    Entry,
    /// By its place in a list.
    Item,
}

/// What a value of a wrong type plainly means.
#[derive(Clone, PartialEq, Debug)]
pub enum Meaning {
    Value(Value),
    /// As much as if it were not there.
    Nothing,
}

/// Returns what a value means that is not of the shape of its place. None where that is not plain.
pub fn meaning(shape: Shape, value: &Value, step: Step) -> Option<Meaning> {
    if value.is_null() {
        return null(shape, step);
    }
    let read = match shape {
        Shape::Annotation(inner) => {
            let read = meaning(*inner, value, step);
            return Some(read.unwrap_or(Meaning::Nothing));
        }
        Shape::Text => scalar_text(value).map(Value::from),
        Shape::Word(words) => {
            let found = value.as_str()?;
            let word = words.iter().find(|word| word.eq_ignore_ascii_case(found))?;
            Some(Value::from(*word))
        }
        Shape::TypeName if *value == json!([]) => return Some(Meaning::Nothing),
        Shape::TypeName => type_of(value.as_str()?).map(|(name, _)| name.into()),
        Shape::Flag => value.as_str()?.trim().parse::<bool>().ok().map(Value::from),
        Shape::Number | Shape::Limit => number(value.as_str()?),
        Shape::Count => count(value),
        Shape::List(Shape::Text) | Shape::Required if value.is_string() => Some(json!([value])),
        Shape::Required if value.is_boolean() => return Some(Meaning::Nothing),
        Shape::Node(Kind::Discriminator) if value.is_string() => {
            Some(json!({ "propertyName": value }))
        }
        Shape::Map(_) | Shape::Object(_, None) | Shape::Node(_) if is_object_place(shape) => {
            let is_empty = value.as_array().is_some_and(Vec::is_empty);
            is_empty.then(|| json!({}))
        }
        _ => None,
    };
    read.map(Meaning::Value)
}

/// Returns what null means.
fn null(shape: Shape, step: Step) -> Option<Meaning> {
    match (step, shape) {
        (Step::Item, _) => None,
        (_, Shape::Node(Kind::Operation)) | (Step::Entry, _) => Some(match shape {
            Shape::Annotation(_) => Meaning::Nothing,
            Shape::Text => Meaning::Value("".into()),
            shape if is_list_place(shape) => Meaning::Value(json!([])),
            _ => Meaning::Value(json!({})),
        }),
        (Step::Member, _) => Some(Meaning::Nothing),
    }
}

fn is_list_place(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::List(_) | Shape::Required | Shape::Node(Kind::List(_))
    )
}

fn is_object_place(shape: Shape) -> bool {
    !is_list_place(shape)
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

fn number(text: &str) -> Option<Value> {
    text.trim().parse::<Number>().ok().map(Value::Number)
}

fn count(value: &Value) -> Option<Value> {
    let number = match value {
        Value::String(text) => number(text)?,
        other => other.clone(),
    };
    let float = number.as_f64()?;
    let is_count = float >= 0.0 && float.fract() == 0.0 && float < 9e15;
    is_count.then(|| Value::from(float as u64))
}

/// Returns the type that a name of another language or notation stands for, with the format that it implies.
pub fn type_of(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "object" | "dict" | "map" | "hash" => ("object", None),
        "array" | "list" => ("array", None),
        "string" | "str" => ("string", None),
        "integer" | "int" => ("integer", None),
        "int32" => ("integer", Some("int32")),
        "int64" | "long" => ("integer", Some("int64")),
        "number" | "decimal" => ("number", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "boolean" | "bool" => ("boolean", None),
        "date" => ("string", Some("date")),
        "datetime" | "date-time" => ("string", Some("date-time")),
        "uuid" => ("string", Some("uuid")),
        "uri" => ("string", Some("uri")),
        "null" => ("null", None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_plain_or_not() {
        const TEXT: Shape = Shape::Text;
        const TEXTS: Shape = Shape::List(&Shape::Text);
        const WORD: Shape = Shape::Word(&["query", "header"]);
        const NOTE: Shape = Shape::Annotation(&Shape::Text);
        const TABLE: Shape = Shape::Map(&Shape::Text);
        let read = |value| Some(Meaning::Value(value));
        let nothing = Some(Meaning::Nothing);
        let table = [
            (TEXT, json!(1.5), read(json!("1.5"))),
            (TEXT, json!(true), read(json!("true"))),
            (TEXT, json!(["a"]), None),
            (TEXT, json!({}), None),
            (TEXT, json!(null), nothing.clone()),
            (Shape::Reference, json!(1), None),
            (WORD, json!("Query"), read(json!("query"))),
            (WORD, json!("body"), None),
            (WORD, json!(1), None),
            (Shape::TypeName, json!("String"), read(json!("string"))),
            (Shape::TypeName, json!("bool"), read(json!("boolean"))),
            (Shape::TypeName, json!("text"), None),
            (Shape::TypeName, json!([]), nothing.clone()),
            (Shape::Flag, json!("true"), read(json!(true))),
            (Shape::Flag, json!("yes"), None),
            (Shape::Flag, json!(1), None),
            (Shape::Number, json!("1.5"), read(json!(1.5))),
            (Shape::Limit, json!("x"), None),
            (Shape::Count, json!(5.0), read(json!(5))),
            (Shape::Count, json!("5"), read(json!(5))),
            (Shape::Count, json!(-1), None),
            (Shape::Count, json!(true), None),
            (TEXTS, json!("a"), read(json!(["a"]))),
            (TEXTS, json!(true), None),
            (Shape::Required, json!(true), nothing.clone()),
            (Shape::Required, json!("a"), read(json!(["a"]))),
            (TEXTS, json!({"a": 1}), None),
            (TABLE, json!([]), read(json!({}))),
            (TABLE, json!([1]), None),
            (
                Shape::Node(Kind::Discriminator),
                json!("kind"),
                read(json!({"propertyName": "kind"})),
            ),
            (Shape::Node(Kind::Schema), json!([]), read(json!({}))),
            (Shape::Node(Kind::Schema), json!("a"), None),
            (Shape::Node(Kind::List(&Kind::Tag)), json!({}), None),
            (Shape::Node(Kind::Operation), json!(null), read(json!({}))),
            (Shape::Requirement, json!([]), None),
            (Shape::Requirement, json!("key"), None),
            (NOTE, json!(1), read(json!("1"))),
            (NOTE, json!({"a": 1}), nothing.clone()),
        ];
        for (shape, value, expected) in table {
            let found = meaning(shape, &value, Step::Member);
            assert_eq!(found, expected, "{shape:?} {value}");
        }
    }

    #[test]
    fn null_says_nothing() {
        let table = [
            (TEXTS, Step::Entry, Some(Meaning::Value(json!([])))),
            (TEXTS, Step::Member, Some(Meaning::Nothing)),
            (TEXTS, Step::Item, None),
            (
                Shape::Node(Kind::Response),
                Step::Entry,
                Some(Meaning::Value(json!({}))),
            ),
        ];
        const TEXTS: Shape = Shape::List(&Shape::Text);
        for (shape, step, expected) in table {
            let found = meaning(shape, &Value::Null, step);
            assert_eq!(found, expected, "{shape:?} {step:?}");
        }
    }
}
