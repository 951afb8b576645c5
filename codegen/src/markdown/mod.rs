//! The model as reference pages, in `docs/`: one for each tag, one for each model, and an index.
//!
//! The text of the document stays Markdown, defused like that of rustdoc; what is known of a value beside
//! its description is in the same words as there.

mod model;
mod operation;
mod operations;
mod page;
#[cfg(test)]
mod tests;

use crate::api::TagId;
use crate::render::Context;
use crate::render::{self, docs};
use page::{Links, row, table};

/// Renders the pages, with their paths.
pub fn pages(context: &Context<'_>) -> Vec<(String, String)> {
    let links = Links::assign(context);
    let mut pages = vec![(page::path(page::INDEX), index(context, &links))];
    for (index, names) in context.names.tags().iter().enumerate() {
        let page = operations::render(context, &links, TagId(index));
        pages.push((page::path(names.api.as_str()), page));
    }
    for (id, _) in context
        .api
        .type_defs()
        .filter(|(_, def)| def.parent.is_none())
    {
        pages.push((
            page::path(links.page(id)),
            model::render(context, &links, id),
        ));
    }
    pages
}

fn index(context: &Context<'_>, links: &Links<'_>) -> String {
    let mut text = format!("# Reference of `{}`\n", context.crate_name());
    let operations = context
        .api
        .operations
        .iter()
        .enumerate()
        .map(|(index, operation)| {
            let tag = &context.names.tags()[operation.tag.0].api;
            let method = operations::method(context, index);
            let link = format!("[`{tag}::{method}`]({tag}.md#{})", page::anchor(&method));
            row(&[
                link,
                operations::request(operation),
                operations::summary(operation),
            ])
        });
    text.push_str(&section(
        "Operations",
        &table(&["Method", "HTTP request", "Description"], operations),
    ));
    let models = context
        .api
        .type_defs()
        .filter(|(_, def)| def.parent.is_none())
        .map(|(id, def)| {
            let description = docs::described(
                def.docs
                    .description
                    .as_deref()
                    .or(def.docs.title.as_deref())
                    .unwrap_or_default(),
            );
            let opening: Vec<String> = description
                .into_iter()
                .take_while(|line| !line.is_empty())
                .collect();
            row(&[links.named(id), docs::cell(&opening.join("\n"))])
        });
    text.push_str(&section(
        "Models",
        &table(&["Model", "Description"], models),
    ));
    text.push_str(&section("Webhooks", &webhooks(context, &links)));
    text.push_str("\n[[Back to README]](../README.md)\n");
    text
}

/// Returns the table of the requests that the API sends.
fn webhooks(context: &Context<'_>, links: &Links<'_>) -> String {
    let webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
    let rows = webhooks.map(|(webhook, name)| {
        let function = page::code(&format!("webhooks::{}", name.as_str()));
        let what = docs::cell(&render::origin(webhook));
        row(&[function, what, links.ty(&webhook.body)])
    });
    table(&["Function", "Request", "Body"], rows)
}

/// Returns a section of a page, or nothing where there is nothing to say in it.
fn section(title: &str, content: &str) -> String {
    if content.is_empty() {
        String::new()
    } else {
        format!("\n## {title}\n\n{content}")
    }
}
