//! Types of the model as types of Rust.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{IntegerFormat, NumberFormat, Type, TypeId};
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
        Type::Integer(IntegerFormat::Int32) => quote!(i32),
        Type::Integer(IntegerFormat::Int64) => quote!(i64),
        Type::Number(NumberFormat::Float) => quote!(f32),
        Type::Number(NumberFormat::Double) => quote!(f64),
        Type::String => quote!(String),
        Type::Secret => quote!(Secret),
        Type::DateTime => quote!(Timestamp),
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

fn named(id: TypeId, names: &Names, place: Place) -> TokenStream {
    let name = &names.ty(id).name;
    match place {
        Place::Models => quote!(#name),
        Place::Api => quote!(models::#name),
    }
}

/// Returns the Rust type as text for people.
pub fn text(value: &Type, names: &Names) -> String {
    ty(value, names, Place::Models)
        .to_string()
        .replace(' ', "")
        .replace(',', ", ")
}
