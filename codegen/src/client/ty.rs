//! The Rust types of the model's types, as text.

use crate::api::{Alphabet, IntegerFormat, NumberFormat, Type, TypeId};
use crate::names::Names;

/// How a type names models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelPath {
    /// `User`, as in the files of `models` and on pages.
    Bare,
    /// `models::User`, as in all other files.
    Qualified,
}

/// Returns the Rust type of a value. That the value may be absent or null is for the caller to add, as in
/// `Option<String>` for an optional property.
pub fn text(ty: &Type, names: &Names, path: ModelPath) -> String {
    let inner = |ty: &Type| text(ty, names, path);
    let name = match ty {
        Type::Named(id) => return named(*id, names, path),
        Type::List(item) => return format!("Vec<{}>", inner(item)),
        Type::Tuple(types) => {
            let types: Vec<String> = types.iter().map(inner).collect();
            return match types.as_slice() {
                [only] => format!("({only},)"),
                types => format!("({})", types.join(", ")),
            };
        }
        Type::Map(value) if ty.is_open_map() => return format!("OpenMap<{}>", inner(value)),
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
        Type::Null => "()",
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

fn named(id: TypeId, names: &Names, path: ModelPath) -> String {
    let name = names.ty(id).name.as_str();
    match path {
        ModelPath::Bare => name.to_owned(),
        ModelPath::Qualified => format!("models::{name}"),
    }
}

/// Tells whether an argument of a type is `impl Into` of it: callers have a `String` as a `&str` as well, and a
/// `Secret` as text.
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
        | Type::Null
        | Type::Json => false,
    }
}
