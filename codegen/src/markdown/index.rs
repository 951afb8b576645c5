//! The page that lists all operations, models and webhooks.

use super::operation;
use super::page::{self, Links, code, opening, row, table};
use crate::client::Client;
use crate::prose;

/// Renders the page.
pub fn render(client: &Client<'_>, links: &Links<'_>) -> String {
    let mut text = format!("# Reference of `{}`\n", client.package.name);
    text.push_str(&section("Operations", &operations(client)));
    text.push_str(&section("Models", &models(client, links)));
    text.push_str(&section("Webhooks", &webhooks(client, links)));
    text.push_str("\n[[Back to README]](../README.md)\n");
    text
}

/// Returns a section of the page, or nothing without content.
fn section(title: &str, content: &str) -> String {
    match content.is_empty() {
        true => String::new(),
        false => format!("\n## {title}\n\n{content}"),
    }
}

fn operations(client: &Client<'_>) -> String {
    let rows = client.operations.iter().map(|operation| {
        let (receiver, method) = (operation.receiver, operation.method.as_str());
        let link = format!(
            "[`{receiver}::{method}`]({receiver}.md#{})",
            page::anchor(method)
        );
        operation::list_row(link, operation)
    });
    table(&operation::LIST_HEAD, rows)
}

fn models(client: &Client<'_>, links: &Links<'_>) -> String {
    let models = client.models.iter().filter_map(|file| file.models.first());
    let rows = models.map(|model| {
        let description = prose::said(model.about.description.as_deref());
        let description = description.or(model.about.title.as_deref());
        row(&[links.named(model.name), opening(description)])
    });
    table(&["Model", "Description"], rows)
}

/// Returns the table of the requests that the API sends.
fn webhooks(client: &Client<'_>, links: &Links<'_>) -> String {
    let rows = client.webhooks.iter().map(|webhook| {
        let function = code(&format!("webhooks::{}", webhook.function.as_str()));
        let request = prose::cell(&webhook.sentence);
        row(&[function, request, links.ty(&webhook.body)])
    });
    table(&["Function", "Request", "Body"], rows)
}
