//! The runtime's description of a type's values, by which it finds the variant of a union without a discriminator.

use crate::api::{Enum, EnumValues, Field, JsonKind, Struct, Type, TypeId, TypeKind, Union};
use crate::client::Context;
use crate::client::literal::literal;

/// Returns the shape of a type's values.
pub fn of(context: &Context<'_>, ty: &Type) -> String {
    match ty {
        Type::Named(id) => named(context, *id),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Base64(_)
        | Type::File
        | Type::Bytes => "Text".to_owned(),
        Type::Decimal => "Number".to_owned(),
        Type::Foreign(foreign) => foreign_shape(foreign.kind).to_owned(),
        Type::List(item) => list(&of(context, item)),
        Type::Tuple(_) => "List".to_owned(),
        Type::Map(_) => "Open(&Object(&[], &[]))".to_owned(),
        Type::Nullable(inner) => of(context, inner),
        // Null is no alternative: a union that allows it is nullable.
        Type::Null | Type::Json => "Any".to_owned(),
    }
}

/// Returns the shape of a list. Items of any type need no description. Lists of lists are described as lists only:
/// the runtime does not look at the inner items.
fn list(item: &str) -> String {
    match item {
        "Any" => "List".to_owned(),
        _ if item.starts_with("Items") => "Items(&List)".to_owned(),
        _ => format!("Items(&{item})"),
    }
}

/// Returns the shape of a type that the settings name: that of the JSON which it stands for.
fn foreign_shape(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Any => "Any",
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "Text",
        JsonKind::Array => "List",
        JsonKind::Object => "Open(&Object(&[], &[]))",
    }
}

fn named(context: &Context<'_>, id: TypeId) -> String {
    match &context.api.type_def(id).kind {
        TypeKind::Struct(object) => structure(context, object),
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            ..
        }) => {
            let values: Vec<String> = values.iter().map(|value| literal(value)).collect();
            format!("Listed(&[{}])", values.join(", "))
        }
        TypeKind::Enum(Enum {
            values: EnumValues::Integers(_),
            ..
        }) => "Integer".to_owned(),
        TypeKind::Enum(Enum {
            values: EnumValues::Scalars(_),
            ..
        }) => "Any".to_owned(),
        TypeKind::Union(_) => format!("Nested(fit::<{}>)", context.names.ty(id).name),
        // This ends: lowering made JSON values of aliases that lead back to themselves.
        TypeKind::Alias(ty) => of(context, ty),
    }
}

fn structure(context: &Context<'_>, object: &Struct) -> String {
    let listed = |required: bool| {
        let fields = object
            .fields
            .iter()
            .filter(|field| !field.flat && field.required == required);
        let names: Vec<String> = fields.map(|field| literal(&field.name)).collect();
        format!("&[{}]", names.join(", "))
    };
    let mut shape = format!("Object({}, {})", listed(true), listed(false));
    for field in object.fields.iter().rev() {
        if let Some(value) = constant(context, field) {
            shape = format!(
                "Where({}, &[{}], &{shape})",
                literal(&field.name),
                literal(value)
            );
        }
    }
    match object.additional.is_some() || object.fields.iter().any(|field| field.flat) {
        true => format!("Open(&{shape})"),
        false => shape,
    }
}

/// Returns the only possible value of a field whose type is an enum of one string.
fn constant<'a>(context: &Context<'a>, field: &Field) -> Option<&'a str> {
    let Type::Named(id) = context.api.unaliased(&field.ty) else {
        return None;
    };
    match &context.api.type_def(*id).kind {
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            ..
        }) => match values.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the unions that the shapes of a union's variants refer to by name.
pub fn nested(context: &Context<'_>, union: &Union) -> Vec<TypeId> {
    let mut found = Vec::new();
    for variant in &union.variants {
        let mut ty = &variant.ty;
        loop {
            ty = match ty {
                Type::Nullable(inner) | Type::List(inner) => inner,
                Type::Named(id) => match &context.api.type_def(*id).kind {
                    TypeKind::Alias(aliased) => aliased,
                    TypeKind::Union(_) => {
                        found.push(*id);
                        break;
                    }
                    TypeKind::Struct(_) | TypeKind::Enum(_) => break,
                },
                _ => break,
            }
        }
    }
    found
}
