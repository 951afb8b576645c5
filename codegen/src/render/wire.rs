//! The tables by which models are read and written.

use super::{Context, Table};
use crate::api::{Api, Enum, EnumValues, Struct, Type, TypeId, TypeKind, Union};

/// Renders the table of a struct: wire names, and the fields that hold their values.
pub fn record(context: &Context<'_>, id: TypeId, object: &Struct) -> Table {
    let names = context.names.ty(id);
    let fields = object.fields.iter().zip(&names.members);
    let rows = fields.map(|(field, name)| {
        let optional = if field.required { "" } else { "?" };
        format!("{} => {name}{optional}", literal(&field.name))
    });
    let rest = object
        .additional
        .iter()
        .map(|_| format!("..{}", names.additional));
    Table {
        name: "record",
        head: names.name.to_string(),
        rows: rows.chain(rest).collect(),
    }
}

/// Renders the table of an enum: wire values, and the variants that stand for them.
pub fn enumeration(context: &Context<'_>, id: TypeId, list: &Enum) -> Table {
    let names = context.names.ty(id);
    let values: Vec<String> = match &list.values {
        EnumValues::Strings(values) => values.iter().map(|value| literal(value)).collect(),
        EnumValues::Integers(values) => values.iter().map(i64::to_string).collect(),
    };
    let rows = values
        .iter()
        .zip(&names.members)
        .map(|(value, name)| format!("{value} => {name}"));
    let (name, head) = match list.values {
        EnumValues::Strings(_) => ("string_enum", names.name.to_string()),
        EnumValues::Integers(_) => ("integer_enum", format!("{}(i64)", names.name)),
    };
    Table {
        name,
        head,
        rows: rows.collect(),
    }
}

/// Renders the table of a union: what tells the alternatives apart, and the variants that stand for them.
pub fn union(context: &Context<'_>, id: TypeId, union: &Union) -> Table {
    let names = context.names.ty(id);
    let Some(discriminator) = &union.discriminator else {
        let variants = union.variants.iter().zip(&names.members);
        let rows = variants
            .map(|(variant, name)| format!("{} => {name}", shape(context.api, &variant.ty)));
        return Table {
            name: "union",
            head: names.name.to_string(),
            rows: rows.collect(),
        };
    };
    let rows = names.members.iter().enumerate().map(|(index, name)| {
        let own = discriminator
            .values
            .iter()
            .filter(|(_, variant)| *variant == index);
        let values: Vec<String> = own.map(|(value, _)| literal(value)).collect();
        format!("{} => {name}", values.join(" | "))
    });
    let head = format!("{} by {}", names.name, literal(&discriminator.property));
    Table {
        name: "union",
        head,
        rows: rows.collect(),
    }
}

/// Returns the runtime's description of the values that a type takes.
fn shape(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Named(id) => named_shape(api, *id),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String | Type::Secret | Type::DateTime | Type::Bytes => "Text".to_owned(),
        Type::List(_) | Type::Tuple(_) => "List".to_owned(),
        Type::Map(_) => "Object(&[], &[])".to_owned(),
        Type::Nullable(inner) => shape(api, inner),
        Type::Json => "Any".to_owned(),
    }
}

fn named_shape(api: &Api, id: TypeId) -> String {
    match &api.type_def(id).kind {
        TypeKind::Struct(object) => {
            let required = object
                .fields
                .iter()
                .filter(|field| field.required)
                .map(|field| literal(&field.name));
            let optional = object
                .fields
                .iter()
                .filter(|field| !field.required)
                .map(|field| literal(&field.name));
            let (required, optional): (Vec<_>, Vec<_>) = (required.collect(), optional.collect());
            format!(
                "Object(&[{}], &[{}])",
                required.join(", "),
                optional.join(", ")
            )
        }
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
        }) => {
            let values: Vec<String> = values.iter().map(|value| literal(value)).collect();
            format!("Listed(&[{}])", values.join(", "))
        }
        TypeKind::Enum(Enum {
            values: EnumValues::Integers(_),
        }) => "Integer".to_owned(),
        TypeKind::Union(_) => "Any".to_owned(),
        // Aliases that lead back to themselves are JSON values by now.
        TypeKind::Alias(ty) => shape(api, ty),
    }
}

/// Writes text as a literal, by the rules of the compiler's own tokens.
fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}
