//! The pages of the generated crate: its README, and the reference in `docs/` with a page for each tag, one for
//! each model, and an index.
//!
//! The text of the document stays Markdown, defused like that of rustdoc; what is known of a value beside
//! its description is in the same words as there.

mod authorization;
mod model;
mod operation;
mod operations;
mod page;
mod readme;
#[cfg(test)]
mod tests;

use crate::api::{TagId, TypeId};
use crate::client::Context;
use crate::prose::{self, documentation};
use page::{Links, row, table};

/// A page.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// `README.md`
    Readme,
    /// All operations and models.
    Index,
    /// The operations of a tag.
    Tag(TagId),
    /// A type together with the types written inline in it.
    Model(TypeId),
}

/// The pages of an API, and how they refer to one another.
pub struct Pages<'c> {
    context: &'c Context<'c>,
    links: Links<'c>,
}

impl<'c> Pages<'c> {
    /// Gives each page its place.
    pub fn new(context: &'c Context<'c>) -> Self {
        Pages {
            context,
            links: Links::assign(context),
        }
    }

    /// Returns the pages with their paths.
    pub fn list(&self) -> Vec<(String, Page)> {
        let tags = self.context.names.tags().iter().enumerate();
        let tags =
            tags.map(|(index, names)| (page::path(names.api.as_str()), Page::Tag(TagId(index))));
        let models = self.context.api.homes();
        let models = models.map(|(id, _)| (page::path(self.links.page(id)), Page::Model(id)));
        let mut pages = vec![
            ("README.md".to_owned(), Page::Readme),
            (page::path(page::INDEX), Page::Index),
        ];
        pages.extend(tags.chain(models));
        pages
    }

    /// Renders a page.
    pub fn render(&self, page: Page) -> String {
        match page {
            Page::Readme => readme::render(self.context),
            Page::Index => index(self.context, &self.links),
            Page::Tag(tag) => operations::render(self.context, &self.links, tag),
            Page::Model(id) => model::render(self.context, &self.links, id),
        }
    }
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
    let models = context.api.homes().map(|(id, def)| {
        let description = prose::described(
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
        row(&[links.named(id), prose::cell(&opening.join("\n"))])
    });
    text.push_str(&section(
        "Models",
        &table(&["Model", "Description"], models),
    ));
    text.push_str(&section("Webhooks", &webhooks(context, links)));
    text.push_str("\n[[Back to README]](../README.md)\n");
    text
}

/// Returns the table of the requests that the API sends.
fn webhooks(context: &Context<'_>, links: &Links<'_>) -> String {
    let webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
    let rows = webhooks.map(|(webhook, name)| {
        let function = page::code(&format!("webhooks::{}", name.as_str()));
        let what = prose::cell(&documentation::origin(webhook));
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
