//! Values that a schema lists: under `enum`, or one by one as alternatives.

use serde_json::Number;

use super::alternatives::alternatives;
use super::{Form, is_annotation, numbers};
use crate::api::{Enum, EnumValues, Label};
use crate::source::{Node, Value};

/// The kind of values that a schema lists. Null is not among them: [`is_nullable`](super::is_nullable) tells it.
#[derive(Clone, Debug)]
pub enum Values {
    /// Values that get names.
    Enum(Enum),
    /// Truth values: there are no more than two, and Rust has names for them.
    Boolean,
    /// Null, and nothing else.
    Null,
    /// Lists or objects among others.
    Other,
}

/// Returns the values under `enum`, each once.
pub fn of(node: &Node<'_>) -> Values {
    let values = node.get("enum").into_iter().flat_map(|list| list.items());
    let labelled = values.enumerate().map(|(index, value)| {
        let label = label(node, index, value.value());
        (value.value().clone(), label)
    });
    listed(labelled.collect(), super::type_name(node))
}

/// Returns the values of alternatives which are inline and list nothing but values, each with a title and a
/// description: how JSON Schema says something of the values.
pub fn of_alternatives(node: &Node<'_>) -> Option<Values> {
    let mut labelled = Vec::new();
    for alternative in alternatives(node) {
        labelled.extend(only_values(&alternative)?);
    }
    match listed(labelled, super::type_name(node)) {
        Values::Other | Values::Null => None,
        values => Some(values),
    }
}

/// Returns the values of a schema that only lists some; a single one may have a title and a description.
fn only_values(node: &Node<'_>) -> Option<Vec<(Value, Label)>> {
    let allowed = |key: &str| matches!(key, "enum" | "type" | "format") || is_annotation(key);
    if node.reference().is_some() || !node.entries().all(|(key, _)| allowed(key)) {
        return None;
    }
    let values: Vec<Value> = node
        .get("enum")?
        .items()
        .map(|item| item.value().clone())
        .collect();
    let is_single = values.len() == 1;
    let text = |key: &str| Some(node.get(key)?.text()?.to_owned());
    let labelled = values.into_iter().enumerate().map(|(index, value)| {
        let mut label = label(node, index, &value);
        if is_single {
            label.name = label.name.or_else(|| text("title"));
            label.description = label.description.or_else(|| text("description"));
        }
        (value, label)
    });
    Some(labelled.collect())
}

/// Sorts values by their types: that of the schema counts where the values can be of it.
fn listed(labelled: Vec<(Value, Label)>, declared: Option<&str>) -> Values {
    let mut values: Vec<Value> = Vec::with_capacity(labelled.len());
    let mut labels = Vec::with_capacity(labelled.len());
    for (value, label) in labelled {
        let value = of_type(value, declared);
        if !value.is_null() && !values.iter().any(|known| is_same(known, &value)) {
            values.push(value);
            labels.push(label);
        }
    }
    let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
    if values.is_empty() {
        return Values::Null;
    }
    if !values.iter().all(is_scalar) {
        return Values::Other;
    }
    if values.iter().all(Value::is_boolean) {
        return Values::Boolean;
    }
    let strings = all(&values, |value| value.as_str().map(str::to_owned));
    let integers = || all(&values, |value| value.as_i64()).filter(|_| declared != Some("number"));
    let values = match (strings, integers()) {
        (Some(strings), _) => EnumValues::Strings(strings),
        (None, Some(integers)) => EnumValues::Integers(integers),
        (None, None) => EnumValues::Scalars(values),
    };
    Values::Enum(Enum { values, labels })
}

/// Takes a value for what the schema's type says, where an author's notation made something else of it:
/// YAML reads `1.0` and `on` as a number and a truth value, others put numbers in quotes.
fn of_type(value: Value, declared: Option<&str>) -> Value {
    match (declared, &value) {
        (Some("string"), Value::Number(_) | Value::Bool(_)) => value.to_string().into(),
        (Some("integer"), Value::String(text)) => {
            let number = text.parse::<i128>().ok().and_then(Number::from_i128);
            number.map_or(value, Value::Number)
        }
        (Some("integer"), Value::Number(number)) => {
            numbers::whole(number).map_or(value, Value::Number)
        }
        _ => value,
    }
}

/// Tells whether two values are the same one, where `1` and `1.0` are the same number.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other
                || numbers::whole(one).is_some_and(|one| numbers::whole(other) == Some(one))
        }
        (one, other) => one == other,
    }
}

/// Returns the numbers that a schema lists and that lose digits where they are read, at any of its alternatives.
pub fn rounded<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let alternatives = alternatives(node);
    let schemas = std::iter::once(node).chain(&alternatives);
    let lists = schemas.filter_map(|schema| schema.get("enum"));
    let mut values: Vec<Node<'d>> = lists.flat_map(|list| list.items()).collect();
    values.retain(|value| match value.value() {
        Value::Number(number) if number.is_f64() => value
            .written()
            .is_some_and(|written| numbers::is_rounded(number, written)),
        _ => false,
    });
    values
}

/// Converts every value; none when one cannot be converted.
fn all<T>(values: &[Value], convert: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    values.iter().map(convert).collect()
}

/// Returns what extensions that are in wide use say of a value.
fn label(node: &Node<'_>, index: usize, value: &Value) -> Label {
    const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names"];
    const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];
    let key = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let text = |list: &Value| {
        let item = list.get(index).or_else(|| list.get(&key))?;
        item.as_str()
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    let listed = |keys: &[&str]| {
        let mut lists = keys.iter().filter_map(|key| node.get(key));
        lists.find_map(|list| text(list.value()))
    };
    let of_microsoft = |key: &str| {
        let values = node.get("x-ms-enum")?.get("values")?;
        let mut values = values.items();
        let own = values.find(|item| item.get("value").is_some_and(|it| it.value() == value))?;
        Some(own.get(key)?.text()?.to_owned())
    };
    Label {
        name: listed(NAMES).or_else(|| of_microsoft("name")),
        description: listed(DESCRIPTIONS).or_else(|| of_microsoft("description")),
    }
}

/// Returns the truth value that a schema allows, where it is one alone.
pub fn constant(node: &Node<'_>) -> Option<bool> {
    let listed: Vec<Node<'_>> = node.get("enum")?.items().collect();
    match listed.as_slice() {
        [only] => only.value().as_bool(),
        _ => None,
    }
}

/// Returns the only value that a schema allows, which is not null.
pub fn only(node: &Node<'_>) -> Option<Value> {
    let node = node.follow().ok()?;
    match super::of(&node) {
        _ if super::is_nullable(&node) => None,
        Form::SameAs(same) => only(&same),
        Form::Values(Values::Boolean) => constant(&node).map(Value::Bool),
        Form::Values(Values::Enum(list)) if list.values.len() == 1 => list.values.iter().next(),
        _ => None,
    }
}
