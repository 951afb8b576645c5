//! The README's section on credentials.

use crate::api::{CredentialInput, SecurityKind};
use crate::client::{Context, credentials};
use crate::names::CredentialNames;
use crate::prose;

/// Renders the section; nothing where the document declares no security scheme.
pub fn render(context: &Context<'_>) -> String {
    let parts = [
        table(context),
        example(context),
        application(context),
        provider(context),
        certificate(context),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("## Authorization\n\n{}", parts.join("\n"))
}

fn table(context: &Context<'_>) -> String {
    let prefix = context.environment_prefix();
    let rows: Vec<String> = credentials::schemes(context)
        .map(|(scheme, methods)| {
            let calls: Vec<String> = methods.iter().map(call).collect();
            let variables = methods.iter().filter(|it| !it.variables.is_empty());
            let variables: Vec<String> = variables
                .map(|method| {
                    let names = method.variables.iter();
                    prose::and(
                        &names
                            .map(|name| format!("`{prefix}_{name}`"))
                            .collect::<Vec<_>>(),
                    )
                })
                .collect();
            format!(
                "| {} | {} | {} | {} |\n",
                prose::cell(&prose::code(&scheme.name)),
                prose::cell(&prose::security::credential(&scheme.kind)),
                calls.join(", "),
                variables.join(", or ")
            )
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "| scheme | what it takes | methods of the builder | environment variables |\n\
         | --- | --- | --- | --- |\n\
         {}\n\
         An operation takes the first of its alternatives for which every credential is there. A call that lacks\n\
         its credential says so before anything is sent.\n",
        rows.concat()
    )
}

/// Returns a method of the builder with the names of its arguments.
fn call(method: &CredentialNames) -> String {
    let arguments = match method.input {
        CredentialInput::Secret | CredentialInput::Provider => {
            return format!("`{}`", method.method);
        }
        CredentialInput::Basic => "user, password",
        CredentialInput::Application => "id, secret",
        CredentialInput::ApplicationWith => "settings",
    };
    format!("`{}({arguments})`", method.method)
}

/// Renders an example that builds a client with the first of the schemes.
fn example(context: &Context<'_>) -> String {
    let Some(names) = credentials::schemes(context).find_map(|(_, methods)| methods.first()) else {
        return String::new();
    };
    let arguments = match names.input {
        CredentialInput::Basic => "\"user\", \"…\"",
        CredentialInput::Secret
        | CredentialInput::Provider
        | CredentialInput::Application
        | CredentialInput::ApplicationWith => "\"…\"",
    };
    let method = &names.method;
    format!(
        "```rust,no_run\n\
         use {}::{{Client, Error}};\n\n\
         fn client() -> Result<Client, Error> {{\n    \
             Client::builder().{method}({arguments}).build()\n\
         }}\n\
         ```\n",
        context.crate_ident()
    )
}

/// Renders an example with client credentials of OAuth 2, for a client that fetches its tokens itself.
fn application(context: &Context<'_>) -> String {
    let Some(names) = find(context, CredentialInput::ApplicationWith) else {
        return String::new();
    };
    format!(
        "With client credentials of OAuth 2 the client fetches its tokens itself, keeps each until shortly before\n\
         it ends, and fetches another when the server refuses it:\n\n\
         ```rust,no_run\n\
         use {}::{{Client, ClientCredentials, Error}};\n\n\
         fn client() -> Result<Client, Error> {{\n    \
             let application = ClientCredentials::new(\"id\", \"…\").scopes([\"a-scope\"]);\n    \
             Client::builder().{}(application).build()\n\
         }}\n\
         ```\n",
        context.crate_ident(),
        names.method
    )
}

/// Renders the paragraph on providers of tokens.
fn provider(context: &Context<'_>) -> String {
    let Some(names) = find(context, CredentialInput::Provider) else {
        return String::new();
    };
    format!(
        "A provider (`{}` and its like) is asked before each call, and once more after a 401. It is a\n\
         `TokenProvider`, or a closure that returns a future: where tokens come from a login, a vault or another\n\
         library, it calls that.\n",
        names.method
    )
}

fn find<'a>(context: &'a Context<'_>, input: CredentialInput) -> Option<&'a CredentialNames> {
    credentials::schemes(context)
        .flat_map(|(_, methods)| methods)
        .find(|method| method.input == input)
}

/// Renders the paragraph on certificates of the client.
fn certificate(context: &Context<'_>) -> String {
    let names: Vec<String> = context
        .api
        .security_schemes
        .iter()
        .filter(|scheme| scheme.kind == SecurityKind::MutualTls)
        .map(|scheme| prose::code(&scheme.name))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "{} asks for a certificate of the client by TLS (mutual TLS): the builder's `client_certificate` takes it\n\
         together with its key. Whether there is one is for the server to check, so calls do without where TLS is\n\
         left to a proxy or to a `transport`. The certificate of a server may come from an authority that the machine\n\
         does not know: `root_certificate` takes that one's.\n",
        prose::and(&names)
    )
}
