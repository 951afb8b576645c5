//! The runtime's description of the values that an alternative of a union takes.

use super::imports::Imports;
use crate::client::literal::literal;
use crate::client::{Others, RustType, Shape};

/// The names of shapes.
const NAMES: &[&str] = &[
    "Any", "Boolean", "Booleans", "Closed", "Date", "DateTime", "Either", "Integer", "Integers",
    "Items", "List", "Map", "Nested", "Number", "Numbers", "Object", "Open", "Text", "Texts",
    "Where",
];

/// Renders a shape.
pub fn render<'a>(imports: &Imports<'a>, shape: &Shape<'a>) -> String {
    let inner = |shape: &Shape<'a>| format!("&{}", render(imports, shape));
    match shape {
        Shape::Kind(name) => (*name).to_owned(),
        Shape::Boolean(value) => format!("Booleans(&[{value}])"),
        Shape::Texts(values) => format!("Texts({})", texts(values)),
        Shape::Integers(values) => {
            format!("Integers({})", list(values.iter().map(i64::to_string)))
        }
        Shape::Number(value) => format!("Numbers(&[{value:?}])"),
        Shape::Either(shapes) => {
            let shapes = shapes.iter().map(|shape| render(imports, shape));
            format!("Either({})", list(shapes))
        }
        Shape::Items(item) => format!("Items({})", inner(item)),
        Shape::Map(value) => format!("Map({})", inner(value)),
        Shape::Object {
            required,
            optional,
            others,
        } => {
            let names = format!("{}, {}", texts(required), texts(optional));
            match others {
                Others::Dropped => format!("Object({names})"),
                Others::Forbidden => format!("Closed({names})"),
                Others::Kept(values) => format!("Open({names}, {})", inner(values)),
            }
        }
        Shape::Where {
            property,
            value,
            whole,
        } => {
            format!(
                "Where({}, {}, {})",
                literal(property),
                inner(value),
                inner(whole)
            )
        }
        Shape::Union(name) => {
            // The macro imports the shapes, so that the name of one alone would mean the shape.
            let path = match NAMES.contains(&name.as_str()) {
                true => "self::",
                false => "",
            };
            let name = imports.ty(&RustType::Model(name));
            format!("Nested(fit::<{path}{name}>)")
        }
    }
}

fn texts(texts: &[impl AsRef<str>]) -> String {
    list(texts.iter().map(|text| literal(text.as_ref())))
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
        let list = text.split_once("::shape::Shape::{").unwrap().1;
        let list = list.split_once('}').unwrap().0;
        let names = list.split(',').map(str::trim);
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        assert_eq!(names, NAMES);
    }
}
