//! Credentials: the runtime's description of security schemes, and the builder's methods that take credentials.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::imports::Imports;
use crate::client::{Carrier, CredentialInput, CredentialMethod, Scheme};

/// Renders the runtime's description of a scheme.
pub fn description(imports: &Imports<'_>, scheme: &Scheme<'_>) -> TokenStream {
    let (name, kind) = (scheme.name, kind(scheme.carrier));
    let methods = scheme.methods.iter();
    let ways = methods.filter_map(|method| way(imports, method));
    let scheme_ty = imports.ident("Scheme");
    let credential_kind = imports.ident("CredentialKind");
    quote! {
        #scheme_ty {
            name: #name,
            kind: #credential_kind::#kind,
            ways: &[#(#ways),*],
        }
    }
}

/// Renders the part of a request that carries the credential.
fn kind(carrier: Carrier<'_>) -> TokenStream {
    match carrier {
        Carrier::Authorization(word) => quote!(Authorization(#word)),
        Carrier::Header(name) => quote!(Header(#name)),
        Carrier::Query(name) => quote!(Query(#name)),
        Carrier::Cookie(name) => quote!(Cookie(#name)),
    }
}

/// Renders the runtime's description of a method whose arguments can come from environment variables instead.
fn way(imports: &Imports<'_>, method: &CredentialMethod<'_>) -> Option<TokenStream> {
    let (name, variables) = (method.name.as_str(), method.variables);
    let variables = quote!(&[#(#variables),*]);
    let way = || imports.ident("Way");
    match method.input {
        CredentialInput::Secret => {
            let way = way();
            Some(quote!(#way::secret(#name, #variables)))
        }
        CredentialInput::Basic => {
            let way = way();
            Some(quote!(#way::basic(#name, #variables)))
        }
        CredentialInput::Application => {
            let (way, url) = (way(), method.token_url);
            let credential = imports.ident("Credential");
            let application = imports.ident("ClientCredentials");
            Some(quote! {
                #way {
                    method: #name,
                    variables: #variables,
                    credential: |[id, secret]| {
                        #credential::client_credentials(#url, #application::new(id, secret))
                    },
                }
            })
        }
        CredentialInput::Provider | CredentialInput::ApplicationWith => None,
    }
}

/// Renders the methods of the builder for a scheme.
pub fn methods(imports: &Imports<'_>, scheme: &Scheme<'_>) -> impl Iterator<Item = TokenStream> {
    scheme.methods.iter().map(|method| {
        let docs = docs::attributes(&method.docs);
        let name = method.name;
        let (arguments, body) = signature(imports, scheme, method);
        quote! {
            #docs
            pub fn #name(self, #arguments) -> Self { #body }
        }
    })
}

/// Renders the arguments and the body of a method.
fn signature(
    imports: &Imports<'_>,
    scheme: &Scheme<'_>,
    method: &CredentialMethod<'_>,
) -> (TokenStream, TokenStream) {
    let secret = || imports.ident("Secret");
    let (arguments, credential) = match method.input {
        CredentialInput::Secret => {
            let (argument, secret) = (format_ident!("{}", method.secret), secret());
            (
                quote!(#argument: impl Into<#secret>),
                quote!(secret(#argument)),
            )
        }
        CredentialInput::Provider => {
            let provider = imports.ident("TokenProvider");
            (quote!(provider: impl #provider), quote!(provider(provider)))
        }
        CredentialInput::Basic => {
            let secret = secret();
            (
                quote!(user: impl Into<String>, password: impl Into<#secret>),
                quote!(basic(user, password)),
            )
        }
        CredentialInput::Application => {
            let (secret, with) = (secret(), method.with_settings.iter());
            let application = imports.ident("ClientCredentials");
            return (
                quote!(id: impl Into<String>, secret: impl Into<#secret>),
                quote!(self #(.#with(#application::new(id, secret)))*),
            );
        }
        CredentialInput::ApplicationWith => {
            let (application, url) = (imports.ident("ClientCredentials"), method.token_url);
            (
                quote!(credentials: #application),
                quote!(client_credentials(#url, credentials)),
            )
        }
    };
    let (name, constructor) = (scheme.name, imports.ident("Credential"));
    let body = quote!(self.credential(#name, #constructor::#credential));
    (arguments, body)
}
