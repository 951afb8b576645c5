//! The state of lowering path items: operations, and the requests that the API sends.

use super::Report;
use super::schema::Schemas;
use crate::api::{Header, TagId, Webhook};
use crate::config::Pagination;

/// What operations come to besides themselves, and the schemas that they use.
pub struct Paths<'d> {
    pub schemas: Schemas<'d>,
    /// The documented headers of responses.
    pub headers: Vec<Header>,
    /// The requests that the API sends.
    pub webhooks: Vec<Webhook>,
    /// The tags that operations use, in the order in which they come.
    pub tags: Vec<String>,
    /// What each operation says of its pages by `x-pagination`, in the order of the operations.
    pub pagination: Vec<Option<Pagination>>,
}

impl<'d> Paths<'d> {
    pub fn new(schemas: Schemas<'d>) -> Self {
        Paths {
            schemas,
            headers: Vec::new(),
            webhooks: Vec::new(),
            tags: Vec::new(),
            pagination: Vec::new(),
        }
    }

    pub fn report(&mut self) -> &mut Report {
        &mut self.schemas.report
    }

    /// Returns the tag of that name, which an operation uses.
    pub fn tag(&mut self, name: &str) -> TagId {
        let known = self.tags.iter().position(|tag| tag == name);
        TagId(known.unwrap_or_else(|| {
            self.tags.push(name.to_owned());
            self.tags.len() - 1
        }))
    }
}
