//! The `README.md` of the generated crate, which `lib.rs` includes as its documentation.

use std::fmt::Write as _;

use super::authorization;
use crate::client::{CLIENT, Client, Part, RUST_VERSION};
use crate::prose;

/// Renders the README.
pub fn render(client: &Client<'_>) -> String {
    let sections = [
        introduction(client),
        usage(client),
        authorization::render(client),
        environments(client),
        webhooks(client),
        errors(),
        limits(client),
        features(client),
        reference(client),
        stability(),
    ];
    let sections: Vec<String> = sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .collect();
    sections.join("\n")
}

fn introduction(client: &Client<'_>) -> String {
    let mut text = format!("# {}\n\n", client.package.name);
    let _ = writeln!(
        text,
        "A client of the {}, version {}.",
        prose::plain(client.title),
        prose::code(client.version)
    );
    if let Some(description) = client.description {
        let _ = writeln!(text, "\n{}", prose::text(description).join("\n"));
    }
    text
}

fn usage(client: &Client<'_>) -> String {
    let Some(index) = client.front_page.operation else {
        return String::new();
    };
    let krate = &client.package.ident;
    let mut lines = vec![
        "## Usage".to_owned(),
        String::new(),
        "```rust,no_run".to_owned(),
        "async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("    let client = {krate}::Client::from_env()?;"),
    ];
    let example = client.operations[index].example.lines(krate);
    let example = example.iter();
    lines.extend(example.map(|line| format!("    {line}").trim_end().to_owned()));
    lines.extend(["    Ok(())", "}", "```", ""].map(str::to_owned));
    lines.push("Calls run on a tokio runtime with its time driver on. A client is cheap to clone, and its clones".to_owned());
    lines.push("share one pool of connections.".to_owned());
    lines.join("\n") + "\n"
}

fn environments(client: &Client<'_>) -> String {
    let variable = client.variable("BASE_URL");
    let base_url = &client.base_url;
    let environments = client.environments.iter();
    let rows: String = environments
        .map(|environment| {
            let url = environment.default_url.as_deref();
            format!(
                "| `Environment::{}` | {} | {} |\n",
                environment.variant,
                prose::code(environment.url),
                url.map_or_else(|| "-".to_owned(), prose::code)
            )
        })
        .collect();
    let mut text = match rows.is_empty() {
        true => base_url_section(base_url, &variable),
        false => environments_section(&rows, base_url, &variable),
    };
    let mut operations = client.operations.iter();
    if operations.any(|operation| operation.has_own_servers) {
        text.push_str(
            "\nSome operations have a server of their own, which their pages name. Calls go there whichever\n\
             environment is chosen, unless there is one for each, but a `base_url` holds for all calls. A server that\n\
             is a path alone counts from the host of the environment or the base URL.\n",
        );
    }
    text
}

/// Returns the section on servers for a document that has absolute URLs.
fn environments_section(rows: &str, base_url: &str, variable: &str) -> String {
    let default = match base_url.is_empty() {
        false => format!(
            "The first is where calls go unless the builder is given an `environment` or a `base_url`, or\n\
             `{variable}` is set.\n"
        ),
        true => format!(
            "The builder is given an `environment` or a `base_url`, or `{variable}` is set.\n"
        ),
    };
    format!(
        "## Environments\n\n\
         | environment | URL | with the defaults |\n\
         | --- | --- | --- |\n\
         {rows}\n\
         {default}"
    )
}

/// Returns the section on servers for a document that has no absolute URL.
fn base_url_section(base_url: &str, variable: &str) -> String {
    let path = match base_url.trim_matches('/') {
        "" => String::new(),
        path => format!(
            ", only that its path is {}",
            prose::code(&format!("/{path}"))
        ),
    };
    format!(
        "## Base URL\n\n\
         The API's description does not say where it is served{path}. The builder is given the whole URL by\n\
         `base_url`, or `{variable}` is set.\n"
    )
}

fn webhooks(client: &Client<'_>) -> String {
    let Some(name) = client.front_page.webhook else {
        return String::new();
    };
    let krate = &client.package.ident;
    format!(
        "## Webhooks\n\n\
         The module `webhooks` has a function for each request that the API sends to an application:\n\n\
         ```rust\n\
         fn receive(body: &[u8]) -> Result<(), {krate}::DecodeError> {{\n    \
             let received = {krate}::webhooks::{name}(body)?;\n    \
             println!(\"{{received:?}}\");\n    \
             Ok(())\n\
         }}\n\
         ```\n"
    )
}

fn errors() -> String {
    "## Errors\n\n\
     Each operation has a type for the failures that its description documents: `error.api()` gives it. What\n\
     is not documented (another status, a page of HTML from a proxy, a body that ends too early) is still the\n\
     API's answer, with its status, headers and bytes on the error. `?` turns every error into `Error`, which\n\
     forgets the operation's own type and keeps the rest. No error shows a secret.\n"
        .to_owned()
}

fn limits(client: &Client<'_>) -> String {
    let streams = match client.has_streams {
        true => {
            "The limits of a call end where a download or a stream begins: from there on each wait for more of it may\n\
             take 5 minutes, the builder's `idle_timeout`, and one event or value of it may have as many bytes as a\n\
             body. Dropping it closes the connection.\n"
        }
        false => "",
    };
    let text = "## Time limits, retries and bodies\n\n\
     A call takes at most 60 seconds in all, an attempt 30 and a connection 10. GET, HEAD, PUT, DELETE and\n\
     OPTIONS are tried again after a failed connection and after 408, 429, 500, 502, 503 and 504; POST and PATCH\n\
     only when nothing was sent or the call has an `Idempotency-Key`. `Retry-After` is honoured. A body may have\n\
     64 MiB once it is decoded. The builder changes all of these, and most of them can be set for a single call.\n";
    format!("{text}{streams}")
}

fn features(client: &Client<'_>) -> String {
    let tags = feature_rows(client);
    format!(
        "## Features\n\n\
     | feature | what it adds |\n\
     | --- | --- |\n\
     | `rustls` (default) | TLS by rustls |\n\
     | `native-tls` | TLS by the system's library |\n\
     | `gzip` | compressed answers |\n\
     | `http2` | HTTP/2 |\n\
     | `system-proxy` | the proxies of the system's settings, beside those of `HTTP_PROXY` and its like |\n\
     | `tracing` | a span for each call and events for what happens in it, without secrets |\n\
     | `mock` | a transport that answers in process, for tests |\n\
     {tags}"
    )
}

/// Renders the rows of the README's table of features.
fn feature_rows(client: &Client<'_>) -> String {
    if client.features.is_empty() {
        return String::new();
    }
    let rows = client.features.iter().map(|feature| {
        let what = match feature.part {
            Part::Tag(tag) => {
                let tag = prose::code(tag);
                format!("the operations tagged {tag}, with their models")
            }
            Part::Webhooks => "the module `webhooks`, with its models".to_owned(),
        };
        format!("| `{}` | {what} |\n", feature.name)
    });
    format!(
        "| `full` (default) | all of those below; an application that names the ones it uses, and `rustls`, after \
         `default-features = false` builds faster |\n{}",
        rows.collect::<String>()
    )
}

fn reference(client: &Client<'_>) -> String {
    let rows = client.tags.iter().map(|tag| {
        let (api, name) = (tag.api, prose::code(tag.name));
        format!("- [{api}](docs/{api}.md): {name}\n")
    });
    let untagged = client.untagged().next();
    let untagged =
        untagged.map(|_| format!("- [{CLIENT}](docs/{CLIENT}.md): operations without a tag\n"));
    let rows: String = untagged.into_iter().chain(rows).collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!("## Reference\n\n{rows}"),
    }
}

fn stability() -> String {
    format!(
        "## Versions\n\n\
         The crate follows Semantic Versioning. Types that only come in answers are `#[non_exhaustive]`, and enums\n\
         keep values that they do not know, so that an addition to the API is a minor version. What an application\n\
         has to change its code for is a major one (before 1.0.0 a minor one). The oldest supported compiler is Rust\n\
         {RUST_VERSION}; a newer one is a minor version.\n"
    )
}
