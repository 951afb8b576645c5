//! Enums: a list of values that newer servers may add to.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Chunk, Context, docs, wire};
use crate::api::{Enum, EnumValues, TypeId};

/// Renders an enum and the table by which it is read and written.
pub fn render(context: &Context<'_>, id: TypeId, list: &Enum) -> Vec<Chunk> {
    vec![
        Chunk::Code(definition(context, id, list)),
        Chunk::Table(wire::enumeration(context, id, list)),
    ]
}

/// Returns the macro of the runtime that reads the table.
pub fn macro_name(list: &Enum) -> &'static str {
    match list.values {
        EnumValues::Strings(_) => "string_enum",
        EnumValues::Integers(_) => "integer_enum",
    }
}

fn definition(context: &Context<'_>, id: TypeId, list: &Enum) -> TokenStream {
    let names = context.names.ty(id);
    let docs = docs::attributes(&docs::for_type(context.api.type_def(id)));
    let name = &names.name;
    let values: Vec<String> = match &list.values {
        EnumValues::Strings(values) => values.clone(),
        EnumValues::Integers(values) => values.iter().map(i64::to_string).collect(),
    };
    let variants = values.iter().zip(&names.members).map(|(value, name)| {
        let docs = docs::attributes(&[docs::code(value)]);
        quote!(#docs #name)
    });
    let unknown = match list.values {
        EnumValues::Strings(_) => quote!(String),
        EnumValues::Integers(_) => quote!(i64),
    };
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that this version of the client does not know."]
            Unknown(#unknown),
        }
    }
}
