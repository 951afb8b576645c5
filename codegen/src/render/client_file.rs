//! `src/client.rs`: the client's constructors, its credentials and its environments.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, environment, feature, security, tokens};
use crate::client::{Client, ModelPath, Tag};
use crate::prose;

/// Renders `src/client.rs`.
pub fn render(client: &Client<'_>) -> Vec<Chunk> {
    let imports = Imports::new(ModelPath::Qualified);
    let items = [
        description(&imports, client),
        entry_points(&imports, client),
        builder(&imports, client),
    ];
    let environments = environment::render(&imports, &client.environments);
    let items: Vec<TokenStream> = items.into_iter().chain(environments).collect();
    let title = " The client's entry points: its builder, its credentials and its environments.";
    let head = [quote!(#![doc = #title]), declarations(&imports, client)];
    let chunks = head.into_iter().chain(items);
    let chunks = chunks.filter(|chunk| !chunk.is_empty());
    chunks.map(Chunk::Tokens).collect()
}

fn declarations(imports: &Imports<'_>, client: &Client<'_>) -> TokenStream {
    let apis = client.tags.iter().map(|tag| {
        let Tag {
            module,
            api,
            feature,
            ..
        } = tag;
        let condition = feature::condition(*feature);
        quote!(#condition use crate::api::#module::#api;)
    });
    // Declarations are made of identifiers, so they always parse.
    let runtime: TokenStream = imports.declarations(&[]).parse().unwrap_or_default();
    quote!(#(#apis)* #runtime)
}

/// Renders the runtime's description of the API as a whole.
fn description(imports: &Imports<'_>, client: &Client<'_>) -> TokenStream {
    let package = &client.package;
    let agent = format!("{}/", package.name);
    let (base_url, prefix) = (&client.base_url, &package.environment_prefix);
    let schemes = client.schemes.iter();
    let schemes = schemes.map(|scheme| security::description(imports, scheme));
    let api = imports.ident("Api");
    quote! {
        static API: #api = #api {
            user_agent: concat!(#agent, env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            environment_prefix: #prefix,
            schemes: &[#(#schemes),*],
        };
    }
}

fn entry_points(imports: &Imports<'_>, client: &Client<'_>) -> TokenStream {
    let builder = imports.ident("ClientBuilder");
    let begin = quote! {
        #[doc = " Begins a client with the defaults of the API's description."]
        pub fn builder() -> #builder { #builder::new(&API) }
    };
    let docs = docs::attributes(&from_env_docs(client));
    let error = imports.ident("Error");
    let from_env = quote! {
        #docs
        pub fn from_env() -> Result<Self, #error> { Self::builder().from_env().build() }
    };
    let tags = client.tags.iter().map(tag_method);
    let members = tokens::spaced([begin, from_env].into_iter().chain(tags));
    let client = imports.ident("Client");
    quote!(impl #client { #members })
}

/// Returns the documentation of `from_env`, which lists the environment variables.
fn from_env_docs(client: &Client<'_>) -> Vec<String> {
    let methods = client.schemes.iter().flat_map(|scheme| &scheme.methods);
    let credentials = methods.flat_map(|method| method.variables);
    let names = std::iter::once("BASE_URL").chain(credentials.map(String::as_str));
    let variables: Vec<String> = names
        .map(|name| format!("`{}`", client.variable(name)))
        .collect();
    let mut lines = vec![
        "Makes a client of what the environment says.".to_owned(),
        String::new(),
    ];
    let sentence = format!("It reads {}.", prose::and(&variables));
    lines.extend(prose::text(&sentence));
    let errors = [
        "",
        "# Errors",
        "",
        "When a variable holds what cannot be used.",
    ];
    lines.extend(errors.map(str::to_owned));
    lines
}

/// Renders the method that returns the operations of a tag.
fn tag_method(tag: &Tag<'_>) -> TokenStream {
    let (method, api) = (tag.module, tag.api);
    let condition = feature::condition(tag.feature);
    let name = prose::code(tag.name);
    let docs = docs::attributes(&[format!("Returns the operations tagged {name}.")]);
    quote! {
        #docs
        #condition
        #[must_use]
        pub fn #method(&self) -> #api { #api::new(self.clone()) }
    }
}

fn builder(imports: &Imports<'_>, client: &Client<'_>) -> TokenStream {
    let environment = (!client.environments.is_empty()).then(|| {
        quote! {
            #[doc = " Chooses one of the environments that the API's description names, in place of a base URL."]
            pub fn environment(self, environment: Environment) -> Self {
                self.server(environment.number(), environment.url())
            }
        }
    });
    let schemes = client.schemes.iter();
    let credentials = schemes.flat_map(|scheme| security::methods(imports, scheme));
    let members = tokens::spaced(credentials.chain(environment));
    if members.is_empty() {
        return TokenStream::new();
    }
    let builder = imports.ident("ClientBuilder");
    quote!(impl #builder { #members })
}
