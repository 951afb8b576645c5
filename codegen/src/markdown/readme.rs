//! The `README.md` of the generated crate, which `lib.rs` includes as its documentation.

use std::fmt::Write as _;

use super::authorization;
use crate::analysis::Feature;
use crate::client::{Context, RUST_VERSION, example, features, front_page, servers};
use crate::prose;

/// Renders the README.
pub fn render(context: &Context<'_>) -> String {
    let sections = [
        introduction(context),
        usage(context),
        authorization::render(context),
        environments(context),
        webhooks(context),
        errors(),
        limits(context),
        features(context),
        reference(context),
        stability(),
    ];
    let sections: Vec<String> = sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .collect();
    sections.join("\n")
}

fn introduction(context: &Context<'_>) -> String {
    let info = &context.api.info;
    let mut text = format!("# {}\n\n", context.crate_name());
    let _ = writeln!(
        text,
        "A client of the {}, version {}.",
        prose::plain(&info.title),
        prose::code(&info.version)
    );
    if let Some(description) = &info.description {
        let _ = writeln!(text, "\n{}", prose::text(description).join("\n"));
    }
    text
}

fn usage(context: &Context<'_>) -> String {
    let Some(id) = front_page::operation(context) else {
        return String::new();
    };
    let krate = context.crate_ident();
    let mut lines = vec![
        "## Usage".to_owned(),
        String::new(),
        "```rust,no_run".to_owned(),
        "async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("    let client = {krate}::Client::from_env()?;"),
    ];
    lines.extend(
        example::lines(context, id)
            .iter()
            .map(|line| format!("    {line}").trim_end().to_owned()),
    );
    lines.extend(["    Ok(())", "}", "```", ""].map(str::to_owned));
    lines.push("Calls run on a tokio runtime with its time driver on. A client is cheap to clone, and its clones".to_owned());
    lines.push("share one pool of connections.".to_owned());
    lines.join("\n") + "\n"
}

fn environments(context: &Context<'_>) -> String {
    let variable = format!("{}_BASE_URL", context.environment_prefix());
    let base_url = servers::base_url(context);
    let rows: String = servers::environments(context)
        .map(|(server, names)| {
            let url = server.default_url();
            format!(
                "| `Environment::{}` | {} | {} |\n",
                names.variant,
                prose::code(&server.url),
                url.map_or_else(|| "-".to_owned(), |url| prose::code(&url))
            )
        })
        .collect();
    let mut text = match rows.is_empty() {
        true => base_url_section(&base_url, &variable),
        false => environments_section(&rows, &base_url, &variable),
    };
    let operations = &context.api.operations;
    if operations
        .iter()
        .any(|operation| !operation.servers.is_empty())
    {
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

fn webhooks(context: &Context<'_>) -> String {
    let Some(name) = front_page::webhook(context) else {
        return String::new();
    };
    let krate = context.crate_ident();
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

fn limits(context: &Context<'_>) -> String {
    let streams = match context.facts.needs().has_streams() {
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

fn features(context: &Context<'_>) -> String {
    let tags = feature_rows(context);
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
fn feature_rows(context: &Context<'_>) -> String {
    let all = context.facts.features().all();
    if all.is_empty() {
        return String::new();
    }
    let rows = all.iter().map(|feature| {
        let what = match feature {
            Feature::Tag(tag) => {
                let tag = prose::code(&context.api.tags[tag.0].name);
                format!("the operations tagged {tag}, with their models")
            }
            Feature::Webhooks => "the module `webhooks`, with its models".to_owned(),
        };
        format!("| `{}` | {what} |\n", features::name(context, *feature))
    });
    format!(
        "| `full` (default) | all of those below; an application that names the ones it uses, and `rustls`, after \
         `default-features = false` builds faster |\n{}",
        rows.collect::<String>()
    )
}

fn reference(context: &Context<'_>) -> String {
    let tags = context.api.tags.iter().zip(context.names.tags());
    let rows = tags.map(|(tag, names)| {
        format!(
            "- [{}](docs/{}.md): {}\n",
            names.api,
            names.api,
            prose::code(&tag.name)
        )
    });
    let rows: String = rows.collect();
    if rows.is_empty() {
        String::new()
    } else {
        format!("## Reference\n\n{rows}")
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
