//! Credentials: the runtime's description of security schemes, and the builder's methods that take credentials.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::api::{KeyLocation, SecurityKind, SecurityScheme, Way};
use crate::client::{Context, credentials};
use crate::names::CredentialNames;
use crate::prose;
use crate::prose::security::{credential, details};

/// Returns the items of the runtime that the code of this file names.
pub fn imports(context: &Context<'_>) -> Vec<&'static str> {
    let methods = credentials::schemes(context).flat_map(|(_, methods)| methods);
    let given: Vec<Way> = methods.map(|method| method.way).collect();
    let mut items = Vec::new();
    if !given.is_empty() {
        items.extend(["Credential", "CredentialKind", "Scheme", "Secret", "Way"]);
    }
    items.extend(given.contains(&Way::Provider).then_some("TokenProvider"));
    items.extend(
        given
            .contains(&Way::ApplicationWith)
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
    match names.way {
        Way::Secret => Some(quote!(Way::secret(#method, #variables))),
        Way::Basic => Some(quote!(Way::basic(#method, #variables))),
        Way::Application => {
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
        Way::Provider | Way::ApplicationWith => None,
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
    let mut lines = opening(scheme, names.way);
    if is_first {
        lines.extend(details(scheme));
    }
    let docs = docs::attributes(&lines);
    let method = &names.method;
    let (arguments, body) = signature(scheme, names.way, siblings);
    quote! {
        #docs
        pub fn #method(self, #arguments) -> Self { #body }
    }
}

/// Renders the arguments and the body of a method.
fn signature(
    scheme: &SecurityScheme,
    way: Way,
    siblings: &[CredentialNames],
) -> (TokenStream, TokenStream) {
    let name = &scheme.name;
    let (arguments, credential) = match way {
        Way::Secret => {
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
        Way::Provider => (
            quote!(provider: impl TokenProvider),
            quote!(provider(provider)),
        ),
        Way::Basic => (
            quote!(user: impl Into<String>, password: impl Into<Secret>),
            quote!(basic(user, password)),
        ),
        Way::Application => {
            let arguments = quote!(id: impl Into<String>, secret: impl Into<Secret>);
            let with = siblings.iter().filter(|it| it.way == Way::ApplicationWith);
            let with = with.map(|names| &names.method);
            return (
                arguments,
                quote!(self #(.#with(ClientCredentials::new(id, secret)))*),
            );
        }
        Way::ApplicationWith => {
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
fn opening(scheme: &SecurityScheme, way: Way) -> Vec<String> {
    let name = prose::code(&scheme.name);
    match way {
        Way::Secret | Way::Basic => {
            vec![format!("Authenticates with {}, for the scheme {name}.", credential(&scheme.kind))]
        }
        Way::Provider => {
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
        Way::Application => vec![
            "Authenticates with tokens that the client fetches itself by the id and the secret of an"
                .to_owned(),
            format!("application (OAuth 2 client credentials), for the scheme {name}."),
            String::new(),
            "A token is kept until shortly before it ends, or until the server refuses it.".to_owned(),
        ],
        Way::ApplicationWith => vec![
            "Does the same with further settings: scopes, another token URL, parameters.".to_owned(),
        ],
    }
}
