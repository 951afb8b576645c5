//! The tags: each is a file of `api` with a type whose methods begin requests.

use super::context::Context;
use super::features;
use crate::analysis::Feature;
use crate::api::TagId;
use crate::names::Name;
use crate::prose::{self, documentation};

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// Its name in the document.
    pub name: &'a str,
    /// The lines of the documentation of its type.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// The module of `api`, and the method of the client.
    pub module: &'a Name,
    /// The type whose methods begin requests.
    pub api: &'a Name,
    /// The cargo feature that its operations need, where the client has features for its parts.
    pub feature: Option<&'a str>,
    /// The places of its operations among the client's.
    pub operations: Vec<usize>,
}

impl<'a> Tag<'a> {
    /// Returns the tags, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let tags = context.api.tags.iter().zip(context.names.tags());
        let tags = tags.enumerate().map(|(index, (tag, names))| Tag {
            name: &tag.name,
            docs: documentation::of_tag(tag),
            description: prose::said(tag.description.as_deref()),
            module: &names.module,
            api: &names.api,
            feature: features::condition(context, Feature::Tag(TagId(index))),
            operations: {
                let operations = context.api.operations_of(Some(TagId(index)));
                operations.map(|(id, _)| id.0).collect()
            },
        });
        tags.collect()
    }
}
