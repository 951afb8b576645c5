//! The examples of the README, which is the front page of the client's documentation.

use super::{Context, features};
use crate::analysis::Feature;
use crate::api::OperationId;
use crate::names::Name;

/// Returns the operation of the example call: the first that has pages, else the first operation.
pub fn operation(context: &Context<'_>) -> Option<OperationId> {
    let operations = &context.api.operations;
    let paged = operations
        .iter()
        .position(|operation| operation.pagination.is_some());
    (!operations.is_empty()).then_some(OperationId(paged.unwrap_or(0)))
}

/// Returns the function of the example that reads a webhook: that of the first which is not deprecated.
pub fn webhook<'a>(context: &Context<'a>) -> Option<&'a Name> {
    let mut webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
    webhooks.find_map(|(webhook, name)| (!webhook.deprecated).then_some(name))
}

/// Returns the names of the features that the examples need, for example `pets` and `webhooks`. There are none
/// where the client has no features for its parts.
pub fn features<'a>(context: &Context<'a>) -> Vec<&'a str> {
    if context.facts.features().all().is_empty() {
        return Vec::new();
    }
    let operation = operation(context).map(|id| &context.api.operations[id.0]);
    let tag = operation.map(|operation| Feature::Tag(operation.tag));
    let webhooks = webhook(context).map(|_| Feature::Webhooks);
    let needed = tag.into_iter().chain(webhooks);
    needed
        .map(|feature| features::name(context, feature))
        .collect()
}
