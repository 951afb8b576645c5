//! The tables of wire names by which the runtime's macros decode and encode models.

use super::{Table, shape};
use crate::analysis::{Absent, Choice, adds_discriminator};
use crate::api::{Enum, EnumValues, JsonKind, Struct, Type, TypeId, Union};
use crate::client::Context;
use crate::client::literal::literal;
use crate::source::Value;

/// Renders the table of a struct: `"user_name" => name?` for each property and its field. The discriminator comes first:
/// some servers read it only there.
pub fn record(context: &Context<'_>, id: TypeId, object: &Struct) -> Table {
    let names = context.names.ty(id);
    let fields = object.fields.iter().zip(&names.members);
    let own = fields.clone().filter_map(|(field, name)| {
        let value = field.discriminator.as_ref()?;
        let value = match field.ty {
            Type::Integer(_) => value.clone(),
            _ => literal(value),
        };
        Some(format!(
            "const {} = {value} => {name}",
            literal(&field.name)
        ))
    });
    let fields = fields.filter(|(field, _)| field.discriminator.is_none());
    let (flat, declared): (Vec<_>, Vec<_>) = fields.partition(|(field, _)| field.flat);
    let rows = declared.iter().map(|(field, name)| {
        let optional = if field.required { "" } else { "?" };
        let number = if field.numeric_text { " as number" } else { "" };
        format!("{} => {name}{optional}{number}", literal(&field.name))
    });
    let flat = flat.iter().map(|(_, name)| format!("+{name}"));
    let additional = object
        .additional
        .iter()
        .map(|_| format!("..{}", names.additional));
    Table {
        name: record_macro(object),
        head: names.name.to_string(),
        rows: own.chain(rows).chain(flat).chain(additional).collect(),
    }
}

/// Returns the macro that takes the table of a struct.
pub fn record_macro(object: &Struct) -> &'static str {
    match object.fields.iter().any(|field| field.flat) {
        true => "flat_record",
        false => "record",
    }
}

/// Renders the table of an enum: `"not_found" => NotFound` for each value and its variant.
pub fn enumeration(context: &Context<'_>, id: TypeId, list: &Enum) -> Table {
    let names = context.names.ty(id);
    let values: Vec<String> = match &list.values {
        EnumValues::Strings(values) => values.iter().map(|value| literal(value)).collect(),
        EnumValues::Integers(values) => values.iter().map(i64::to_string).collect(),
        EnumValues::Scalars(values) => values.iter().map(scalar).collect(),
    };
    let rows = values
        .iter()
        .zip(&names.members)
        .map(|(value, name)| format!("{value} => {name}"));
    let (name, head) = match list.values {
        EnumValues::Strings(_) => ("string_enum", names.name.to_string()),
        EnumValues::Integers(_) => ("integer_enum", format!("{}(i64)", names.name)),
        EnumValues::Scalars(_) => ("value_enum", names.name.to_string()),
    };
    Table {
        name,
        head,
        rows: rows.collect(),
    }
}

/// Renders the variants of a union of which the unknown one is not shown: `Password` for each.
pub fn debug_union(context: &Context<'_>, id: TypeId) -> Table {
    let names = context.names.ty(id);
    Table {
        name: "debug_union",
        head: names.name.to_string(),
        rows: names.members.iter().map(ToString::to_string).collect(),
    }
}

/// Renders the table of a union: `"cat" => Cat` for each value of the discriminator, or without a discriminator the
/// shape of each alternative's values. `"cat" => Cat + "kind"` adds the discriminator, which the alternative does not write itself.
pub fn union(context: &Context<'_>, id: TypeId, union: &Union) -> Table {
    let names = context.names.ty(id);
    let choice = context.facts.choice(id);
    let shapes = choice.shapes().iter();
    let shapes: Vec<String> = shapes.map(|it| shape::render(context, it)).collect();
    let tags = union.discriminator.as_ref().zip(match choice {
        Choice::Discriminator { kind, absent, .. } => Some((*kind, absent)),
        Choice::Shape(_) => None,
    });
    let Some((discriminator, (kind, absent))) = tags else {
        let rows = shapes.iter().zip(&names.members);
        return Table {
            name: "union",
            head: names.name.to_string(),
            rows: rows
                .map(|(shape, name)| format!("{shape} => {name}"))
                .collect(),
        };
    };
    let property = discriminator.property.as_str();
    let values = discriminator.values_by_alternative(names.members.len());
    let members = names.members.iter().zip(values).enumerate();
    let rows = members.filter_map(|(index, (name, values))| {
        let values: Vec<String> = values.into_iter().map(|value| tag(value, kind)).collect();
        let shape = shapes.get(index).map(|shape| format!(" or {shape}"));
        let added = match adds_discriminator(context.api, union, index) {
            true => format!(" + {}", literal(property)),
            false => String::new(),
        };
        (!values.is_empty()).then(|| {
            format!(
                "{}{} => {name}{added}",
                values.join(" | "),
                shape.unwrap_or_default()
            )
        })
    });
    let others = discriminator.default.map(|index| &names.members[index]);
    let others = others.map(|name| format!("_ => {name}"));
    let default = match absent {
        Absent::Default(value) => format!(" = {}", tag(value, kind)),
        Absent::Unknown | Absent::Shape => String::new(),
    };
    Table {
        name: "union",
        head: format!("{} by {}{default}", names.name, literal(property)),
        rows: rows.chain(others).collect(),
    }
}

/// Returns a value of a discriminator as it is on the wire.
fn tag(value: &str, kind: JsonKind) -> String {
    match kind {
        JsonKind::Integer | JsonKind::Boolean => value.to_owned(),
        _ => literal(value),
    }
}

/// Returns the runtime's description of a value in an enum of several types.
fn scalar(value: &Value) -> String {
    match value {
        Value::Bool(value) => format!("Boolean({value})"),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => format!("Integer({integer})"),
            (None, float) => format!("Number({:?})", float.unwrap_or_default()),
        },
        Value::String(text) => format!("Text({})", literal(text)),
        Value::Null | Value::Array(_) | Value::Object(_) => "Text(\"\")".to_owned(),
    }
}
