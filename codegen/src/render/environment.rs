//! `Environment`, the enum of the document's servers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::{docs, tokens};
use crate::client::Environment;

/// Renders the enum and its methods; nothing where the document names no absolute URL.
pub fn render(imports: &Imports<'_>, environments: &[Environment<'_>]) -> Vec<TokenStream> {
    match environments {
        [] => Vec::new(),
        [first, ..] => vec![
            definition(environments),
            methods(imports, environments),
            default(first),
        ],
    }
}

fn definition(environments: &[Environment<'_>]) -> TokenStream {
    let variants = environments.iter().map(|environment| {
        let docs = docs::attributes(&environment.docs);
        let variant = environment.variant;
        let fields = environment.variables.iter().map(|variable| {
            let (docs, name) = (docs::attributes(&variable.docs), variable.field);
            quote!(#docs #name: String)
        });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() {
            quote!(#docs #variant)
        } else {
            quote!(#docs #variant { #(#fields),* })
        }
    });
    quote! {
        #[doc = " The environments in which the API is served."]
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Environment { #(#variants,)* }
    }
}

fn methods(imports: &Imports<'_>, environments: &[Environment<'_>]) -> TokenStream {
    let server_url = imports.ident("server_url");
    let error = imports.ident("Error");
    let arms = environments.iter().map(|environment| {
        let (variant, url) = (environment.variant, environment.url);
        let variables = &environment.variables;
        if variables.is_empty() {
            return quote!(Self::#variant => #server_url(#url, &[]));
        }
        let fields = variables.iter().map(|variable| variable.field);
        let pairs = variables.iter().map(|variable| {
            let (name, field) = (variable.name, variable.field);
            quote!((#name, #field))
        });
        quote!(Self::#variant { #(#fields),* } => #server_url(#url, &[#(#pairs),*]))
    });
    let numbers = environments.iter().enumerate();
    let numbers = numbers.map(|(index, environment)| {
        let (variant, number) = (environment.variant, Literal::usize_unsuffixed(index));
        match environment.variables.is_empty() {
            true => quote!(Self::#variant => #number),
            false => quote!(Self::#variant { .. } => #number),
        }
    });
    let url = quote! {
        #[doc = " Returns the base URL."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " When the value of a variable would change more of the URL than its own place."]
        pub fn url(&self) -> Result<String, #error> {
            match self { #(#arms,)* }
        }
    };
    let number = quote! {
        #[doc = " Returns its place among the environments, from 0."]
        fn number(&self) -> usize {
            match self { #(#numbers,)* }
        }
    };
    let members = tokens::spaced([url, number]);
    quote!(impl Environment { #members })
}

fn default(first: &Environment<'_>) -> TokenStream {
    let fields = first.variables.iter().map(|variable| {
        let (name, value) = (variable.field, variable.default?);
        Some(quote!(#name: #value.to_owned()))
    });
    // Where a variable has no default, the environment has none either.
    let Some(fields) = fields.collect::<Option<Vec<_>>>() else {
        return TokenStream::new();
    };
    let variant = first.variant;
    let value = match fields.as_slice() {
        [] => quote!(Self::#variant),
        fields => quote!(Self::#variant { #(#fields),* }),
    };
    quote! {
        #[doc = " The first server of the API's description, with the defaults of its variables."]
        impl Default for Environment {
            fn default() -> Self { #value }
        }
    }
}
