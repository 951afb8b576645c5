//! Types of the model as types of Rust.

use crate::api::{Alphabet, IntegerFormat, NumberFormat, Type, TypeId};
use crate::names::Names;

/// Where a type is written, which decides how named types are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file of `models`, which imports what it names.
    Models,
    /// Anywhere else, where models are written `models::User`.
    Api,
}

/// Returns the Rust type of a value that is there and not null.
pub fn text(ty: &Type, names: &Names, place: Place) -> String {
    let inner = |ty: &Type| text(ty, names, place);
    let name = match ty {
        Type::Named(id) => return named(*id, names, place),
        Type::List(item) => return format!("Vec<{}>", inner(item)),
        Type::Tuple(places) => {
            let places: Vec<String> = places.iter().map(inner).collect();
            return match places.as_slice() {
                [place] => format!("({place},)"),
                places => format!("({})", places.join(", ")),
            };
        }
        Type::Map(value) => return format!("BTreeMap<String, {}>", inner(value)),
        Type::Nullable(value) => return format!("Option<{}>", inner(value)),
        Type::Foreign(foreign) => return foreign.path.clone(),
        Type::Boolean => "bool",
        Type::Integer(format) => integer(*format),
        Type::Number(NumberFormat::Float) => "f32",
        Type::Number(NumberFormat::Double) => "f64",
        Type::String => "String",
        Type::Secret => "Secret",
        Type::File => "FilePart",
        Type::DateTime => "Formatted<Timestamp>",
        Type::Date => "Formatted<Date>",
        Type::Base64(Alphabet::Standard) => "Base64",
        Type::Base64(Alphabet::Url) => "Base64Url",
        Type::Decimal => "Decimal",
        Type::Bytes => "Bytes",
        Type::Json => "Value",
    };
    name.to_owned()
}

fn integer(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int8 => "i8",
        IntegerFormat::Int16 => "i16",
        IntegerFormat::Int32 => "i32",
        IntegerFormat::Int64 => "i64",
        IntegerFormat::Uint8 => "u8",
        IntegerFormat::Uint16 => "u16",
        IntegerFormat::Uint32 => "u32",
        IntegerFormat::Uint64 => "u64",
    }
}

fn named(id: TypeId, names: &Names, place: Place) -> String {
    let name = names.ty(id).name.as_str();
    match place {
        Place::Models => name.to_owned(),
        Place::Api => format!("models::{name}"),
    }
}

/// Tells whether callers have a value in several forms, so that an argument of the type is converted.
pub fn is_converted(ty: &Type) -> bool {
    match ty {
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Base64(_)
        | Type::File => true,
        Type::Named(_)
        | Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::Decimal
        | Type::Foreign(_)
        | Type::Bytes
        | Type::List(_)
        | Type::Tuple(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Json => false,
    }
}
