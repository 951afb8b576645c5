//! The page of a tag: each of its operations with what it takes, answers and needs.

use super::operation::Section;
use super::page::{self, Links, code, paragraph, row, sentences, table};
use crate::api::{Operation, OperationId, TagId};
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
        let method = method(context, id.0);
        let link = format!("[`{method}`](#{})", page::anchor(&method));
        row(&[link, request(operation), summary(operation)])
    });
    text.push_str(&format!(
        "\n{}",
        table(&["Method", "HTTP request", "Description"], rows)
    ));
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

/// Returns the name of an operation's method.
pub fn method(context: &Context<'_>, operation: usize) -> String {
    context
        .names
        .operation(OperationId(operation))
        .method
        .as_str()
        .to_owned()
}

/// Returns what an operation sends, as code in a table.
pub fn request(operation: &Operation) -> String {
    code(&format!(
        "{} {}",
        operation.method.as_str(),
        operation.path.0
    ))
}

/// Returns the summary of an operation as a cell, or how its description begins.
pub fn summary(operation: &Operation) -> String {
    if let Some(summary) = &operation.summary {
        return prose::cell(summary);
    }
    let description = prose::described(operation.description.as_deref().unwrap_or_default());
    let opening: Vec<String> = description
        .into_iter()
        .take_while(|line| !line.is_empty())
        .collect();
    prose::cell(&opening.join("\n"))
}

fn servers(context: &Context<'_>) -> String {
    let rows = servers::environments(context).map(|(server, names)| {
        let variables = server.variables.iter().map(|variable| {
            let description = variable.description.as_deref().map(prose::cell).into_iter();
            let said: Vec<String> = description
                .chain([sentences(&documentation::variable_facts(variable))])
                .collect();
            format!("{}: {}", code(&variable.name), said.join(" "))
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
