//! The pages of the generated crate: its README, and the reference in `docs/` with a page for each tag, one for
//! the operations without a tag, one for each model, and an index.
//!
//! The document's own text stays Markdown, sanitised as in rustdoc. What follows it (limits, defaults, examples) is
//! said in the same words as there.

mod authorization;
mod index;
mod model;
mod operation;
mod page;
mod readme;
mod tag;
#[cfg(test)]
mod tests;

use crate::client::{CLIENT, Client, ModelFile, Tag};
use page::Links;

/// A page.
#[derive(Clone, Copy)]
pub enum Page<'c> {
    /// `README.md`
    Readme,
    /// `docs/README.md`, which lists all operations, models and webhooks.
    Index,
    /// `docs/UsersApi.md`, the operations of a tag.
    Tag(&'c Tag<'c>),
    /// `docs/Client.md`, the operations without a tag.
    Untagged,
    /// `docs/User.md`, a type together with the types that are written inline in it.
    Model(&'c ModelFile<'c>),
}

/// The pages of a client, and the links between them.
pub struct Pages<'c> {
    client: &'c Client<'c>,
    links: Links<'c>,
}

impl<'c> Pages<'c> {
    /// Names the pages.
    pub fn new(client: &'c Client<'c>) -> Self {
        Pages {
            client,
            links: Links::assign(client),
        }
    }

    /// Returns the pages with their paths.
    pub fn list(&self) -> Vec<(String, Page<'c>)> {
        let tags = self.client.tags.iter();
        let tags = tags.map(|tag| (page::path(tag.api.as_str()), Page::Tag(tag)));
        let models = self.client.models.iter().filter_map(|file| {
            let page = self.links.page(file.models.first()?.name);
            Some((page::path(page), Page::Model(file)))
        });
        let mut pages = vec![
            ("README.md".to_owned(), Page::Readme),
            (page::path(page::INDEX), Page::Index),
        ];
        let untagged = self.client.untagged().next();
        pages.extend(untagged.map(|_| (page::path(CLIENT), Page::Untagged)));
        pages.extend(tags.chain(models));
        pages
    }

    /// Renders a page.
    pub fn render(&self, page: Page<'_>) -> String {
        match page {
            Page::Readme => readme::render(self.client),
            Page::Index => index::render(self.client, &self.links),
            Page::Tag(tag) => tag::render(self.client, &self.links, tag),
            Page::Untagged => tag::render_untagged(self.client, &self.links),
            Page::Model(file) => model::render(&self.links, file),
        }
    }
}
