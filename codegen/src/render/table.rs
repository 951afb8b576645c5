//! The tables of wire names by which the runtime's macros decode and encode models.

use super::imports::Imports;
use super::{Table, shape};
use crate::client::literal::literal;
use crate::client::{
    Discriminator, Enum, EnumKind, EnumVariant, Field, Model, Struct, Union, Variant,
};
use crate::source::Value;

/// Renders the table of a struct: `"user_name" => name?` for each property and its field. The discriminator comes first:
/// some servers read it only there.
pub fn record(imports: &Imports<'_>, model: &Model<'_>, object: &Struct<'_>) -> Table {
    let own = object.fields.iter().filter_map(|field| {
        let fixed = field.discriminator?;
        let value = on_wire(fixed.value, fixed.is_text);
        let name = literal(field.wire_name);
        Some(format!("const {name} = {value} => {}", field.name))
    });
    let fields = object.fields.iter();
    let fields = fields.filter(|field| field.discriminator.is_none());
    let (flat, declared): (Vec<_>, Vec<_>) = fields.partition(|field| field.flat);
    let rows = declared.iter().map(|field| row(field));
    let flat = flat.iter().map(|field| format!("+{}", field.name));
    let additional = object.additional.iter().map(|it| format!("..{}", it.name));
    Table {
        name: imports.runtime(match object.is_flat() {
            true => "flat_record",
            false => "record",
        }),
        head: model.name.to_string(),
        rows: own.chain(rows).chain(flat).chain(additional).collect(),
    }
}

fn row(field: &Field<'_>) -> String {
    let optional = if field.required { "" } else { "?" };
    let number = if field.numeric_text { " as number" } else { "" };
    let (wire_name, name) = (literal(field.wire_name), field.name);
    format!("{wire_name} => {name}{optional}{number}")
}

/// Renders the table of an enum: `"not_found" => NotFound` for each value and its variant.
pub fn enumeration(imports: &Imports<'_>, model: &Model<'_>, list: &Enum<'_>) -> Table {
    let name = model.name;
    let (table, head) = match list.kind {
        EnumKind::Strings => ("string_enum", name.to_string()),
        EnumKind::Integers => ("integer_enum", format!("{name}(i64)")),
        EnumKind::Scalars => ("value_enum", name.to_string()),
    };
    let row = |variant: &EnumVariant<'_>| {
        let value = match (list.kind, &variant.value) {
            (EnumKind::Scalars, value) => scalar(value),
            (EnumKind::Strings | EnumKind::Integers, Value::String(text)) => literal(text),
            (EnumKind::Strings | EnumKind::Integers, value) => value.to_string(),
        };
        format!("{value} => {}", variant.name)
    };
    Table {
        name: imports.runtime(table),
        head,
        rows: list.variants.iter().map(row).collect(),
    }
}

/// Renders the variants of a union of which the unknown one is not shown: `Password` for each.
pub fn debug_union(imports: &Imports<'_>, model: &Model<'_>, union: &Union<'_>) -> Table {
    let variants = union.variants.iter();
    Table {
        name: imports.runtime("debug_union"),
        head: model.name.to_string(),
        rows: variants.map(|variant| variant.name.to_string()).collect(),
    }
}

/// Renders the table of a union: `"cat" => Cat` for each value of the discriminator, or without a discriminator the
/// shape of each alternative's values. `"cat" => Cat + "kind"` adds the discriminator, which the alternative does not write itself.
pub fn union<'a>(imports: &Imports<'a>, model: &Model<'a>, union: &Union<'a>) -> Table {
    let name = imports.runtime("union");
    let Some(discriminator) = &union.discriminator else {
        let rows = union.variants.iter().filter_map(|variant| {
            let shape = shape::render(imports, variant.shape.as_ref()?);
            Some(format!("{shape} => {}", variant.name))
        });
        return Table {
            name,
            head: model.name.to_string(),
            rows: rows.collect(),
        };
    };
    let variants = union.variants.iter();
    let variants = variants.filter(|variant| !variant.tags.is_empty());
    let rows = variants.map(|variant| tagged(imports, discriminator, variant));
    let others = union.default().map(|it| format!("_ => {}", it.name));
    let default = match discriminator.default {
        Some(value) => format!(" = {}", on_wire(value, discriminator.is_text)),
        None => String::new(),
    };
    let property = literal(discriminator.property);
    Table {
        name,
        head: format!("{} by {property}{default}", model.name),
        rows: rows.chain(others).collect(),
    }
}

/// Renders the row of a variant that values of the discriminator name.
fn tagged<'a>(
    imports: &Imports<'a>,
    discriminator: &Discriminator<'a>,
    variant: &Variant<'a>,
) -> String {
    let tags = variant.tags.iter();
    let tags: Vec<String> = tags
        .map(|value| on_wire(value, discriminator.is_text))
        .collect();
    let shape = variant.shape.as_ref();
    let shape = shape.map(|shape| format!(" or {}", shape::render(imports, shape)));
    let added = match variant.adds_discriminator {
        true => format!(" + {}", literal(discriminator.property)),
        false => String::new(),
    };
    format!(
        "{}{} => {}{added}",
        tags.join(" | "),
        shape.unwrap_or_default(),
        variant.name
    )
}

/// Returns a value of a discriminator as it is on the wire.
fn on_wire(value: &str, is_text: bool) -> String {
    match is_text {
        true => literal(value),
        false => value.to_owned(),
    }
}

/// Returns the runtime's description of a value in an enum of several types.
fn scalar(value: &Value) -> String {
    match value {
        Value::Bool(value) => format!("Boolean({value})"),
        Value::Number(number) if number.is_i64() => format!("Integer({number})"),
        Value::Number(number) if number.is_u64() => format!("Unsigned({number})"),
        Value::Number(number) => format!("Number({:?})", number.as_f64().unwrap_or_default()),
        Value::String(text) => format!("Text({})", literal(text)),
        Value::Null | Value::Array(_) | Value::Object(_) => "Text(\"\")".to_owned(),
    }
}
