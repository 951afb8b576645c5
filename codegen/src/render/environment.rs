//! `Environment`, the enum of the document's servers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, tokens};
use crate::api::Server;
use crate::client::{Context, servers};
use crate::names::ServerNames;
use crate::prose::{self, documentation};

/// Renders the enum and its methods; nothing where the document names no absolute URL.
pub fn render(context: &Context<'_>) -> Vec<TokenStream> {
    let servers: Vec<_> = servers::environments(context).collect();
    if servers.is_empty() {
        return Vec::new();
    }
    vec![definition(&servers), methods(&servers), default(&servers)]
}

fn definition(servers: &[(&Server, &ServerNames)]) -> TokenStream {
    let variants = servers.iter().map(|(server, names)| {
        let docs = docs::attributes(&server_docs(server));
        let variant = &names.variant;
        let fields = server
            .variables
            .iter()
            .zip(&names.variables)
            .map(|(variable, name)| {
                let docs = docs::attributes(&documentation::of_server_variable(variable));
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

fn server_docs(server: &Server) -> Vec<String> {
    let mut lines = server
        .description
        .as_deref()
        .map(prose::text)
        .unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(prose::code(&server.url));
    lines
}

fn methods(servers: &[(&Server, &ServerNames)]) -> TokenStream {
    let arms = servers.iter().map(|(server, names)| {
        let (variant, url) = (&names.variant, &server.url);
        let fields = &names.variables;
        if fields.is_empty() {
            return quote!(Self::#variant => server_url(#url, &[]));
        }
        let pairs = server
            .variables
            .iter()
            .zip(fields)
            .map(|(variable, field)| {
                let name = &variable.name;
                quote!((#name, #field))
            });
        quote!(Self::#variant { #(#fields),* } => server_url(#url, &[#(#pairs),*]))
    });
    let numbers = servers.iter().enumerate().map(|(index, (_, names))| {
        let (variant, number) = (&names.variant, Literal::usize_unsuffixed(index));
        match names.variables.is_empty() {
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
        pub fn url(&self) -> Result<String, Error> {
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

fn default(servers: &[(&Server, &ServerNames)]) -> TokenStream {
    let Some((server, names)) = servers.first() else {
        return TokenStream::new();
    };
    let defaults = server
        .variables
        .iter()
        .map(|variable| variable.default.as_ref());
    // Where a variable has no default, the environment has none either.
    let Some(defaults) = defaults.collect::<Option<Vec<_>>>() else {
        return TokenStream::new();
    };
    let variant = &names.variant;
    let fields = names.variables.iter().zip(defaults);
    let fields: Vec<_> = fields
        .map(|(name, value)| quote!(#name: #value.to_owned()))
        .collect();
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
