//! The runtime's description of the values that an alternative of a union takes.

use crate::analysis::{Members, Others, Shape};
use crate::api::EnumValues;
use crate::client::Context;
use crate::client::literal::literal;
use crate::source::Value;

/// The names of shapes.
const NAMES: &[&str] = &[
    "Any", "Boolean", "Booleans", "Closed", "Date", "DateTime", "Either", "Integer", "Integers",
    "Items", "List", "Map", "Nested", "Number", "Numbers", "Object", "Open", "Text", "Texts",
    "Where",
];

/// Renders a shape.
pub fn render(context: &Context<'_>, shape: &Shape) -> String {
    let inner = |shape: &Shape| format!("&{}", render(context, shape));
    match shape {
        Shape::Any => "Any".to_owned(),
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Integer => "Integer".to_owned(),
        Shape::Number => "Number".to_owned(),
        Shape::Text => "Text".to_owned(),
        Shape::Date => "Date".to_owned(),
        Shape::DateTime => "DateTime".to_owned(),
        Shape::Truth(value) => format!("Booleans(&[{value}])"),
        Shape::Values(values) => of_values(values),
        Shape::List => "List".to_owned(),
        Shape::Items(item) => format!("Items({})", inner(item)),
        Shape::Map(value) => format!("Map({})", inner(value)),
        Shape::Object(members) => {
            let Members {
                required,
                optional,
                others,
            } = members;
            let names = format!("{}, {}", texts(required), texts(optional));
            match others {
                Others::Dropped => format!("Object({names})"),
                Others::Forbidden => format!("Closed({names})"),
                Others::Kept(values) => format!("Open({names}, {})", inner(values)),
            }
        }
        Shape::Where(name, member, rest) => {
            format!(
                "Where({}, {}, {})",
                literal(name),
                inner(member),
                inner(rest)
            )
        }
        Shape::Nested(id) => {
            let name = &context.names.ty(*id).name;
            // The macro imports the shapes, so that the name of one alone would mean the shape.
            let path = if NAMES.contains(&name.as_str()) {
                "self::"
            } else {
                ""
            };
            format!("Nested(fit::<{path}{name}>)")
        }
    }
}

fn of_values(values: &EnumValues) -> String {
    match values {
        EnumValues::Strings(values) => format!("Texts({})", texts(values)),
        EnumValues::Integers(values) => {
            format!("Integers({})", list(values.iter().map(i64::to_string)))
        }
        EnumValues::Scalars(values) => {
            let shapes: Vec<String> = values.iter().filter_map(of_value).collect();
            match shapes.as_slice() {
                [only] => only.clone(),
                _ => format!("Either({})", list(shapes.into_iter())),
            }
        }
    }
}

/// Renders the shape of one value of an enumeration of several types.
fn of_value(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => format!("Texts(&[{}])", literal(text)),
        Value::Bool(value) => format!("Booleans(&[{value}])"),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => format!("Integers(&[{integer}])"),
            (None, float) => format!("Numbers(&[{:?}])", float?),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}

fn texts(texts: &[String]) -> String {
    list(texts.iter().map(|text| literal(text)))
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("&[{}]", values.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_of_shapes_are_those_that_the_macro_imports() {
        let text = include_str!("../../runtime/src/union.rs");
        let list = text.split_once("Shape::{\n                Any,").unwrap().1;
        let list = list.split_once('}').unwrap().0;
        let mut names = vec!["Any"];
        names.extend(
            list.split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty()),
        );
        assert_eq!(names, NAMES);
    }
}
