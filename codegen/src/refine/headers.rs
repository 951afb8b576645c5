//! How the values of response headers are written.

use crate::api::{Api, EnumValues, HeaderForm, JsonKind, Type, TypeDef, TypeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Finds out how the values of headers are written, which can depend on a type that a header only refers to: a
/// number is plain, a string is text. A header that is an object becomes a string.
pub fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    for header in &mut api.headers {
        if header.form == HeaderForm::Json {
            continue;
        }
        match form(&api.types, &header.ty) {
            Some(form) => header.form = form,
            None => {
                header.ty = Type::String;
                let what = "the properties of a response header";
                diagnostics.push(Diagnostic {
                    problem: Problem::Unsupported { what },
                    origin: header.origin.clone().into(),
                });
            }
        }
    }
}

/// Returns how values of a type are written in a header; none for those that have properties.
fn form(types: &[TypeDef], ty: &Type) -> Option<HeaderForm> {
    match ty {
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::Decimal => {
            Some(HeaderForm::Plain)
        }
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::File
        | Type::Base64(_)
        | Type::Json => Some(HeaderForm::Text),
        Type::Foreign(foreign) => match foreign.kind {
            JsonKind::Boolean | JsonKind::Integer | JsonKind::Number => Some(HeaderForm::Plain),
            JsonKind::String | JsonKind::Any => Some(HeaderForm::Text),
            JsonKind::Array | JsonKind::Object => None,
        },
        Type::Nullable(inner) => form(types, inner),
        Type::List(item) => match form(types, item)? {
            HeaderForm::Text => Some(HeaderForm::Texts),
            HeaderForm::Plain => Some(HeaderForm::Plains),
            HeaderForm::Texts | HeaderForm::Plains | HeaderForm::Json => None,
        },
        Type::Bytes | Type::Tuple(_) | Type::Map(_) | Type::Null => None,
        Type::Named(id) => match &types[id.0].kind {
            TypeKind::Alias(ty) => form(types, ty),
            TypeKind::Enum(list) => Some(match list.values {
                EnumValues::Strings(_) | EnumValues::Scalars(_) => HeaderForm::Text,
                EnumValues::Integers(_) => HeaderForm::Plain,
            }),
            TypeKind::Struct(_) | TypeKind::Union(_) => None,
        },
    }
}
