//! The page of a tag, with a section for each of its operations.

use super::operation::{self, Section};
use super::page::{self, Links, code, paragraph, row, sentences, table};
use crate::api::TagId;
use crate::client::{Context, servers};
use crate::prose::{self, documentation};

/// Renders the page of a tag.
pub fn render(context: &Context<'_>, links: &Links<'_>, tag: TagId) -> String {
    let names = &context.names.tags()[tag.0];
    let mut text = format!("# {}\n", names.api.as_str());
    text.push_str(&paragraph(context.api.tags[tag.0].description.as_deref()));
    text.push_str(&format!(
        "\n`client.{}()` gives a `{}`.\n",
        names.module, names.api
    ));
    text.push_str(&servers(context));
    let rows = context.api.operations_of(tag).map(|(id, operation)| {
        let method = operation::method(context, id);
        let link = format!("[`{method}`](#{})", page::anchor(method));
        operation::list_row(link, operation)
    });
    text.push_str(&format!("\n{}", table(&operation::LIST_HEAD, rows)));
    for (id, operation) in context.api.operations_of(tag) {
        text.push_str(
            &Section {
                context,
                links,
                id,
                operation,
            }
            .render(),
        );
        text.push_str(&page::back(names.api.as_str()));
    }
    text
}

fn servers(context: &Context<'_>) -> String {
    let rows = servers::environments(context).map(|(server, names)| {
        let variables = server.variables.iter().map(|variable| {
            let description = variable.description.as_deref().map(prose::cell).into_iter();
            let facts = sentences(&documentation::variable_facts(variable));
            let text: Vec<String> = description.chain([facts]).collect();
            format!("{}: {}", code(&variable.name), text.join(" "))
        });
        row(&[
            format!("`Environment::{}`", names.variant),
            code(&server.url),
            server
                .description
                .as_deref()
                .map(prose::cell)
                .unwrap_or_default(),
            variables.collect::<Vec<_>>().join("<br>"),
        ])
    });
    let table = table(&["Environment", "URL", "Description", "Variables"], rows);
    match servers::base_url(context).as_str() {
        "" if table.is_empty() => String::new(),
        "" => format!("\nAll URIs are relative to the server that the client is given.\n\n{table}"),
        url => format!(
            "\nAll URIs are relative to {}, unless the client is given another server.\n\n{table}",
            prose::code(url)
        ),
    }
}
