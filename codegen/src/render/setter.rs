//! Constructors and chainable setters of what a request can send.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs, spaced, structure, ty};
use crate::analysis::{Constant, constant};
use crate::api::{Field, Struct, TypeId};

/// Renders the `impl` with constructor and setters; nothing for a type that is only ever received.
pub fn render(context: &Context<'_>, id: TypeId, object: &Struct) -> TokenStream {
    if !context.facts.usage(id).request || object.fields.is_empty() {
        return TokenStream::new();
    }
    let name = &context.names.ty(id).name;
    let constructor = constructor(context, id, object);
    let optional = object
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !field.required);
    let setters = optional.map(|(index, field)| setter(context, id, index, field));
    let members = spaced(constructor.into_iter().chain(setters));
    quote!(impl #name { #members })
}

/// Renders `new`, which takes what is required.
fn constructor(context: &Context<'_>, id: TypeId, object: &Struct) -> Option<TokenStream> {
    let names = context.names.ty(id);
    let required: Vec<_> = object
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.required && constant(context.api, field).is_none())
        .collect();
    if object.fields.iter().all(|field| !field.required) {
        return None;
    }
    let arguments = required.iter().map(|(index, field)| {
        let name = &names.members[*index];
        let ty = argument_ty(context, id, *index, field);
        quote!(#name: #ty)
    });
    let fields = object.fields.iter().enumerate().map(|(index, field)| {
        let name = &names.members[index];
        if !field.required {
            return quote!(#name: Default::default());
        }
        if let Some(constant) = constant(context.api, field) {
            let value = constant_value(context, constant);
            return quote!(#name: #value);
        }
        match conversion(context, field) {
            Some(conversion) => quote!(#name: #name #conversion),
            None => quote!(#name),
        }
    });
    let additional = object.additional.iter().map(|_| {
        let name = &names.additional;
        quote!(#name: Default::default())
    });
    let fields = fields.chain(additional);
    Some(quote! {
        #[doc = " Makes one of what is required, with nothing else set."]
        #[must_use]
        pub fn new(#(#arguments),*) -> Self { Self { #(#fields),* } }
    })
}

/// Renders `Default` for what a request can send and all that is required has one value only.
pub fn default(context: &Context<'_>, id: TypeId, object: &Struct) -> Option<TokenStream> {
    if !context.facts.usage(id).request {
        return None;
    }
    let mut required = object
        .fields
        .iter()
        .filter(|field| field.required)
        .peekable();
    required.peek()?;
    let name = &context.names.ty(id).name;
    required
        .all(|field| constant(context.api, field).is_some())
        .then(|| quote!(impl Default for #name { fn default() -> Self { Self::new() } }))
}

/// Renders the one value of a field.
fn constant_value(context: &Context<'_>, constant: Constant) -> TokenStream {
    match constant {
        Constant::Boolean(value) => quote!(#value),
        Constant::Variant { ty, list } => {
            let name = &context.names.ty(ty).name;
            let variant = context.names.ty(list).members.first();
            quote!(#name::#variant)
        }
    }
}

fn setter(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> TokenStream {
    let name = &context.names.ty(id).members[index];
    let docs = docs::attributes(&docs::for_setter(field));
    let ty = argument_ty(context, id, index, field);
    let value = match (
        conversion(context, field),
        context.facts.usage(id).has_three_states(field),
    ) {
        (Some(conversion), true) => quote!(#name #conversion),
        (None, true) => quote!(#name.into()),
        (Some(conversion), false) => quote!(Some(#name #conversion)),
        (None, false) => quote!(Some(#name)),
    };
    quote! {
        #docs
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// Returns the type of an argument that becomes a field.
fn argument_ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> TokenStream {
    let value = structure::value_ty(context, id, index, field);
    if context.facts.usage(id).has_three_states(field) {
        return quote!(impl Into<Nullable<#value>>);
    }
    let value = if field.required && field.nullable {
        quote!(Option<#value>)
    } else {
        value
    };
    if conversion(context, field).is_some() {
        quote!(impl Into<#value>)
    } else {
        value
    }
}

/// Returns how an argument becomes the field's value, for types that callers have in several forms.
fn conversion(context: &Context<'_>, field: &Field) -> Option<TokenStream> {
    let converts =
        ty::is_converted(context.api.unaliased(&field.ty)) && !(field.required && field.nullable);
    converts.then(|| quote!(.into()))
}
