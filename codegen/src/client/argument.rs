//! The arguments of methods, and how a caller's value becomes what is asked for.

use super::rust_type::RustType;
use crate::api::{Api, Encoding, Field, MediaType, Type};
use crate::names::Names;

/// What an argument takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument<'a> {
    /// The type of the value that the method uses.
    pub ty: RustType<'a>,
    /// How the caller's value becomes one of it.
    pub conversion: Conversion,
}

/// How a caller's value becomes one of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// It is of the type.
    None,
    /// By `impl AsRef`: the method only looks at it.
    AsRef,
    /// By `impl Into`.
    Into,
}

impl<'a> Argument<'a> {
    /// Returns what the argument for a parameter takes. For an alias of a type that values are converted to, such as
    /// `String`, it is the aliased type, so that callers can pass `&str`.
    pub fn of_parameter(api: &'a Api, names: &'a Names, ty: &'a Type) -> Self {
        let unaliased = api.unaliased(ty);
        let conversion = match unaliased {
            Type::String => Conversion::AsRef,
            Type::Secret | Type::DateTime | Type::Date | Type::Base64(_) => Conversion::Into,
            _ => Conversion::None,
        };
        let ty = match conversion {
            Conversion::AsRef => RustType::STR,
            Conversion::Into => RustType::of(unaliased, names),
            Conversion::None => RustType::of(ty, names),
        };
        Argument { ty, conversion }
    }

    /// Returns what the argument for a body takes.
    pub fn of_body(names: &'a Names, content: &'a MediaType) -> Self {
        match content.encoding {
            Encoding::Json | Encoding::Form | Encoding::Multipart => Argument {
                ty: RustType::of(&content.ty, names),
                conversion: Conversion::None,
            },
            Encoding::Text => Argument {
                ty: RustType::STRING,
                conversion: Conversion::Into,
            },
            Encoding::Binary => Argument {
                ty: RustType::runtime("Body"),
                conversion: Conversion::Into,
            },
        }
    }
}

impl Conversion {
    /// Returns the conversion to the value of a field. A required field that may be null is set by an `Option`, whose
    /// value is not converted.
    pub fn to_field(api: &Api, field: &Field) -> Conversion {
        match is_converted(api.unaliased(&field.ty)) && !(field.required && field.nullable) {
            true => Conversion::Into,
            false => Conversion::None,
        }
    }
}

/// Tells whether the argument for a field of a type is `impl Into` of it: callers have a `String` as a `&str` as well,
/// and a `Secret` as text.
fn is_converted(ty: &Type) -> bool {
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
