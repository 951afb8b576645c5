//! The examples of the README, which is the front page of the client's documentation.

use super::context::Context;
use super::features;
use crate::analysis::Feature;
use crate::names::Name;

/// What the front page shows.
#[derive(Clone, Debug)]
pub struct FrontPage<'a> {
    /// The operation of the example call, by its place among the client's: the first that has pages, else the first.
    pub operation: Option<usize>,
    /// The function of the example that reads a webhook: that of the first which is not deprecated.
    pub webhook: Option<&'a Name>,
    /// The cargo features that the examples need, for example `pets` and `webhooks`; none where the client has no
    /// features for its parts.
    pub features: Vec<&'a str>,
}

impl<'a> FrontPage<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let operations = &context.api.operations;
        let mut paged = operations.iter().map(|it| it.pagination.is_some());
        let paged = paged.position(|is_paged| is_paged);
        let operation = (!operations.is_empty()).then_some(paged.unwrap_or(0));
        let mut webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
        let webhook = webhooks.find_map(|(it, name)| (!it.deprecated).then_some(name));
        let tag = operation
            .and_then(|index| operations[index].tag)
            .map(Feature::Tag);
        let needed = tag.into_iter().chain(webhook.map(|_| Feature::Webhooks));
        FrontPage {
            operation,
            webhook,
            features: needed
                .filter_map(|feature| features::condition(context, feature))
                .collect(),
        }
    }
}
