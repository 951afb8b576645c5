//! `src/client.rs`: where a client begins.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Chunk, Context, docs, environment, feature, spaced};
use crate::api::{SecurityKind, SecurityScheme, TagId};
use crate::names::SchemeNames;

/// Renders `src/client.rs`.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    let title = " The client's entry points: its builder, its credentials and its environments.";
    let environments = environment::render(context);
    let mut chunks = vec![
        Chunk::Code(quote!(#![doc = #title])),
        Chunk::Code(imports(context)),
        Chunk::Code(description(context)),
        Chunk::Code(client(context)),
    ];
    let builder = builder(context);
    chunks.extend(
        [builder]
            .into_iter()
            .chain(environments)
            .filter(|item| !item.is_empty())
            .map(Chunk::Code),
    );
    chunks
}

fn imports(context: &Context<'_>) -> TokenStream {
    let apis = context.names.tags().iter().enumerate().map(|(index, tag)| {
        let (module, api) = (&tag.module, &tag.api);
        let condition = feature::of_tag(context, TagId(index));
        quote!(#condition use crate::api::#module::#api;)
    });
    let mut runtime = vec!["Api", "Client", "ClientBuilder", "Error"];
    if !context.api.security_schemes.is_empty() {
        runtime.extend(["Credential", "CredentialKind", "Secret", "TokenProvider"]);
    }
    if !context.api.servers.is_empty() {
        runtime.push("server_url");
    }
    runtime.sort_by_key(|name| (name.starts_with(char::is_lowercase), *name));
    let runtime = runtime.iter().map(|name| quote::format_ident!("{name}"));
    quote!(#(#apis)* use crate::runtime::{#(#runtime),*};)
}

/// Renders what the runtime has to know of the API as a whole.
fn description(context: &Context<'_>) -> TokenStream {
    let agent = format!("{}/", context.crate_name());
    let base_url = context
        .api
        .servers
        .first()
        .map(environment::default_url)
        .unwrap_or_default();
    let prefix = context.environment_prefix();
    let credentials = context
        .api
        .security_schemes
        .iter()
        .zip(context.names.schemes())
        .map(|(scheme, names)| {
            let (name, variable) = (&scheme.name, &names.variable);
            let kind = match scheme.kind {
                SecurityKind::Bearer { .. } => quote!(Bearer),
            };
            quote!((#name, CredentialKind::#kind, #variable))
        });
    quote! {
        static API: Api = Api {
            user_agent: concat!(#agent, env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            environment_prefix: #prefix,
            credentials: &[#(#credentials),*],
        };
    }
}

fn client(context: &Context<'_>) -> TokenStream {
    let prefix = context.environment_prefix();
    let variables = context
        .names
        .schemes()
        .iter()
        .map(|scheme| format!("`{prefix}_{}`", scheme.variable));
    let variables: Vec<String> = std::iter::once(format!("`{prefix}_BASE_URL`"))
        .chain(variables)
        .collect();
    let from_env = docs::attributes(&[
        "Makes a client of what the environment says.".to_owned(),
        String::new(),
        format!("It reads {}.", docs::and(&variables)),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "When a variable holds what cannot be used.".to_owned(),
    ]);
    let begin = quote! {
        #[doc = " Begins a client with the defaults of the API's description."]
        pub fn builder() -> ClientBuilder { ClientBuilder::new(&API) }
    };
    let from_env = quote! {
        #from_env
        pub fn from_env() -> Result<Self, Error> { Self::builder().from_env().build() }
    };
    let tags = context
        .api
        .tags
        .iter()
        .zip(context.names.tags())
        .enumerate()
        .map(|(index, (tag, names))| {
            let condition = feature::of_tag(context, TagId(index));
            let (method, api) = (&names.module, &names.api);
            let docs = docs::attributes(&[format!(
                "Returns the operations tagged {}.",
                docs::code(&tag.name)
            )]);
            quote! {
                #docs
                #condition
                #[must_use]
                pub fn #method(&self) -> #api { #api::new(self.clone()) }
            }
        });
    let members = spaced([begin, from_env].into_iter().chain(tags));
    quote!(impl Client { #members })
}

fn builder(context: &Context<'_>) -> TokenStream {
    let schemes = context
        .api
        .security_schemes
        .iter()
        .zip(context.names.schemes());
    let credentials = schemes.flat_map(|(scheme, names)| credential(scheme, names));
    let environment = (!context.api.servers.is_empty()).then(|| {
        quote! {
            #[doc = " Chooses one of the environments that the API's description names."]
            pub fn environment(self, environment: Environment) -> Self { self.base_url(environment.url()) }
        }
    });
    let members = spaced(credentials.chain(environment));
    if members.is_empty() {
        TokenStream::new()
    } else {
        quote!(impl ClientBuilder { #members })
    }
}

fn credential(scheme: &SecurityScheme, names: &SchemeNames) -> [TokenStream; 2] {
    let (name, method, provider) = (&scheme.name, &names.method, &names.provider);
    match &scheme.kind {
        SecurityKind::Bearer { format } => {
            let kind = format
                .as_ref()
                .map(|format| format!(" ({})", docs::plain(format)))
                .unwrap_or_default();
            let mut lines = vec![format!(
                "Authenticates with a bearer token{kind}, for the scheme {}.",
                docs::code(name)
            )];
            if let Some(description) = &scheme.description {
                lines.push(String::new());
                lines.extend(docs::text(description));
            }
            let docs = docs::attributes(&lines);
            let provider_docs = docs::attributes(&[
                format!(
                    "Authenticates with the tokens of a provider, for the scheme {}.",
                    docs::code(name)
                ),
                String::new(),
                "The provider is asked for one before each request, and once again after a 401."
                    .to_owned(),
            ]);
            [
                quote! {
                    #docs
                            pub fn #method(self, token: impl Into<Secret>) -> Self {
                        self.credential(#name, Credential::bearer(token))
                    }
                },
                quote! {
                    #provider_docs
                            pub fn #provider(self, provider: impl TokenProvider) -> Self {
                        self.credential(#name, Credential::bearer_provider(provider))
                    }
                },
            ]
        }
    }
}
