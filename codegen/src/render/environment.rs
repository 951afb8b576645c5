//! The environments: the servers of the document by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs, spaced};
use crate::api::Server;
use crate::names::ServerNames;

/// Renders the enum of environments and its methods; nothing where the document names no server.
pub fn render(context: &Context<'_>) -> Vec<TokenStream> {
    let servers: Vec<_> = context
        .api
        .servers
        .iter()
        .zip(context.names.servers())
        .collect();
    if servers.is_empty() {
        return Vec::new();
    }
    vec![definition(&servers), methods(&servers), default(&servers)]
}

/// Returns a server's URL with the defaults of its variables.
pub fn default_url(server: &Server) -> String {
    server
        .variables
        .iter()
        .fold(server.url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name), &variable.default)
        })
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
                let docs = docs::attributes(&docs::for_server_variable(variable));
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
        .map(docs::text)
        .unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(docs::code(&server.url));
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
    let members = spaced([quote! {
        #[doc = " Returns the base URL."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " When the value of a variable would change more of the URL than its own place."]
        pub fn url(&self) -> Result<String, Error> {
            match self { #(#arms,)* }
        }
    }]);
    quote!(impl Environment { #members })
}

fn default(servers: &[(&Server, &ServerNames)]) -> TokenStream {
    let first = servers.iter().take(1).map(|(server, names)| {
        let variant = &names.variant;
        let fields = server
            .variables
            .iter()
            .zip(&names.variables)
            .map(|(variable, name)| {
                let value = &variable.default;
                quote!(#name: #value.to_owned())
            });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() {
            quote!(Self::#variant)
        } else {
            quote!(Self::#variant { #(#fields),* })
        }
    });
    quote! {
        #[doc = " The first server of the API's description, with the defaults of its variables."]
        impl Default for Environment {
            fn default() -> Self { #(#first)* }
        }
    }
}
