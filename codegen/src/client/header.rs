//! The documented headers of responses.

use super::context::Context;
use super::rust_type::RustType;
use crate::api::{HeaderForm, HeaderId};
use crate::names::Name;
use crate::prose::documentation;

/// A documented header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    /// The constant that names it.
    pub constant: &'a Name,
    /// Its name on the wire.
    pub name: &'a str,
    /// The type of its value.
    pub ty: RustType<'a>,
}

/// The constant that names a documented header.
#[derive(Clone, Debug)]
pub struct HeaderConstant<'a> {
    /// The header.
    pub header: Header<'a>,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// How its value is written: the variant of the runtime's `HeaderForm`.
    pub form: &'static str,
}

impl<'a> Header<'a> {
    pub(super) fn of(context: &Context<'a>, id: HeaderId) -> Self {
        let header = &context.api.headers[id.0];
        Header {
            constant: context.names.header(id),
            name: &header.name,
            ty: RustType::of(&header.ty, context.names),
        }
    }
}

impl<'a> HeaderConstant<'a> {
    /// Returns the constants of all headers, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let headers = context.api.headers.iter().enumerate();
        let constants = headers.map(|(index, header)| HeaderConstant {
            header: Header::of(context, HeaderId(index)),
            docs: documentation::of_header(header, context.names.header(HeaderId(index)).as_str()),
            form: match header.form {
                HeaderForm::Text => "Text",
                HeaderForm::Plain => "Plain",
                HeaderForm::Texts => "Texts",
                HeaderForm::Plains => "Plains",
                HeaderForm::Json => "Json",
            },
        });
        constants.collect()
    }
}
