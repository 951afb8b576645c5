//! Structs: an object with declared properties.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::ty::Place;
use super::{Chunk, Context, docs, setter, ty, wire};
use crate::api::{Field, Struct, Type, TypeId};

/// Renders a struct, the table by which it is read and written, and its setters.
pub fn render(context: &Context<'_>, id: TypeId, object: &Struct) -> Vec<Chunk> {
    let mut chunks = vec![Chunk::Code(definition(context, id, object))];
    chunks.push(Chunk::Table(wire::record(context, id, object)));
    let setters = setter::render(context, id, object);
    if !setters.is_empty() {
        chunks.push(Chunk::Code(setters));
    }
    chunks.extend(setter::default(context, id, object).map(Chunk::Code));
    chunks
}

/// Adds what the file of a struct has to import for it.
pub fn imports(context: &Context<'_>, id: TypeId, object: &Struct, imports: &mut Imports) {
    imports.runtime(wire::record_macro(object));
    for field in &object.fields {
        imports.ty(&field.ty);
        if context.facts.usage(id).has_three_states(field) {
            imports.runtime("Nullable");
        }
    }
    if let Some(additional) = &object.additional {
        imports.ty(&Type::Map(Box::new(additional.clone())));
    }
}

fn definition(context: &Context<'_>, id: TypeId, object: &Struct) -> TokenStream {
    let def = context.api.type_def(id);
    let names = context.names.ty(id);
    let usage = context.facts.usage(id);
    let docs = docs::attributes(&docs::for_type(def));
    let default = (!object.fields.iter().any(|field| field.required)).then(|| quote!(Default,));
    // What only ever comes from the server may grow without breaking callers, who never build one.
    let open = (!usage.request).then(|| quote!(#[non_exhaustive]));
    let name = &names.name;
    let fields = object.fields.iter().enumerate().map(|(index, field)| {
        let docs = docs::attributes(&docs::for_field(field));
        let name = &names.members[index];
        let ty = field_ty(context, id, index, field);
        quote!(#docs pub #name: #ty)
    });
    let additional = object.additional.iter().map(|value| {
        let name = &names.additional;
        let ty = ty::ty(
            &Type::Map(Box::new(value.clone())),
            context.names,
            Place::Models,
        );
        quote!(#[doc = " The properties that are not declared."] pub #name: #ty)
    });
    let fields = fields.chain(additional);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #open
        pub struct #name { #(#fields,)* }
    }
}

/// Returns the type of a field, with what it means that there is no value.
fn field_ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> TokenStream {
    let value = value_ty(context, id, index, field);
    if context.facts.usage(id).has_three_states(field) {
        quote!(Nullable<#value>)
    } else if field.nullable || !field.required {
        quote!(Option<#value>)
    } else {
        value
    }
}

/// Returns the type of a field's value that is there.
pub fn value_ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> TokenStream {
    let value = ty::ty(&field.ty, context.names, Place::Models);
    if context.facts.is_boxed(id, index) {
        quote!(Box<#value>)
    } else {
        value
    }
}
