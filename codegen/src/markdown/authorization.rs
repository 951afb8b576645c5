//! The README's section on credentials.

use crate::client::{Client, CredentialInput, CredentialMethod};
use crate::prose;

/// Renders the section; nothing where the document declares no security scheme.
pub fn render(client: &Client<'_>) -> String {
    let parts = [
        table(client),
        example(client),
        application(client),
        provider(client),
        certificate(client),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("## Authorization\n\n{}", parts.join("\n"))
}

fn table(client: &Client<'_>) -> String {
    let schemes = client.schemes.iter();
    let rows: Vec<String> = schemes
        .map(|scheme| {
            let methods = scheme.methods.iter();
            let calls: Vec<String> = methods.clone().map(call).collect();
            let variables = methods.filter(|method| !method.variables.is_empty());
            let variables: Vec<String> = variables
                .map(|method| {
                    let names = method.variables.iter();
                    let names = names.map(|name| format!("`{}`", client.variable(name)));
                    prose::and(&names.collect::<Vec<_>>())
                })
                .collect();
            format!(
                "| {} | {} | {} | {} |\n",
                prose::cell(&prose::code(scheme.name)),
                prose::cell(&scheme.credential),
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
fn call(method: &CredentialMethod<'_>) -> String {
    let arguments = match method.input {
        CredentialInput::Secret | CredentialInput::Provider => {
            return format!("`{}`", method.name);
        }
        CredentialInput::Basic => "user, password",
        CredentialInput::Application => "id, secret",
        CredentialInput::ApplicationWith => "settings",
    };
    format!("`{}({arguments})`", method.name)
}

/// Renders an example that builds a client with the first of the schemes.
fn example(client: &Client<'_>) -> String {
    let mut schemes = client.schemes.iter();
    let Some(method) = schemes.find_map(|scheme| scheme.methods.first()) else {
        return String::new();
    };
    let arguments = match method.input {
        CredentialInput::Basic => "\"user\", \"…\"",
        CredentialInput::Secret
        | CredentialInput::Provider
        | CredentialInput::Application
        | CredentialInput::ApplicationWith => "\"…\"",
    };
    let method = method.name;
    format!(
        "```rust,no_run\n\
         use {}::{{Client, Error}};\n\n\
         fn client() -> Result<Client, Error> {{\n    \
             Client::builder().{method}({arguments}).build()\n\
         }}\n\
         ```\n",
        client.package.ident
    )
}

/// Renders an example with client credentials of OAuth 2, for a client that fetches its tokens itself.
fn application(client: &Client<'_>) -> String {
    let Some(method) = find(client, CredentialInput::ApplicationWith) else {
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
        client.package.ident, method.name
    )
}

/// Renders the paragraph on providers of tokens.
fn provider(client: &Client<'_>) -> String {
    let Some(method) = find(client, CredentialInput::Provider) else {
        return String::new();
    };
    format!(
        "A provider (`{}` and its like) is asked before each call, and once more after a 401. It is a\n\
         `TokenProvider`, or a closure that returns a future: where tokens come from a login, a vault or another\n\
         library, it calls that.\n",
        method.name
    )
}

fn find<'c>(client: &'c Client<'_>, input: CredentialInput) -> Option<&'c CredentialMethod<'c>> {
    let mut methods = client.schemes.iter().flat_map(|scheme| &scheme.methods);
    methods.find(|method| method.input == input)
}

/// Renders the paragraph on certificates of the client.
fn certificate(client: &Client<'_>) -> String {
    let names = client.certificates.iter();
    let names: Vec<String> = names.map(|name| prose::code(name)).collect();
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
