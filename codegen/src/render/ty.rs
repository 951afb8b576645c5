//! Types of the model as types of Rust.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Alphabet, Foreign, IntegerFormat, NumberFormat, Type, TypeId};
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
pub fn ty(ty: &Type, names: &Names, place: Place) -> TokenStream {
    match ty {
        Type::Named(id) => named(*id, names, place),
        Type::Boolean => quote!(bool),
        Type::Integer(format) => integer(*format),
        Type::Number(NumberFormat::Float) => quote!(f32),
        Type::Number(NumberFormat::Double) => quote!(f64),
        Type::String => quote!(String),
        Type::Secret => quote!(Secret),
        Type::File => quote!(FilePart),
        Type::DateTime => quote!(Formatted<Timestamp>),
        Type::Date => quote!(Formatted<Date>),
        Type::Base64(Alphabet::Standard) => quote!(Base64),
        Type::Base64(Alphabet::Url) => quote!(Base64Url),
        Type::Decimal => quote!(Decimal),
        Type::Foreign(foreign) => self::foreign(foreign),
        Type::Bytes => quote!(Bytes),
        Type::List(item) => {
            let item = self::ty(item, names, place);
            quote!(Vec<#item>)
        }
        Type::Tuple(places) => {
            let places = places.iter().map(|item| self::ty(item, names, place));
            match places.len() {
                1 => quote!((#(#places,)*)),
                _ => quote!((#(#places),*)),
            }
        }
        Type::Map(value) => {
            let value = self::ty(value, names, place);
            quote!(BTreeMap<String, #value>)
        }
        Type::Nullable(inner) => {
            let inner = self::ty(inner, names, place);
            quote!(Option<#inner>)
        }
        Type::Json => quote!(Value),
    }
}

fn integer(format: IntegerFormat) -> TokenStream {
    match format {
        IntegerFormat::Int8 => quote!(i8),
        IntegerFormat::Int16 => quote!(i16),
        IntegerFormat::Int32 => quote!(i32),
        IntegerFormat::Int64 => quote!(i64),
        IntegerFormat::Uint8 => quote!(u8),
        IntegerFormat::Uint16 => quote!(u16),
        IntegerFormat::Uint32 => quote!(u32),
        IntegerFormat::Uint64 => quote!(u64),
    }
}

/// Returns the path of a type of the settings, which are checked to have one.
fn foreign(foreign: &Foreign) -> TokenStream {
    foreign.path.parse().unwrap_or_else(|_| quote!(Value))
}

fn named(id: TypeId, names: &Names, place: Place) -> TokenStream {
    let name = &names.ty(id).name;
    match place {
        Place::Models => quote!(#name),
        Place::Api => quote!(models::#name),
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

/// Returns the Rust type as text for people.
pub fn text(value: &Type, names: &Names) -> String {
    ty(value, names, Place::Models)
        .to_string()
        .replace(' ', "")
        .replace(',', ", ")
}
