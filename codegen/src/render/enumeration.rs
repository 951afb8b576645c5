//! Enums: a list of values that newer servers may add to.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{Chunk, Context, docs, wire};
use crate::api::{Enum, EnumValues, Type, TypeId};

/// Renders an enum and the table by which it is read and written.
pub fn render(context: &Context<'_>, id: TypeId, list: &Enum) -> Vec<Chunk> {
    vec![
        Chunk::Code(definition(context, id, list)),
        Chunk::Table(wire::enumeration(context, id, list)),
    ]
}

/// Adds what the file of an enum has to import for it.
pub fn imports(list: &Enum, imports: &mut Imports) {
    match list.values {
        EnumValues::Strings(_) => imports.runtime("string_enum"),
        EnumValues::Integers(_) => imports.runtime("integer_enum"),
        EnumValues::Scalars(_) => {
            imports.runtime("value_enum");
            imports.ty(&Type::Json);
        }
    }
}

fn definition(context: &Context<'_>, id: TypeId, list: &Enum) -> TokenStream {
    let names = context.names.ty(id);
    let docs = docs::attributes(&docs::for_type(context.api.type_def(id)));
    let name = &names.name;
    let values = list.values.iter().zip(&list.labels);
    let variants = values.zip(&names.members).map(|((value, label), name)| {
        let docs = docs::attributes(&docs::for_value(&value, label));
        quote!(#docs #name)
    });
    let unknown = match list.values {
        EnumValues::Strings(_) => quote!(String),
        EnumValues::Integers(_) => quote!(i64),
        EnumValues::Scalars(_) => quote!(Value),
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
