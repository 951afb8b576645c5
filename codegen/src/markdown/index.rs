//! The page that lists all operations, models and webhooks.

use super::operation;
use super::page::{self, Links, code, opening, row, table};
use crate::api::OperationId;
use crate::client::Context;
use crate::prose::{self, documentation};

/// Renders the page.
pub fn render(context: &Context<'_>, links: &Links<'_>) -> String {
    let mut text = format!("# Reference of `{}`\n", context.crate_name());
    text.push_str(&section("Operations", &operations(context)));
    text.push_str(&section("Models", &models(context, links)));
    text.push_str(&section("Webhooks", &webhooks(context, links)));
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

fn operations(context: &Context<'_>) -> String {
    let operations = context.api.operations.iter().enumerate();
    let rows = operations.map(|(index, operation)| {
        let tag = &context.names.tags()[operation.tag.0].api;
        let method = operation::method(context, OperationId(index));
        let link = format!("[`{tag}::{method}`]({tag}.md#{})", page::anchor(method));
        operation::list_row(link, operation)
    });
    table(&operation::LIST_HEAD, rows)
}

fn models(context: &Context<'_>, links: &Links<'_>) -> String {
    let rows = context.api.homes().map(|(id, def)| {
        let description = def.docs.description.as_deref();
        let description = description.or(def.docs.title.as_deref());
        row(&[links.named(id), opening(description)])
    });
    table(&["Model", "Description"], rows)
}

/// Returns the table of the requests that the API sends.
fn webhooks(context: &Context<'_>, links: &Links<'_>) -> String {
    let webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
    let rows = webhooks.map(|(webhook, name)| {
        let function = code(&format!("webhooks::{}", name.as_str()));
        let request = prose::cell(&documentation::webhook_sentence(webhook));
        row(&[function, request, links.ty(&webhook.body)])
    });
    table(&["Function", "Request", "Body"], rows)
}
