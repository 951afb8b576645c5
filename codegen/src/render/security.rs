//! Credentials: the runtime's description of security schemes, and the builder's methods that take credentials.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::api::{CredentialInput, KeyLocation, SecurityKind, SecurityScheme};
use crate::client::{Context, credentials};
use crate::names::CredentialNames;
use crate::prose;
use crate::prose::security::{credential, details};

/// Returns the items of the runtime that the code of this file names.
pub fn imports(context: &Context<'_>) -> Vec<&'static str> {
    let methods = credentials::schemes(context).flat_map(|(_, methods)| methods);
    let given: Vec<CredentialInput> = methods.map(|method| method.input).collect();
    let mut items = Vec::new();
    if !given.is_empty() {
        items.extend(["Credential", "CredentialKind", "Scheme", "Secret", "Way"]);
    }
    items.extend(
        given
            .contains(&CredentialInput::Provider)
            .then_some("TokenProvider"),
    );
    items.extend(
        given
            .contains(&CredentialInput::ApplicationWith)
            .then_some("ClientCredentials"),
    );
    items
}

/// Renders the runtime's description of the schemes.
pub fn descriptions(context: &Context<'_>) -> Vec<TokenStream> {
    let described = credentials::schemes(context).map(|(scheme, methods)| {
        let (name, kind) = (&scheme.name, kind(&scheme.kind));
        let ways = methods.iter().filter_map(|method| way(scheme, method));
        quote! {
            Scheme {
                name: #name,
                kind: CredentialKind::#kind,
                ways: &[#(#ways),*],
            }
        }
    });
    described.collect()
}

/// Renders the part of a request that carries the credential.
fn kind(kind: &SecurityKind) -> TokenStream {
    match kind {
        SecurityKind::Bearer { .. }
        | SecurityKind::OAuth2 { .. }
        | SecurityKind::OpenIdConnect { .. } => quote!(Authorization("Bearer")),
        SecurityKind::Basic => quote!(Authorization("Basic")),
        SecurityKind::Http { scheme } => quote!(Authorization(#scheme)),
        SecurityKind::ApiKey { location, name } => match location {
            KeyLocation::Header => quote!(Header(#name)),
            KeyLocation::Query => quote!(Query(#name)),
            KeyLocation::Cookie => quote!(Cookie(#name)),
        },
        // A certificate is no part of a request.
        SecurityKind::MutualTls => TokenStream::new(),
    }
}

/// Renders the runtime's description of a method whose arguments can come from environment variables instead.
fn way(scheme: &SecurityScheme, names: &CredentialNames) -> Option<TokenStream> {
    let (method, variables) = (names.method.as_str(), &names.variables);
    let variables = quote!(&[#(#variables),*]);
    match names.input {
        CredentialInput::Secret => Some(quote!(Way::secret(#method, #variables))),
        CredentialInput::Basic => Some(quote!(Way::basic(#method, #variables))),
        CredentialInput::Application => {
            let url = scheme.kind.token_url();
            Some(quote! {
                Way {
                    method: #method,
                    variables: #variables,
                    credential: |[id, secret]| {
                        Credential::client_credentials(#url, ClientCredentials::new(id, secret))
                    },
                }
            })
        }
        CredentialInput::Provider | CredentialInput::ApplicationWith => None,
    }
}

/// Renders the methods of the builder.
pub fn methods(context: &Context<'_>) -> Vec<TokenStream> {
    let methods = credentials::schemes(context).flat_map(|(scheme, names)| {
        let each = names.iter().enumerate();
        each.map(|(index, own)| method(scheme, own, names, index == 0))
    });
    methods.collect()
}

/// Renders a method. The documentation of a scheme's first method has the scheme's description.
fn method(
    scheme: &SecurityScheme,
    names: &CredentialNames,
    siblings: &[CredentialNames],
    is_first: bool,
) -> TokenStream {
    let mut lines = opening(scheme, names.input);
    if is_first {
        lines.extend(details(scheme));
    }
    let docs = docs::attributes(&lines);
    let method = &names.method;
    let (arguments, body) = signature(scheme, names.input, siblings);
    quote! {
        #docs
        pub fn #method(self, #arguments) -> Self { #body }
    }
}

/// Renders the arguments and the body of a method.
fn signature(
    scheme: &SecurityScheme,
    input: CredentialInput,
    siblings: &[CredentialNames],
) -> (TokenStream, TokenStream) {
    let name = &scheme.name;
    let (arguments, credential) = match input {
        CredentialInput::Secret => {
            let argument = match scheme.kind {
                SecurityKind::ApiKey { .. } => quote!(key),
                SecurityKind::Http { .. } => quote!(credentials),
                SecurityKind::Bearer { .. }
                | SecurityKind::Basic
                | SecurityKind::OAuth2 { .. }
                | SecurityKind::OpenIdConnect { .. }
                | SecurityKind::MutualTls => quote!(token),
            };
            (
                quote!(#argument: impl Into<Secret>),
                quote!(secret(#argument)),
            )
        }
        CredentialInput::Provider => (
            quote!(provider: impl TokenProvider),
            quote!(provider(provider)),
        ),
        CredentialInput::Basic => (
            quote!(user: impl Into<String>, password: impl Into<Secret>),
            quote!(basic(user, password)),
        ),
        CredentialInput::Application => {
            let arguments = quote!(id: impl Into<String>, secret: impl Into<Secret>);
            let with = siblings
                .iter()
                .filter(|it| it.input == CredentialInput::ApplicationWith);
            let with = with.map(|names| &names.method);
            return (
                arguments,
                quote!(self #(.#with(ClientCredentials::new(id, secret)))*),
            );
        }
        CredentialInput::ApplicationWith => {
            let url = scheme.kind.token_url();
            (
                quote!(credentials: ClientCredentials),
                quote!(client_credentials(#url, credentials)),
            )
        }
    };
    let body = quote!(self.credential(#name, Credential::#credential));
    (arguments, body)
}

/// Returns the first lines of a method's documentation.
fn opening(scheme: &SecurityScheme, input: CredentialInput) -> Vec<String> {
    let name = prose::code(&scheme.name);
    match input {
        CredentialInput::Secret | CredentialInput::Basic => {
            vec![format!("Authenticates with {}, for the scheme {name}.", credential(&scheme.kind))]
        }
        CredentialInput::Provider => {
            let [what, one] = match scheme.kind {
                SecurityKind::ApiKey { .. } => ["keys", "one"],
                SecurityKind::Http { .. } => ["credentials", "them"],
                SecurityKind::Bearer { .. }
                | SecurityKind::Basic
                | SecurityKind::OAuth2 { .. }
                | SecurityKind::OpenIdConnect { .. }
                | SecurityKind::MutualTls => ["tokens", "one"],
            };
            vec![
                format!("Authenticates with the {what} of a provider, for the scheme {name}."),
                String::new(),
                format!(
                    "The provider is asked for {one} before each request, and once again after a 401."
                ),
            ]
        }
        CredentialInput::Application => vec![
            "Authenticates with tokens that the client fetches itself by the id and the secret of an"
                .to_owned(),
            format!("application (OAuth 2 client credentials), for the scheme {name}."),
            String::new(),
            "A token is kept until shortly before it ends, or until the server refuses it.".to_owned(),
        ],
        CredentialInput::ApplicationWith => vec![
            "Does the same with further settings: scopes, another token URL, parameters.".to_owned(),
        ],
    }
}
