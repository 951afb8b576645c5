//! The page of a tag, and that of the operations without one, with a section for each operation.

use super::operation::{self, Section};
use super::page::{self, Links, code, paragraph, row, sentences, table};
use crate::client::{CLIENT, Client, Operation, Tag};
use crate::prose;

/// Renders the page of a tag.
pub fn render(client: &Client<'_>, links: &Links<'_>, tag: &Tag<'_>) -> String {
    let gives = format!("\n`client.{}()` gives a `{}`.\n", tag.module, tag.api);
    let head = paragraph(tag.description) + &gives;
    let operations: Vec<&Operation<'_>> = client.operations_of(tag).collect();
    page(client, links, tag.api.as_str(), &head, &operations)
}

/// Renders the page of the operations without a tag.
pub fn render_untagged(client: &Client<'_>, links: &Links<'_>) -> String {
    let operations: Vec<&Operation<'_>> = client.untagged().collect();
    let head = "\nThe operations without a tag are methods of the `Client`.\n";
    page(client, links, CLIENT, head, &operations)
}

/// Renders a page of operations under its name and what comes before them.
fn page<'a>(
    client: &'a Client<'a>,
    links: &'a Links<'a>,
    name: &str,
    head: &str,
    operations: &[&'a Operation<'a>],
) -> String {
    let mut text = format!("# {name}\n{head}{}", servers(client));
    let rows = operations.iter().map(|operation| {
        let method = operation.method.as_str();
        let link = format!("[`{method}`](#{})", page::anchor(method));
        operation::list_row(link, operation)
    });
    text.push_str(&format!("\n{}", table(&operation::LIST_HEAD, rows)));
    for operation in operations {
        let section = Section {
            client,
            links,
            operation,
        };
        text.push_str(&section.render());
        text.push_str(&page::back(name));
    }
    text
}

fn servers(client: &Client<'_>) -> String {
    let rows = client.environments.iter().map(|environment| {
        let variables = environment.variables.iter().map(|variable| {
            let description = variable.description.map(prose::cell).into_iter();
            let facts = sentences(&variable.facts);
            let text: Vec<String> = description.chain([facts]).collect();
            format!("{}: {}", code(variable.name), text.join(" "))
        });
        row(&[
            format!("`Environment::{}`", environment.variant),
            code(environment.url),
            environment.description.map(prose::cell).unwrap_or_default(),
            variables.collect::<Vec<_>>().join("<br>"),
        ])
    });
    let table = table(&["Environment", "URL", "Description", "Variables"], rows);
    match client.base_url.as_str() {
        "" if table.is_empty() => String::new(),
        "" => format!("\nAll URIs are relative to the server that the client is given.\n\n{table}"),
        url => format!(
            "\nAll URIs are relative to {}, unless the client is given another server.\n\n{table}",
            prose::code(url)
        ),
    }
}
