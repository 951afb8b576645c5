//! Unions: an enum with a variant for each alternative, and one for what newer servers may add.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::ty::Place;
use super::{Chunk, Context, docs, shape, ty, wire};
use crate::api::{Type, TypeId, Union};

/// Renders a union and the table by which it is read and written.
pub fn render(context: &Context<'_>, id: TypeId, union: &Union) -> Vec<Chunk> {
    vec![
        Chunk::Code(definition(context, id, union)),
        Chunk::Table(wire::union(context, id, union)),
    ]
}

/// Adds what the file of a union has to import for it.
pub fn imports(context: &Context<'_>, union: &Union, imports: &mut Imports) {
    imports.runtime("union");
    imports.ty(&Type::Json);
    union
        .variants
        .iter()
        .for_each(|variant| imports.ty(&variant.ty));
    if union.discriminator.is_none() {
        let nested = shape::nested(context, union).into_iter();
        nested.for_each(|id| imports.ty(&Type::Named(id)));
    }
}

fn definition(context: &Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let names = context.names.ty(id);
    let docs = docs::attributes(&docs::for_type(context.api.type_def(id)));
    let name = &names.name;
    let variants =
        union
            .variants
            .iter()
            .zip(&names.members)
            .enumerate()
            .map(|(index, (variant, name))| {
                let docs = docs::attributes(&[docs::code(&variant.name)]);
                let ty = ty::ty(&variant.ty, context.names, Place::Models);
                let ty = if context.facts.is_boxed(id, index) {
                    quote!(Box<#ty>)
                } else {
                    ty
                };
                quote!(#docs #name(#ty))
            });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that this version of the client does not know."]
            Unknown(Value),
        }
    }
}
