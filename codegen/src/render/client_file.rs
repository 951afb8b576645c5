//! `src/client.rs`: the client's constructors, its credentials and its environments.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Chunk, docs, environment, feature, security, tokens};
use crate::api::TagId;
use crate::client::{Context, servers};
use crate::prose;

/// Renders `src/client.rs`.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    let title = " The client's entry points: its builder, its credentials and its environments.";
    let environments = environment::render(context);
    let mut chunks = vec![
        Chunk::Tokens(quote!(#![doc = #title])),
        Chunk::Tokens(imports(context)),
        Chunk::Tokens(description(context)),
        Chunk::Tokens(client(context)),
    ];
    let builder = builder(context);
    chunks.extend(
        [builder]
            .into_iter()
            .chain(environments)
            .filter(|item| !item.is_empty())
            .map(Chunk::Tokens),
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
    runtime.extend(security::imports(context));
    let has_environments = servers::environments(context).next().is_some();
    if has_environments {
        runtime.push("server_url");
    }
    runtime.sort_by_key(|name| (name.starts_with(char::is_lowercase), *name));
    let runtime = runtime.iter().map(|name| quote::format_ident!("{name}"));
    quote!(#(#apis)* use crate::runtime::{#(#runtime),*};)
}

/// Renders the runtime's description of the API as a whole.
fn description(context: &Context<'_>) -> TokenStream {
    let agent = format!("{}/", context.crate_name());
    let base_url = servers::base_url(context);
    let prefix = context.environment_prefix();
    let schemes = security::descriptions(context);
    quote! {
        static API: Api = Api {
            user_agent: concat!(#agent, env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            environment_prefix: #prefix,
            schemes: &[#(#schemes),*],
        };
    }
}

fn client(context: &Context<'_>) -> TokenStream {
    let begin = quote! {
        #[doc = " Begins a client with the defaults of the API's description."]
        pub fn builder() -> ClientBuilder { ClientBuilder::new(&API) }
    };
    let docs = docs::attributes(&from_env_docs(context));
    let from_env = quote! {
        #docs
        pub fn from_env() -> Result<Self, Error> { Self::builder().from_env().build() }
    };
    let tags = (0..context.api.tags.len()).map(|index| tag_method(context, TagId(index)));
    let members = tokens::spaced([begin, from_env].into_iter().chain(tags));
    quote!(impl Client { #members })
}

/// Returns the documentation of `from_env`, which lists the environment variables.
fn from_env_docs(context: &Context<'_>) -> Vec<String> {
    let prefix = context.environment_prefix();
    let methods = context.names.schemes().iter().flatten();
    let credentials = methods.flat_map(|method| &method.variables);
    let credentials = credentials.map(|variable| format!("`{prefix}_{variable}`"));
    let mut variables = vec![format!("`{prefix}_BASE_URL`")];
    variables.extend(credentials);
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
fn tag_method(context: &Context<'_>, tag: TagId) -> TokenStream {
    let names = &context.names.tags()[tag.0];
    let (method, api) = (&names.module, &names.api);
    let condition = feature::of_tag(context, tag);
    let name = prose::code(&context.api.tags[tag.0].name);
    let docs = docs::attributes(&[format!("Returns the operations tagged {name}.")]);
    quote! {
        #docs
        #condition
        #[must_use]
        pub fn #method(&self) -> #api { #api::new(self.clone()) }
    }
}

fn builder(context: &Context<'_>) -> TokenStream {
    let has_environments = servers::environments(context).next().is_some();
    let environment = has_environments.then(|| {
        quote! {
            #[doc = " Chooses one of the environments that the API's description names, in place of a base URL."]
            pub fn environment(self, environment: Environment) -> Self {
                self.server(environment.number(), environment.url())
            }
        }
    });
    let members = tokens::spaced(security::methods(context).into_iter().chain(environment));
    if members.is_empty() {
        TokenStream::new()
    } else {
        quote!(impl ClientBuilder { #members })
    }
}
