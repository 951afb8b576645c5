//! The tables of wire names by which the runtime's macros decode and encode models.

use super::{Table, shape};
use crate::api::{Enum, EnumValues, Struct, TypeId, Union};
use crate::client::Context;
use crate::client::literal::literal;
use crate::source::Value;

/// Renders the table of a struct: `"user_name" => name?` for each property and its field. The discriminator comes first:
/// some servers read it only there.
pub fn record(context: &Context<'_>, id: TypeId, object: &Struct) -> Table {
    let names = context.names.ty(id);
    let fields = object.fields.iter().zip(&names.members);
    let own = fields.clone().filter_map(|(field, name)| {
        let value = literal(field.discriminator.as_ref()?);
        Some(format!(
            "const {} = {value} => {name}",
            literal(&field.name)
        ))
    });
    let fields = fields.filter(|(field, _)| field.discriminator.is_none());
    let (flat, declared): (Vec<_>, Vec<_>) = fields.partition(|(field, _)| field.flat);
    let rows = declared.iter().map(|(field, name)| {
        let optional = if field.required { "" } else { "?" };
        format!("{} => {name}{optional}", literal(&field.name))
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

/// Renders the table of a union: `"cat" => Cat` for each value of the discriminator, or without a discriminator the
/// shape of each alternative's values.
pub fn union(context: &Context<'_>, id: TypeId, union: &Union) -> Table {
    let names = context.names.ty(id);
    let Some(discriminator) = &union.discriminator else {
        let variants = union.variants.iter().zip(&names.members);
        let rows = variants
            .map(|(variant, name)| format!("{} => {name}", shape::of(context, &variant.ty)));
        return Table {
            name: "union",
            head: names.name.to_string(),
            rows: rows.collect(),
        };
    };
    let members = names.members.iter().enumerate();
    let rows = members.filter_map(|(index, name)| {
        let values: Vec<String> = discriminator.values_of(index).map(literal).collect();
        (!values.is_empty()).then(|| format!("{} => {name}", values.join(" | ")))
    });
    let default = discriminator.default.map(|index| &names.members[index]);
    let default = default.map(|name| format!("_ => {name}"));
    let head = format!("{} by {}", names.name, literal(&discriminator.property));
    Table {
        name: "union",
        head,
        rows: rows.chain(default).collect(),
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
