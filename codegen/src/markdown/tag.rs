//! The page of a tag, with a section for each of its operations.

use super::operation::{self, Section};
use super::page::{self, Links, code, paragraph, row, sentences, table};
use crate::client::{Client, Tag};
use crate::prose;

/// Renders the page of a tag.
pub fn render(client: &Client<'_>, links: &Links<'_>, tag: &Tag<'_>) -> String {
    let mut text = format!("# {}\n", tag.api.as_str());
    text.push_str(&paragraph(tag.description));
    text.push_str(&format!(
        "\n`client.{}()` gives a `{}`.\n",
        tag.module, tag.api
    ));
    text.push_str(&servers(client));
    let rows = client.operations_of(tag).map(|operation| {
        let method = operation.method.as_str();
        let link = format!("[`{method}`](#{})", page::anchor(method));
        operation::list_row(link, operation)
    });
    text.push_str(&format!("\n{}", table(&operation::LIST_HEAD, rows)));
    for operation in client.operations_of(tag) {
        let section = Section {
            client,
            links,
            operation,
        };
        text.push_str(&section.render());
        text.push_str(&page::back(tag.api.as_str()));
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
