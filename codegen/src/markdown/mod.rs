//! The pages of the generated crate: its README, and the reference in `docs/` with a page for each tag, one for
//! each model, and an index.
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

use crate::api::{TagId, TypeId};
use crate::client::Context;
use page::Links;

/// A page.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// `README.md`
    Readme,
    /// `docs/README.md`, which lists all operations, models and webhooks.
    Index,
    /// `docs/UsersApi.md`, the operations of a tag.
    Tag(TagId),
    /// `docs/User.md`, a type together with the types that are written inline in it.
    Model(TypeId),
}

/// The pages of a client, and the links between them.
pub struct Pages<'c> {
    context: &'c Context<'c>,
    links: Links<'c>,
}

impl<'c> Pages<'c> {
    /// Names the pages.
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
            Page::Index => index::render(self.context, &self.links),
            Page::Tag(tag) => tag::render(self.context, &self.links, tag),
            Page::Model(id) => model::render(self.context, &self.links, id),
        }
    }
}
