// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The shapes of values: what tells the variants of an enum of several types apart, where no discriminator does.
//!
//! A shape is the JSON type, the properties that an object has, and those whose values tell the variants apart. Arrays are
//! told apart by their items.

use std::cmp::Reverse;
use std::ops::Add;

use serde_json::{Map, Value};

use super::open_enum::whole;

/// How well a shape fits a value. The greater one fits better: first what it matches counts, then what is wrong
/// with it, then what it drops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// How much of the value the shape names: its kind, the properties, the listed values.
    matched: usize,
    /// How much of the value the shape does not allow, although it can be read: a value that an enumeration does
    /// not list, a property that a closed object does not have.
    faults: Reverse<usize>,
    /// How many properties of the value are lost when it is read.
    dropped: Reverse<usize>,
}

impl Fit {
    pub(super) const FAULT: Fit = Fit {
        matched: 0,
        faults: Reverse(1),
        dropped: Reverse(0),
    };

    /// Returns the fit of a shape that names so much of a value, and has nothing against the rest.
    pub(super) const fn matched(matched: usize) -> Fit {
        Fit {
            matched,
            faults: Reverse(0),
            dropped: Reverse(0),
        }
    }

    /// Tells whether the value has what the shape does not allow.
    pub(super) fn has_faults(self) -> bool {
        self.faults.0 > 0
    }

    /// Tells whether the shape names each property of an object, and allows all of it.
    pub(super) fn is_exact(self, value: &Value) -> bool {
        let names_all = |object: &Map<String, Value>| self.matched > object.len();
        self.drops_nothing() && !self.has_faults() && value.as_object().is_some_and(names_all)
    }

    /// Tells whether no property of the value is lost.
    pub(super) fn drops_nothing(self) -> bool {
        self.dropped.0 == 0
    }
}

impl Add for Fit {
    type Output = Fit;

    fn add(self, other: Fit) -> Fit {
        Fit {
            matched: self.matched + other.matched,
            faults: Reverse(self.faults.0 + other.faults.0),
            dropped: Reverse(self.dropped.0 + other.dropped.0),
        }
    }
}

/// How far unions within unions are compared with a value.
///
/// The items and properties of a value may be of unions, and theirs of further ones. Were all of them compared at
/// each level, reading a deeply nested value would take more than a time in proportion to its length. So the unions
/// in a value are compared, and those in the values of these are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The value itself.
    Whole,
    /// A part of the value.
    Part,
    /// A part that is of a union of its own.
    Inner,
    /// A part of that: whatever it is fits a union.
    Never,
}

impl Depth {
    /// Returns the depth of the items and properties of a value.
    fn inside(self) -> Depth {
        match self {
            Depth::Whole | Depth::Part => Depth::Part,
            Depth::Inner | Depth::Never => Depth::Never,
        }
    }

    /// Returns the depth of a value that is of a union of its own; none where that is not compared.
    fn nested(self) -> Option<Depth> {
        match self {
            Depth::Whole => Some(Depth::Whole),
            Depth::Part | Depth::Inner => Some(Depth::Inner),
            Depth::Never => None,
        }
    }
}

/// The values that a variant takes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string that should be a day, RFC 3339's `full-date`.
    Date,
    /// A string that should be a timestamp, RFC 3339's `date-time`.
    DateTime,
    /// One of these truth values.
    Booleans(&'static [bool]),
    /// One of these whole numbers.
    Integers(&'static [i64]),
    /// One of these numbers.
    Numbers(&'static [f64]),
    /// One of these strings.
    Texts(&'static [&'static str]),
    /// A value of one of these shapes.
    Either(&'static [Shape]),
    /// An array.
    List,
    /// An array whose items have this shape.
    Items(&'static Shape),
    /// An object whose properties all have this shape.
    Map(&'static Shape),
    /// An object with these required and these optional properties. Others are dropped.
    Object(&'static [&'static str], &'static [&'static str]),
    /// An object that should have no other properties than these.
    Closed(&'static [&'static str], &'static [&'static str]),
    /// An object whose other properties should have this shape, and are kept.
    Open(
        &'static [&'static str],
        &'static [&'static str],
        &'static Shape,
    ),
    /// An object in which a property has the first shape, if it is there and not null, and the whole has the second.
    Where(&'static str, &'static Shape, &'static Shape),
    /// A value that another union knows: how well, and as which shape.
    Nested(fn(&Value, Depth) -> Option<(Fit, Shape)>),
}

impl Shape {
    /// Returns how well a value fits; none where it does not.
    pub(super) fn fit(self, value: &Value, depth: Depth) -> Option<Fit> {
        match (self, value) {
            (Shape::Any, _) => Some(Fit::default()),
            (Shape::Boolean, Value::Bool(_))
            | (Shape::Text, Value::String(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::List, Value::Array(_)) => Some(Fit::matched(1)),
            (Shape::Integer, Value::Number(number)) => {
                let is_whole = number.is_i64() || number.is_u64();
                let is_whole = is_whole || number.as_f64().and_then(whole).is_some();
                is_whole.then_some(Fit::matched(2))
            }
            (Shape::Date, Value::String(text)) => Some(formatted(is_date(text))),
            (Shape::DateTime, Value::String(text)) => Some(formatted(is_date_time(text))),
            (Shape::Booleans(list), Value::Bool(value)) => listed(list.contains(value)),
            (Shape::Integers(list), Value::Number(number)) => {
                let number = number.as_i64().or_else(|| whole(number.as_f64()?));
                listed(number.is_some_and(|number| list.contains(&number)))
            }
            (Shape::Numbers(list), Value::Number(number)) => {
                listed(number.as_f64().is_some_and(|number| list.contains(&number)))
            }
            (Shape::Texts(list), Value::String(text)) => listed(list.contains(&text.as_str())),
            (Shape::Either(shapes), _) => {
                let fits = shapes.iter().filter_map(|shape| shape.fit(value, depth));
                fits.max()
            }
            (Shape::Items(shape), Value::Array(items)) => shape.fit_items(items, depth.inside()),
            (Shape::Map(shape), Value::Object(object)) => {
                Some(Fit::matched(1) + shape.fit_rest(object, &[&[]], depth.inside()))
            }
            (Shape::Object(required, optional), Value::Object(object)) => {
                fit_declared(object, required, optional)
            }
            (Shape::Closed(required, optional), Value::Object(object)) => {
                let fit = fit_declared(object, required, optional)?;
                Some(Fit {
                    faults: fit.dropped,
                    ..fit
                })
            }
            (Shape::Open(required, optional, others), Value::Object(object)) => {
                let fit = fit_declared(object, required, optional)?;
                let others = others.fit_rest(object, &[required, optional], depth.inside());
                Some(Fit::matched(fit.matched) + others)
            }
            (Shape::Where(property, member, shape), Value::Object(object)) => {
                let own = match object.get(property) {
                    None | Some(Value::Null) => Fit::default(),
                    Some(value) => member.fit_or_fault(value, depth.inside())?,
                };
                Some(own + shape.fit(value, depth)?)
            }
            (Shape::Nested(fit), _) => match depth.nested() {
                Some(depth) => fit(value, depth).map(|(fit, _)| fit),
                None => Some(Fit::default()),
            },
            _ => None,
        }
    }

    /// Returns how well a part of a value fits. Where the shape is of values that may become more, another one is a
    /// fault, and excludes nothing: a newer server may send it.
    fn fit_or_fault(self, value: &Value, depth: Depth) -> Option<Fit> {
        let is_open = match self {
            Shape::Booleans(_) => false,
            Shape::Integers(list) => list.len() > 1,
            Shape::Numbers(list) => list.len() > 1,
            Shape::Texts(list) => list.len() > 1,
            Shape::Either(_) | Shape::Nested(_) => true,
            _ => false,
        };
        self.fit(value, depth).or(is_open.then_some(Fit::FAULT))
    }

    /// Returns how well the items of an array fit. Some may have other shapes, all of them may not.
    fn fit_items(self, items: &[Value], depth: Depth) -> Option<Fit> {
        let mut total = Fit::matched(1);
        let mut misfits = 0;
        for item in items {
            match self.fit_or_fault(item, depth) {
                Some(fit) => total = total + fit,
                None => {
                    misfits += 1;
                    total = total + Fit::FAULT;
                }
            }
        }
        (items.is_empty() || misfits < items.len()).then_some(total)
    }

    /// Returns what is wrong with the properties of an object that are not declared, if they should have this shape.
    fn fit_rest(self, object: &Map<String, Value>, declared: &[&[&str]], depth: Depth) -> Fit {
        if matches!(self, Shape::Any) {
            return Fit::default();
        }
        let is_declared = |key: &str| declared.iter().any(|names| names.contains(&key));
        let others = object.iter().filter(|(key, _)| !is_declared(key));
        let fits = others.map(|(_, value)| Fit {
            matched: 0,
            ..self.fit(value, depth).unwrap_or(Fit::FAULT)
        });
        fits.fold(Fit::default(), Fit::add)
    }

    /// Returns whether a value loses a property when it is read as this shape, itself or in a part, that another shape
    /// declares.
    pub(super) fn drops(self, other: Shape, value: &Value, depth: Depth) -> bool {
        let (shape, own_depth) = self.within_unions(value, depth);
        let (other, other_depth) = other.within_unions(value, depth);
        let inside = own_depth.max(other_depth).inside();
        match (value, shape, other) {
            (Value::Object(object), ..) => object.iter().any(|(key, value)| {
                let members = shape.member(key).zip(other.member(key));
                let is_in_member =
                    members.is_some_and(|(shape, other)| shape.drops(other, value, inside));
                is_in_member || (!shape.keeps(key) && other.declares(key))
            }),
            (Value::Array(items), Shape::Items(shape), Shape::Items(other)) => {
                items.iter().any(|item| shape.drops(*other, item, inside))
            }
            _ => false,
        }
    }

    /// Returns the shape that a value has within other unions, and how deep it is there.
    fn within_unions(self, value: &Value, depth: Depth) -> (Shape, Depth) {
        let (mut shape, mut depth) = (self, depth);
        while let (Shape::Nested(fit), Some(inner)) = (shape, depth.nested()) {
            shape = fit(value, inner).map_or(Shape::Any, |(_, shape)| shape);
            depth = inner;
        }
        (shape, depth)
    }

    /// Returns whether a value keeps a property when it is read as this shape.
    fn keeps(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional) | Shape::Closed(required, optional) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.keeps(property),
            _ => true,
        }
    }

    /// Returns whether the shape declares a property by name.
    fn declares(self, property: &str) -> bool {
        match self {
            Shape::Object(required, optional)
            | Shape::Closed(required, optional)
            | Shape::Open(required, optional, _) => {
                required.contains(&property) || optional.contains(&property)
            }
            Shape::Where(own, _, shape) => own == property || shape.declares(property),
            _ => false,
        }
    }

    /// Returns the shape of a property, where the value of that tells variants apart.
    fn member(self, property: &str) -> Option<Shape> {
        match self {
            Shape::Where(own, member, _) if own == property => Some(*member),
            Shape::Where(_, _, shape) => shape.member(property),
            _ => None,
        }
    }
}

/// Returns the fit of a value that should be one of a list.
fn listed(is_listed: bool) -> Option<Fit> {
    is_listed.then_some(Fit::matched(2))
}

/// Returns the fit of a string that should be of a format. It is read as such whether or not it is.
fn formatted(is_formatted: bool) -> Fit {
    match is_formatted {
        true => Fit::matched(2),
        false => Fit::matched(1) + Fit::FAULT,
    }
}

/// Tells whether a text looks like RFC 3339's `full-date`: `2024-02-29`.
fn is_date(text: &str) -> bool {
    let is_expected = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_expected)
}

/// Tells whether a text looks like RFC 3339's `date-time`: a date, a time, and an offset.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else {
        return false;
    };
    let starts = |set: &[char]| time.starts_with(set);
    is_date(date) && time.len() > 8 && starts(&['T', 't', ' '])
}

/// Returns how well the properties of an object fit those that are declared.
fn fit_declared(object: &Map<String, Value>, required: &[&str], optional: &[&str]) -> Option<Fit> {
    let present = |names: &[&str]| {
        let present = names.iter().filter(|name| object.contains_key(**name));
        present.count()
    };
    if present(required) < required.len() {
        return None;
    }
    let declared = required.len() + present(optional);
    Some(Fit {
        matched: 1 + declared,
        faults: Reverse(0),
        dropped: Reverse(object.len().saturating_sub(declared)),
    })
}
