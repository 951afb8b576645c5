//! The shapes that a value is compared with, to find the alternative of a union that it is of: the runtime's `Shape`.

use crate::analysis::{self, Members};
use crate::api::EnumValues;
use crate::names::{Name, Names};
use crate::source::Value;

/// The values that an alternative takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape<'a> {
    /// Any value of a kind, by the name that the runtime has for it: `Integer`.
    Kind(&'static str),
    /// One truth value.
    Boolean(bool),
    /// One of these strings.
    Texts(Vec<&'a str>),
    /// One of these integers.
    Integers(Vec<i64>),
    /// A number that is not whole.
    Number(f64),
    /// A value of one of several shapes.
    Either(Vec<Shape<'a>>),
    /// An array of such items.
    Items(Box<Shape<'a>>),
    /// An object of such values.
    Map(Box<Shape<'a>>),
    /// An object with declared properties.
    Object {
        /// Those that have to be there.
        required: &'a [String],
        /// Those that may be there.
        optional: &'a [String],
        /// What becomes of the others.
        others: Others<'a>,
    },
    /// A value of a shape in which a property, if it is there, is of another one.
    Where {
        /// The name of the property.
        property: &'a str,
        /// The shape of the property.
        value: Box<Shape<'a>>,
        /// The shape of the whole.
        whole: Box<Shape<'a>>,
    },
    /// A value of another union.
    Union(&'a Name),
}

/// What becomes of the properties that an object does not declare.
#[derive(Clone, Debug, PartialEq)]
pub enum Others<'a> {
    /// They are dropped.
    Dropped,
    /// There are none.
    Forbidden,
    /// They are kept, and are of a shape.
    Kept(Box<Shape<'a>>),
}

impl<'a> Shape<'a> {
    pub(super) fn of(names: &'a Names, shape: &'a analysis::Shape) -> Self {
        let inner = |shape: &'a analysis::Shape| Box::new(Shape::of(names, shape));
        match shape {
            analysis::Shape::Any => Shape::Kind("Any"),
            analysis::Shape::Boolean => Shape::Kind("Boolean"),
            analysis::Shape::Integer => Shape::Kind("Integer"),
            analysis::Shape::Number => Shape::Kind("Number"),
            analysis::Shape::Text => Shape::Kind("Text"),
            analysis::Shape::Date => Shape::Kind("Date"),
            analysis::Shape::DateTime => Shape::Kind("DateTime"),
            analysis::Shape::List => Shape::Kind("List"),
            analysis::Shape::Truth(value) => Shape::Boolean(*value),
            analysis::Shape::Values(values) => Shape::of_values(values),
            analysis::Shape::Items(item) => Shape::Items(inner(item)),
            analysis::Shape::Map(value) => Shape::Map(inner(value)),
            analysis::Shape::Object(Members {
                required,
                optional,
                others,
            }) => Shape::Object {
                required,
                optional,
                others: match others {
                    analysis::Others::Dropped => Others::Dropped,
                    analysis::Others::Forbidden => Others::Forbidden,
                    analysis::Others::Kept(values) => Others::Kept(inner(values)),
                },
            },
            analysis::Shape::Where(property, value, whole) => Shape::Where {
                property,
                value: inner(value),
                whole: inner(whole),
            },
            analysis::Shape::Nested(id) => Shape::Union(&names.ty(*id).name),
        }
    }

    fn of_values(values: &'a EnumValues) -> Self {
        match values {
            EnumValues::Strings(values) => {
                Shape::Texts(values.iter().map(String::as_str).collect())
            }
            EnumValues::Integers(values) => Shape::Integers(values.clone()),
            EnumValues::Scalars(values) => {
                let mut shapes: Vec<Self> = values.iter().filter_map(Shape::of_value).collect();
                match (shapes.pop(), shapes.is_empty()) {
                    (Some(only), true) => only,
                    (last, _) => {
                        shapes.extend(last);
                        Shape::Either(shapes)
                    }
                }
            }
        }
    }

    /// Returns the shape of one value of an enumeration of several types.
    fn of_value(value: &'a Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Shape::Texts(vec![text]),
            Value::Bool(value) => Shape::Boolean(*value),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(integer), _) => Shape::Integers(vec![integer]),
                (None, float) => Shape::Number(float?),
            },
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        })
    }
}
