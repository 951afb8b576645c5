//! Enums: lists of values, with a variant that keeps values added later.

use super::context::Context;
use super::rust_type::RustType;
use crate::api::{self, EnumValues, TypeId};
use crate::names::Name;
use crate::prose::{self, documentation};
use crate::source::Value;

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum<'a> {
    /// The JSON type of its values.
    pub kind: EnumKind,
    /// The type of the values that the document does not list.
    pub unknown: RustType<'a>,
    /// The variants for those that it lists, in the order of the document.
    pub variants: Vec<EnumVariant<'a>>,
}

/// The JSON type of an enum's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Strings.
    Strings,
    /// Integers.
    Integers,
    /// Strings, numbers and truth values, of several types or not whole.
    Scalars,
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant<'a> {
    /// Its name.
    pub name: &'a Name,
    /// The value.
    pub value: Value,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
}

impl<'a> Enum<'a> {
    pub(super) fn of(context: &Context<'a>, id: TypeId, list: &'a api::Enum) -> Self {
        let names = &context.names.ty(id).members;
        let values = list.values.iter().zip(&list.labels).zip(names);
        let variants = values.map(|((value, label), name)| EnumVariant {
            name,
            docs: documentation::of_value(&value, label, name.as_str()),
            value,
            description: prose::said(label.description.as_deref()),
        });
        let (kind, unknown) = match list.values {
            EnumValues::Strings(_) => (EnumKind::Strings, RustType::STRING),
            EnumValues::Integers(_) => (EnumKind::Integers, RustType::Prelude("i64", Vec::new())),
            EnumValues::Scalars(_) => (EnumKind::Scalars, RustType::JSON),
        };
        Enum {
            kind,
            unknown,
            variants: variants.collect(),
        }
    }
}
